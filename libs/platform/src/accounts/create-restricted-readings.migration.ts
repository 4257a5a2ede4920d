import type { MigrationInterface, QueryRunner } from 'typeorm';
import { restrictedReadingsCreate, restrictedReadingsDrop } from './restricted-readings-create.sql.js';

export class CreateRestrictedReadings1735693200050 implements MigrationInterface {
  readonly name = 'CreateRestrictedReadings1735693200050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(restrictedReadingsCreate);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(restrictedReadingsDrop);
  }
}
