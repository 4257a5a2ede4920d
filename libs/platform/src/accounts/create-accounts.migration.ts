import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountsCreate, accountsDrop } from './accounts-create.sql.js';

export class CreateAccounts1735693200003 implements MigrationInterface {
  readonly name = 'CreateAccounts1735693200003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(accountsCreate);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(accountsDrop);
  }
}
