import type { MigrationInterface, QueryRunner } from 'typeorm';
import { platformGrantsSql } from './platform-grants.sql.js';

/** What each of the roles may do with the tables that are there; the roles themselves are made before any migration. */
export class CreateRoles1735693200010 implements MigrationInterface {
  readonly name = 'CreateRoles1735693200010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(platformGrantsSql);
  }

  /** What is granted stays: an earlier release does not mind, and the roles belong to all databases of the server. */
  async down(): Promise<void> {}
}
