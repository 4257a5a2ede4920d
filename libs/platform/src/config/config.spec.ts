import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, configTable, readConfig } from './config.js';

describe('the configuration', () => {
  it('has a default for everything that must be there', () => {
    expect(readConfig({})).toEqual({
      home: '.dondoc',
      databasePoolSize: 10,
      statementTimeoutMs: 30_000,
      queueBackend: 'postgres',
      host: '127.0.0.1',
      port: 3057,
      requestsPerMinute: 1_200,
      smtpFrom: 'dondoc@localhost',
      trustedProxies: 'none',
      plaintextHosts: 'none',
      logLevel: 'info',
    });
  });

  it('reads what is given, and takes an empty variable for an absent one', () => {
    const config = readConfig({
      DATABASE_URL: 'postgresql://u:p@db.example:5432/dondoc?sslmode=verify-full',
      REDIS_URL: ' rediss://cache.example:6379/0 ',
      QUEUE_BACKEND: 'redis',
      PORT: '8080',
      SMTP_URL: '',
    });
    expect(config).toMatchObject({
      databaseUrl: 'postgresql://u:p@db.example:5432/dondoc?sslmode=verify-full',
      redisUrl: 'rediss://cache.example:6379/0',
      queueBackend: 'redis',
      port: 8080,
    });
    expect(config).not.toHaveProperty('smtpUrl');
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '1e3'],
    ['DATABASE_URL', 'mysql://db/x'],
    ['DATABASE_URL', 'localhost:5432'],
    ['REDIS_URL', 'redis://'],
    ['REDIS_URL', 'redis://a:1,'],
    ['REDIS_URL', 'redis://a:1,rediss://b:1'],
    ['REDIS_URL', 'redis://u:p@a:1,redis://b:1'],
    ['REDIS_URL', 'redis://a:1,http://b:1'],
    ['QUEUE_BACKEND', 'kafka'],
    ['LOG_LEVEL', 'INFO'],
    ['PUBLIC_URL', 'dondoc.example'],
    ['OIDC_ISSUER', 'id.example'],
    ['DATABASE_POOL_SIZE', '1.5'],
  ])('refuses %s=%s in one line that names it', (variable, value) => {
    const error = faultOf({ [variable]: value });
    expect(error.faults.map((fault) => fault.variable)).toEqual([variable]);
    expect(error.message).toMatch(new RegExp(`^${variable}: [^\n]+ / [^\n]+$`));
  });

  it('reads the nodes of a Redis cluster, and nothing that would let a webhook go inside', () => {
    const REDIS_URL = 'rediss://u:p@a.example:7001 , rediss://u:p@b.example:7002,rediss://u:p@c.example';
    expect(readConfig({ REDIS_URL }).redisUrl).toBe(REDIS_URL.replace(' , ', ','));
    const webhooks = configTable()
      .split('\n')
      .filter((row) => /webhook|private|allow/i.test(row));
    expect(webhooks).toEqual([]);
  });

  it.each([
    ['DATABASE_URL', 'postgres://u:hunter2@db.example/dondoc'],
    ['DATABASE_URL', 'postgres://u:hunter2@db.example/dondoc?sslmode=no-verify'],
    ['DATABASE_URL', 'postgres://u:hunter2@localhost/dondoc?host=db.example'],
    ['REDIS_URL', 'redis://u:hunter2@db.example:6379'],
    ['SMTP_URL', 'smtp://u:hunter2@db.example:587'],
    ['SMTP_URL', 'smtps://u:hunter2@db.example?tls.rejectUnauthorized=false'],
  ])('refuses to speak in clear with another machine: %s=%s', (variable, value) => {
    const error = faultOf({ [variable]: value });
    expect(error.faults.map((fault) => fault.variable)).toEqual([variable]);
    expect(error.message).toContain('db.example');
    expect(error.message).not.toContain('hunter2');
    expect(() => readConfig({ [variable]: value, PLAINTEXT_HOSTS: 'cache, DB.example' })).not.toThrow();
  });

  it.each([
    ['DATABASE_URL', 'postgres://u@db.example/dondoc?sslmode=verify-full'],
    ['DATABASE_URL', 'postgres://u@127.0.0.1:5432/dondoc'],
    ['DATABASE_URL', 'postgres://u@localhost/dondoc?host=/var/run/postgresql'],
    ['REDIS_URL', 'rediss://cache.example'],
    ['SMTP_URL', 'smtp://mail.example:587?requireTLS=true'],
    ['SMTP_URL', 'smtps://mail.example'],
  ])('takes what is encrypted, or stays on this machine: %s=%s', (variable, value) => {
    expect(() => readConfig({ [variable]: value })).not.toThrow();
  });

  it('takes a secret from a file, and says which one it cannot read, or has twice', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dondoc-secrets-'));
    try {
      const file = join(folder, 'database');
      writeFileSync(file, 'postgres://u:p@127.0.0.1/dondoc\n');
      expect(readConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://u:p@127.0.0.1/dondoc');
      expect(faultOf({ DATABASE_URL_FILE: join(folder, 'gone') }).message).toContain('DATABASE_URL_FILE');
      expect(faultOf({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://localhost/x' }).message).toContain('_FILE');
      expect(readConfig({ HOST_FILE: file }).host).toBe('127.0.0.1');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('names every fault at once, a line each', () => {
    const error = faultOf({ PORT: 'x', LOG_LEVEL: 'loud', QUEUE_BACKEND: 'redis' });
    expect(error.message.split('\n').map((line) => line.split(':')[0])).toEqual(['PORT', 'LOG_LEVEL', 'REDIS_URL']);
  });

  it.each(['http://id.example', 'http://127.0.0.1.id.example'])(
    'refuses the identity provider %s in clear',
    (issuer) => {
      expect(faultOf({ ...provider, OIDC_ISSUER: issuer }).faults.map(({ variable }) => variable)).toEqual([
        'OIDC_ISSUER',
      ]);
    },
  );

  it.each(['http://127.0.0.1:9000', 'https://id.example'])('takes the identity provider %s', (issuer) => {
    expect(readConfig({ ...provider, OIDC_ISSUER: issuer })).toMatchObject({ oidcIssuer: issuer });
  });

  it('does not begin with half of an identity provider', () => {
    const error = faultOf({ OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'dondoc' });
    expect(error.faults.map(({ variable }) => variable)).toEqual(['OIDC_CLIENT_SECRET']);
  });

  it('repeats no secret in a fault', () => {
    const REDIS_URL = 'redis://u:hunter2@x,redis://u:hunter3@y';
    const error = faultOf({ DATABASE_URL: 'mysql://root:hunter2@db/x', REDIS_URL });
    expect(error.message).not.toContain('hunter2');
  });

  it('is documented as it is read', () => {
    const page = readFileSync('docs/guides/configuration.md', 'utf8');
    const rows = (text: string): string[][] =>
      text
        .split('\n')
        .filter((line) => line.startsWith('| `'))
        .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows(page)).toEqual(rows(configTable()));
  });
});

const provider = { OIDC_CLIENT_ID: 'dondoc', OIDC_CLIENT_SECRET: 'hunter2' };

function faultOf(environment: Record<string, string>): ConfigError {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
