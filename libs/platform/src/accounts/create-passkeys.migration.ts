import type { MigrationInterface, QueryRunner } from 'typeorm';
import { passkeysCreate, passkeysDrop } from './passkeys-create.sql.js';

export class CreatePasskeys1735693200040 implements MigrationInterface {
  readonly name = 'CreatePasskeys1735693200040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(passkeysCreate);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(passkeysDrop);
  }
}
