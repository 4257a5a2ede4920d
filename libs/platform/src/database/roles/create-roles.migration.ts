import type { MigrationInterface, QueryRunner } from 'typeorm';
import { groupRolesSql } from './group-roles.sql.js';
import { platformGrantsSql } from './platform-grants.sql.js';

/** Least-privilege roles, and what each may do with the tables that are there. */
export class CreateRoles1735693200010 implements MigrationInterface {
  readonly name = 'CreateRoles1735693200010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(groupRolesSql);
    await runner.query(platformGrantsSql);
  }

  /** What is granted stays: an earlier release does not mind, and the roles belong to all databases of the server. */
  async down(): Promise<void> {}
}
