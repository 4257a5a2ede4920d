import type { MigrationInterface, QueryRunner } from 'typeorm';
import { endpointsCreate, endpointsDrop } from './endpoints-create.sql.js';

export class CreateEndpoints1735693200002 implements MigrationInterface {
  readonly name = 'CreateEndpoints1735693200002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(endpointsCreate);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(endpointsDrop);
  }
}
