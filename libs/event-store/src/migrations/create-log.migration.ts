import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendCreate } from '../sql/append-create.sql.js';
import { appendOneCreate } from '../sql/append-one-create.sql.js';
import { logCreate, logDrop, logGrant } from '../sql/log-create.sql.js';

/** The log: its tables, the functions that write them, and the role that may call those. */
export class CreateLog1735689600000 implements MigrationInterface {
  readonly name = 'CreateLog1735689600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(logCreate);
    await runner.query(appendCreate);
    await runner.query(appendOneCreate);
    await runner.query(logGrant);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(logDrop);
  }
}
