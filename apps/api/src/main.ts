/**
 * The API alone, over a PostgreSQL that others run: `DATABASE_URL` is needed. `dondoc serve` does the same and can find the
 * embedded server, too; projections, timers and deliveries are the worker's.
 */
import { eventStoreMigrations, PostgresEventStore } from '#event-store';
import {
  ConfigError,
  createLogger,
  createPool,
  migrate,
  oidcSettingsOf,
  openAppSource,
  openReaderSource,
  openSealer,
  peopleEntities,
  peopleMigrations,
  readConfig,
  SHARED_LOGIN,
  sealClearRows,
  StartFault,
  SystemClock,
} from '#platform';
import { readModelEntities } from '#read-models';
import { createApiApp } from './app.js';

try {
  await serve();
} catch (error) {
  if (!(error instanceof StartFault) && !(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const { databaseUrl: url, databasePoolSize: poolSize, statementTimeoutMs } = config;
  if (url === undefined) {
    throw new StartFault('database-missing', {
      vi: 'DATABASE_URL chưa đặt: đặt nó, hoặc chạy "npm start" với PostgreSQL đi kèm',
      en: 'DATABASE_URL is not set: set it, or run "npm start" with the embedded PostgreSQL',
    });
  }
  const log = createLogger({ level: config.logLevel, part: 'api' });
  await migrate({ url, migrations: [...eventStoreMigrations, ...peopleMigrations] });
  const clock = new SystemClock();
  const connection = { url, poolSize, statementTimeoutMs };
  const { databaseAppUrl: appUrl, databaseReaderUrl: readerUrl, databaseWholeReaderUrl: wholeReaderUrl } = config;
  const onShared = (): void => log.warn(SHARED_LOGIN);
  const source = await openAppSource(
    { ...connection, applicationName: 'dondoc-api', appUrl, onShared },
    { entities: [...peopleEntities, ...readModelEntities] },
  );
  const sealer = openSealer(config);
  await sealClearRows(source, sealer);
  const pool = createPool({ ...connection, applicationName: 'dondoc-progress', poolSize: 2 });
  const store = new PostgresEventStore({ url, clock });
  const { publicUrl, trustedProxies } = config;
  const settings = oidcSettingsOf(config, publicUrl ?? `http://127.0.0.1:${config.port}`);
  const oidc = settings === undefined ? undefined : { settings };
  const signIn = { sealer, publicUrl, trustedProxies, oidc };
  const screens = await openReaderSource(
    { ...connection, applicationName: 'dondoc-screens', readerUrl, wholeReaderUrl, onShared },
    { entities: readModelEntities },
  );
  const api = await createApiApp({ source, screens, pool, store, clock, log, signIn });
  const address = await api.listen({ host: config.host, port: config.port });
  log.info({ address }, 'serving');
  const stop = async (): Promise<void> => {
    await api.close();
    await store.close();
    await Promise.all([pool.end(), source.destroy(), screens.destroy()]);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}
