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
    expect(config).toMatchObject({ queueBackend: 'redis', redisUrl: 'redis://redis:6379' });
    expect(config.databaseUrl).toMatch(/^postgres:\/\/dondoc:x+@postgres:5432\/dondoc$/);
  });

  it('run as an ordinary user, on the versions that are tested', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile.match(/^FROM (\S+)/gm)).toEqual(Array.from({ length: 3 }, () => 'FROM node:24-bookworm-slim'));
    expect([...compose.matchAll(/^ {4}image: (\S+)$/gm)].map((match) => match[1])).toEqual(['postgres:18', 'redis:7']);
  });
});
