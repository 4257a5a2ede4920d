import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendCreate } from '../sql/append-create.sql.js';
import { logCreate, logDrop, logGrant } from '../sql/log-create.sql.js';

/** The log: its tables, the one function that writes them, and the role that may call it. */
export class CreateLog1735689600000 implements MigrationInterface {
  readonly name = 'CreateLog1735689600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(logCreate);
    await runner.query(appendCreate);
    await runner.query(logGrant);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(logDrop);
  }
}
