import type { MigrationInterface, QueryRunner } from 'typeorm';
import { peopleAddressState, peopleAddressStateDrop } from './people-address-state.sql.js';

export class AddPeopleAddressState1735693200001 implements MigrationInterface {
  readonly name = 'AddPeopleAddressState1735693200001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(peopleAddressState);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(peopleAddressStateDrop);
  }
}
