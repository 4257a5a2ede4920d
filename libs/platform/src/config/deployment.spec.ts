import { readFileSync } from 'node:fs';
import { readConfig } from './config.js';
import { settings } from './config.settings.js';

const compose = readFileSync('docker/compose.yaml', 'utf8');
const dockerfile = readFileSync('docker/Dockerfile', 'utf8');
// NODE_ENV is read by Express, which leaves stack traces out of its pages in production.
const known = new Set<string>([...Object.values(settings).map((setting) => setting.variable), 'NODE_ENV']);

describe('the containers', () => {
  it('set only variables that the program reads', () => {
    const [, ours = ''] = /environment: &environment\n((?: {4}[A-Z_]+: .*\n)+)/.exec(compose) ?? [];
    const variables = [...ours.matchAll(/^ {4}([A-Z_]+):/gm)].map((match) => match[1] ?? '');
    const inImage = [...(/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '').matchAll(/([A-Z_]+)=/g)].map(
      (match) => match[1] ?? '',
    );
    expect(variables).toContain('DATABASE_URL');
    expect(inImage).toContain('PORT');
    expect([...variables, ...inImage].filter((variable) => !known.has(variable))).toEqual([]);
  });

  it('set values that the program accepts', () => {
    const lines = [...compose.matchAll(/^ {4}([A-Z_]+): (.*)$/gm)];
    const environment = Object.fromEntries(
      lines.map(([, variable = '', value = '']) => [
        variable,
        value.replaceAll(/\$\{\w+(?::-([^}]*)|:\?[^}]*)\}/g, (_, text?: string) => text ?? 'x'.repeat(32)),
      ]),
    );
    const config = readConfig(environment);
    expect(config).toMatchObject({ queueBackend: 'redis', redisUrl: `redis://:${'x'.repeat(32)}@redis:6379` });
    expect(config.databaseUrl).toMatch(/^postgres:\/\/dondoc:x+@postgres:5432\/dondoc$/);
  });

  it('run as an ordinary user, on the versions that are tested', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile.match(/^FROM (\S+)/gm)).toEqual(Array.from({ length: 3 }, () => 'FROM node:24-bookworm-slim'));
    expect([...compose.matchAll(/^ {4}image: (\S+)$/gm)].map((match) => match[1])).toEqual([
      'caddy:2',
      'postgres:18',
      'redis:7',
    ]);
  });

  it('ask for their passwords, and let nobody in without one', () => {
    expect(compose).not.toMatch(/PASSWORD:-/);
    expect(compose.match(/POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?/g)).toHaveLength(1);
    expect(compose).toMatch(/--requirepass\n +- \$\{REDIS_PASSWORD:\?/);
    // PostgreSQL and Redis are reached from inside alone, the API from this machine.
    expect([...compose.matchAll(/ports: \[([^\]]+)\]/g)].map((match) => match[1])).toEqual([
      "'127.0.0.1:3057:3057'",
      "'80:80', '443:443'",
    ]);
  });

  it('hold the program and its pages, and nothing of tests, sources and their history', () => {
    const image = dockerfile.slice(dockerfile.lastIndexOf('FROM '));
    expect([...image.matchAll(/^COPY (?:--from=\w+ )?(\S+)/gm)].map((match) => match[1])).toEqual([
      '/app/node_modules',
      '/app/dist/apps',
      '/app/dist/libs',
      'package.json',
    ]);
    expect(dockerfile).toContain('--omit=dev');
    expect(image).toContain('NODE_ENV=production');
    expect(readFileSync('.dockerignore', 'utf8').split('\n')).toContain('.git');
  });

  it('speak TLS 1.2 and 1.3 where they face people, and send no program from plain http to it', () => {
    const proxy = readFileSync('docker/Caddyfile', 'utf8');
    expect(proxy).toMatch(/protocols tls1\.2 tls1\.3\n/);
    expect(proxy).not.toMatch(/insecure|ciphers|header_up|trusted_proxies|internal/);
    const [, plain = ''] = proxy.split('http://{$PUBLIC_HOST} {');
    expect(plain).toMatch(/@programs path \/api\/\* \/metrics \/health\/\* \/docs\/\*/);
    expect(plain).toMatch(/respond @programs "https only" 403/);
    expect(plain).toContain('redir https://{host}{uri} 308');
  });
});
