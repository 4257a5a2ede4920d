/**
 * The whole edge over a real database, with the projections running: what the end-to-end suites of the API stand on. The clock
 * is the test's own.
 */
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { holdRole } from '#application';
import type { Actor, GrantableRole } from '#domain';
import { PostgresEventStore } from '#event-store';
import {
  createDataSource,
  createPool,
  MovableClock,
  openAppSource,
  openReaderSource,
  PeopleDirectory,
  peopleEntities,
  type TokenRequest,
  TokenStore,
  uuidV5,
} from '#platform';
import { ProjectionRunner, projections, readModelEntities, type Scope } from '#read-models';
import { Scopes } from '../../apps/api/src/access/scopes.js';
import { type ApiApp, type ApiOptions, createApiApp } from '../../apps/api/src/app.js';
import { createTestDatabase } from '../support/postgres.js';
import { testSealer } from '../support/test-sealer.js';

const registrar: Actor = { person: uuidV5('quản trị khác'), role: 'admin', unit: null };

export interface ApiHarness {
  readonly api: ApiApp;
  readonly url: string;
  readonly clock: MovableClock;
  readonly store: PostgresEventStore;
  readonly source: DataSource;
  readonly pool: Pool;
  readonly people: PeopleDirectory;
  readonly tokens: TokenStore;
  readonly faults: string[];
  /** A valid token; `unit` null acts for the whole register. */
  token(of: Pick<TokenRequest, 'person' | 'role' | 'unit'>): Promise<string>;
  stop(): Promise<void>;
}

/** What `startApi` may be told beside the API's own options. */
export interface HarnessOptions extends Partial<ApiOptions> {
  readonly now?: string;
  /**
   * Which of the two walls stand (docs/guides/access.md). `first`: the screens read as the owner of the tables, so that only the
   * queries' scope narrows them. `second`: every scope is everything, so that only PostgreSQL's row-level security does; for
   * reading alone, since commands are judged by the first. Default: both.
   */
  readonly walls?: 'both' | 'first' | 'second';
}

/** A first wall with a hole as wide as itself. */
class NoScopes extends Scopes {
  override of(): Promise<Scope> {
    return Promise.resolve({ units: null, restricted: null });
  }
}

export async function startApi({ walls = 'both', ...options }: HarnessOptions = {}): Promise<ApiHarness> {
  const signIn = { sealer: testSealer, ...options.signIn };
  const { sealer } = signIn;
  const database = await createTestDatabase();
  const clock = new MovableClock(options.now ?? '2025-03-03T02:00:00.000Z');
  const store = new PostgresEventStore({ url: database.url, clock });
  const source = createDataSource(
    { url: database.url, applicationName: 'test-source' },
    { entities: [...peopleEntities, ...readModelEntities] },
  );
  await source.initialize();
  const app = await openAppSource(
    { url: database.url, applicationName: 'api' },
    { entities: [...peopleEntities, ...readModelEntities] },
  );
  const screens =
    walls === 'first'
      ? source
      : await openReaderSource({ url: database.url, applicationName: 'screens' }, { entities: readModelEntities });
  const pool = createPool({ url: database.url, applicationName: 'projections' });
  const faults: string[] = [];
  const runner = new ProjectionRunner({
    pool,
    store,
    projections,
    onFault: (name, fault) => faults.push(`${String(name)}: ${JSON.stringify(fault)}`),
  });
  await runner.start();
  const letGo = async (): Promise<void> => {
    await runner.stop();
    await store.close();
    await pool.end();
    if (screens !== source) await screens.destroy();
    await Promise.all([source.destroy(), app.destroy()]);
    await database.drop();
  };
  const replaced = [
    ...(walls === 'second' ? [{ provide: Scopes, useClass: NoScopes }] : []),
    ...(options.replaced ?? []),
  ];
  const parts = { source: app, screens, pool, store, clock, log: quiet(faults), ...options, signIn, replaced };
  const api = await createApiApp(parts).catch(async (error: unknown) => {
    await letGo();
    throw error;
  });
  const url = await api.listen({ host: '127.0.0.1', port: 0 });
  const tokens = new TokenStore(source);
  return {
    api,
    url,
    clock,
    store,
    source,
    pool,
    faults,
    tokens,
    people: new PeopleDirectory(source, sealer),
    token: async (of) => {
      const at = clock.now();
      // A token is good only while its person holds the role; one who holds no such post is given it.
      const claim = { ...of, role: of.role as GrantableRole };
      const refused = await holdRole(store, { claim, by: registrar, at, until: null });
      if (refused !== null) throw new Error(`the role was refused: ${refused.refused}`);
      const request = { ...of, at, expiresAt: '2030-01-01T00:00:00.000Z' };
      return (await tokens.mint(request)).token;
    },
    async stop() {
      await api.close();
      await letGo();
    },
  };
}

/** Keeps what the edge calls its own fault, for the test to look at. */
function quiet(faults: string[]): ApiOptions['log'] {
  return {
    info: () => undefined,
    warn: () => undefined,
    error: (fields, message) => faults.push(`${message}: ${String((fields as { err?: unknown }).err)}`),
  };
}
