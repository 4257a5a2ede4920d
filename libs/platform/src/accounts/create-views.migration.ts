import type { MigrationInterface, QueryRunner } from 'typeorm';
import { viewsCreate, viewsDrop } from './views-create.sql.js';

export class CreateViews1735693200051 implements MigrationInterface {
  readonly name = 'CreateViews1735693200051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(viewsCreate);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(viewsDrop);
  }
}
