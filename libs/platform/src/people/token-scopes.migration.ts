import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tokenScopes, tokenScopesDrop } from './token-scopes.sql.js';

export class AddTokenScopes1735693200041 implements MigrationInterface {
  readonly name = 'AddTokenScopes1735693200041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tokenScopes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(tokenScopesDrop);
  }
}
