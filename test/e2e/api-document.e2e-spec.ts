import { Controller, Get } from '@nestjs/common';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Demonstration } from '../../apps/api/src/app.js';
import { Access, may, roles } from '../../apps/api/src/access/access.decorator.js';
import { POLICIES } from '../../apps/api/src/access/policies.js';
import { answerSchemas, type Operation } from '../../apps/api/src/openapi/api.document.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { ApiClient } from './api.client.js';

const leader = '0b0e7a34-3f2b-4d8a-9a55-2a1de0f5c001';
const clock = { now: '2025-03-03T02:00:00.000Z', position: 0 };
const demonstration: Demonstration = {
  describe: () => Promise.resolve({ now: clock.now, offsetSeconds: 0, doors: [], directive: 'none' }),
  open: (role) => Promise.resolve({ token: `token of the ${role}`, person: leader, role, unit: null }),
  moveClock: (days) => Promise.resolve({ ...clock, moved: { days, stepsFired: 0, digestsSent: 0, becameOverdue: 0 } }),
  mailbox: () => Promise.resolve({ items: [], total: 0 }),
};

let harness: ApiHarness;
let folder: string;
let operations: [string, Operation][];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Đôn đốc</title>');
  writeFileSync(join(folder, 'assets', 'index-abc123.js'), 'console.log(1)');
  harness = await startApi({ demonstration, webRoot: folder });
  operations = Object.entries(harness.api.document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
});

afterAll(async () => {
  await harness.stop();
  rmSync(folder, { recursive: true });
});

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1 with every route of the contracts', async () => {
    const served = await (await fetch(`${harness.url}/docs/openapi.json`)).json();
    expect(served).toMatchObject({ openapi: '3.1.0', info: { title: 'Đôn đốc' } });
    expect(operations.length).toBeGreaterThan(40);
  });

  it('says of every operation what it does, who may call it, what it answers and which problems', () => {
    const gaps = operations.flatMap(([name, { summary, responses, ...operation }]) => {
      const missing = [
        summary?.includes(' · ') === true ? [] : ['summary in both languages'],
        operation['x-access'] === undefined ? ['access'] : [],
        Object.keys(responses).some((status) => status.startsWith('2')) ? [] : ['answer'],
        ['400', '500', '503'].every((status) => status in responses) ? [] : ['problems'],
      ];
      return missing.flat().map((gap) => `${name}: no ${gap}`);
    });
    expect(gaps).toEqual([]);
  });

  it('has a route for every line of the table of policies', () => {
    const used = new Set(
      operations.map(([, operation]) => (operation['x-access'] as { action?: string } | undefined)?.action),
    );
    expect(Object.keys(POLICIES).filter((action) => !used.has(action))).toEqual([]);
  });

  it('describes every parameter and every property', () => {
    const parameters = operations.flatMap(([name, { parameters: all = [] }]) =>
      all.filter((each) => (each.description ?? '') === '').map((each) => `${name} ${each.name}`),
    );
    const schemas = harness.api.document.components?.schemas as Record<
      string,
      { properties?: Record<string, { description?: string; $ref?: string; oneOf?: unknown; allOf?: unknown }> }
    >;
    const properties = Object.entries(schemas).flatMap(([name, schema]) =>
      Object.entries(schema.properties ?? {})
        .filter(([, { description, $ref, oneOf, allOf }]) => (description ?? $ref ?? oneOf ?? allOf) === undefined)
        .map(([property]) => `${name}.${property}`),
    );
    expect([...parameters, ...properties]).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const text = JSON.stringify(harness.api.document);
    const schemas = Object.keys(harness.api.document.components?.schemas ?? {});
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map((match) => match[1]);
    expect(named.filter((name) => !schemas.includes(name ?? ''))).toEqual([]);
    expect(Object.keys(answerSchemas).filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe('a route that does not say who may call it', () => {
  it('keeps the program from starting', async () => {
    @Controller('forgotten')
    class ForgottenController {
      @Get()
      read(): string {
        return 'open to all';
      }
    }
    await expect(startApi({ controllers: [ForgottenController] })).rejects.toThrow('ForgottenController.read');
  });

  it('keeps it from starting, too, when its policy does not fit its address, or does not exist', async () => {
    @Controller('forgotten/:id')
    class ListOfOneController {
      @Get()
      @Access(may('list-tasks'))
      read(): string {
        return 'one, and nobody asked which';
      }
    }
    @Controller('forgotten')
    class OneOfNoneController {
      @Get()
      @Access(may('read-task'))
      read(): string {
        return 'any';
      }
    }
    @Controller('forgotten/:id')
    class RolesAloneController {
      @Get()
      @Access(roles('coordinator'))
      read(): string {
        return 'whoever is a coordinator, of whatever unit';
      }
    }
    @Controller('forgotten')
    class MadeUpController {
      @Get()
      @Access({ ...may('list-tasks'), action: 'walk-in' } as never)
      read(): string {
        return 'come in';
      }
    }
    const controllers = [ListOfOneController, OneOfNoneController, RolesAloneController, MadeUpController];
    for (const controller of controllers)
      await expect(startApi({ controllers: [controller] })).rejects.toThrow(`${controller.name}.read`);
  });
});

describe('the demonstration', () => {
  it('opens its doors to this machine alone, addressed as such', async () => {
    const here = new ApiClient(harness.url, undefined);
    expect(await here.post('/api/v1/demo/doors/leader')).toMatchObject({
      status: 200,
      body: { token: 'token of the leader' },
    });
    expect(await here.post('/api/v1/demo/clock', { days: 7 })).toMatchObject({
      status: 200,
      body: { moved: { days: 7 } },
    });
    expect(await here.post('/api/v1/demo/clock', { days: 30 })).toMatchObject({ status: 422 });
    expect(await here.post('/api/v1/demo/doors/admin')).toMatchObject({ status: 400 });
    const forwarded = { 'x-forwarded-for': '203.0.113.7' };
    expect(await here.get('/api/v1/demo', forwarded)).toMatchObject({ status: 404 });
  });

  it('is not there for another site’s page or under another name', async () => {
    const here = new ApiClient(harness.url, undefined);
    const foreign = { origin: 'https://evil.example' };
    expect(await here.post('/api/v1/demo/doors/leader', undefined, foreign)).toMatchObject({ status: 403 });
    const { port } = new URL(harness.url);
    const rebound = await new Promise<number>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: '/api/v1/demo', headers: { host: 'evil.example' } };
      import('node:http').then(
        ({ get }) => get(options, (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject),
        reject,
      );
    });
    expect(rebound).toBe(404);
  });
});

describe('the pages', () => {
  const read = async (path: string, accept = 'text/html') => {
    const response = await fetch(harness.url + path, { headers: { accept } });
    return [response.status, response.headers.get('cache-control'), await response.text()] as const;
  };

  it('are one document at every address but those of the API', async () => {
    const page = '<!doctype html><title>Đôn đốc</title>';
    expect(await read('/')).toEqual([200, 'no-cache', page]);
    expect(await read('/tasks/7')).toEqual([200, 'no-cache', page]);
    expect((await read('/api/v1/nothing', '*/*'))[0]).toBe(404);
    expect((await read('/docs'))[2]).toContain('swagger-ui');
  });

  it('keep hashed files for a year, and miss what is not there', async () => {
    expect(await read('/assets/index-abc123.js', '*/*')).toEqual([
      200,
      'public, max-age=31536000, immutable',
      'console.log(1)',
    ]);
    expect((await read('/assets/index-old.js', '*/*'))[0]).toBe(404);
    expect((await read('/..%2f..%2fetc/passwd'))[2]).not.toContain('root:');
  });
});

describe('what operators read', () => {
  it('tells whether it is alive, ready, and how fast', async () => {
    const here = new ApiClient(harness.url, undefined);
    expect(await here.get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await here.get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
    const metrics = await here.get<string>('/metrics');
    expect(metrics.body).toContain('dondoc_http_request_seconds_bucket');
    expect(metrics.body).toContain('dondoc_log_position 0');
  });
});
