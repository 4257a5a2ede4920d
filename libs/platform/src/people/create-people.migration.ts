import type { MigrationInterface, QueryRunner } from 'typeorm';
import { peopleCreate, peopleDrop } from './people-create.sql.js';

export class CreatePeople1735693200000 implements MigrationInterface {
  readonly name = 'CreatePeople1735693200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(peopleCreate);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(peopleDrop);
  }
}
