import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oidcCreate, oidcDrop } from './oidc-create.sql.js';

export class CreateOidc1735693200020 implements MigrationInterface {
  readonly name = 'CreateOidc1735693200020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(oidcCreate);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(oidcDrop);
  }
}
