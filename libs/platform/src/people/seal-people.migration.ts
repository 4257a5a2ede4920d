import type { MigrationInterface, QueryRunner } from 'typeorm';
import { peopleSeal, peopleSealDrop } from './people-seal.sql.js';

export class SealPeople1735693200030 implements MigrationInterface {
  readonly name = 'SealPeople1735693200030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(peopleSeal);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(peopleSealDrop);
  }
}
