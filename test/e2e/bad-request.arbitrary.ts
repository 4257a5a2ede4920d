/** Requests as a careless or hostile caller would send them, generated from the API's own description by a seeded source. */
import type { Operation } from '../../apps/api/src/openapi/api.document.js';
import type { Schema } from '../../apps/api/src/openapi/schema.js';

export interface Route {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

export interface HostileRequest {
  readonly route: Route;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Materials {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly tokens: readonly string[];
  /** Ids that exist. */
  readonly ids: readonly string[];
  /** Bodies that were accepted, by the path that they were sent to. */
  readonly accepted: Readonly<Record<string, object>>;
}

type Random = () => number;

/** mulberry32: small, and the same for the same seed everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const long = 'đ'.repeat(5_000);
const hostileValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 60,
  '',
  '   ',
  'x',
  long,
  'a\u0000b',
  '\ud800',
  '\u202etxt',
  '<script>alert(1)</script>',
  "'; drop table event; --",
  '../../../etc/passwd',
  '2025-02-30',
  '0000-00-00',
  '9999-99-99',
  'Infinity',
  '-0',
  [],
  [[]],
  {},
  { toString: 1 },
  { constructor: { prototype: {} } },
  ['00000000-0000-4000-8000-000000000000'],
];
const hostilePaths: readonly string[] = [
  'x',
  '0',
  '-1',
  '%00',
  '%E0%A4%A',
  '%2e%2e%2f',
  'null',
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-4000-8000-000000000000',
  'A0000000-0000-4000-8000-00000000000F',
  '99999999999999999999',
  'a'.repeat(300),
  "'%20or%201=1--",
];
const hostileBodies: readonly string[] = [
  '',
  '{',
  '[]',
  'null',
  '"text"',
  '{"a":1,}',
  '\u0000',
  '{"__proto__":{"admin":true}}',
  `{"words":"${'x'.repeat(300_000)}"}`,
  '['.repeat(10_000),
  `{"${'k'.repeat(3_000)}":1}`,
];
const hostileHeaders: readonly (readonly [string, readonly string[]])[] = [
  ['idempotency-key', ['', 'x', '00000000-0000-0000-0000-000000000000', '3f2504e0-4f89-41d3-9a0c-0305e82c3301', '"']],
  ['if-match', ['*', '"1"', '"99"', 'W/"1"', '1', '"', '"1", "2"', '""', `"${'9'.repeat(40)}"`]],
  ['x-position', ['0', '1', '999999', '-1', '1e3', '99999999999999999999', 'NaN']],
  ['accept', ['*/*', 'text/html', 'application/xml', 'application/json;q=0', 'nonsense', '']],
  ['content-type', ['text/plain', 'application/json; charset=latin1', 'multipart/form-data', 'application/json', 'x']],
  ['content-encoding', ['gzip', 'br', 'zstd', 'deflate', 'identity']],
  ['x-correlation-id', ['short', 'x'.repeat(500), 'good-correlation-1', 'a b c d e f g h']],
  ['authorization', ['Bearer', 'Bearer x', 'Basic eDp5', 'bearer  ', `Bearer ddk_${'a'.repeat(43)}`]],
  ['last-event-id', ['-1', 'abc', '999999999']],
  ['host', ['evil.example', 'localhost', '']],
];

/** A version that is over is met only by a request that is sound in all else, so versions are sent more often. */
function oftenness(header: string): number {
  return header === 'if-match' ? 0.5 : 0.06;
}

export class HostileRequests {
  constructor(
    private readonly random: Random,
    private readonly routes: readonly Route[],
    private readonly materials: Materials,
  ) {}

  next(): HostileRequest {
    const route = this.routes[Math.floor(this.random() * this.routes.length)] as Route;
    const token = this.pick(this.materials.tokens);
    const headers: Record<string, string> = this.chance(0.9) ? { authorization: `Bearer ${token}` } : {};
    const body = route.method === 'post' && this.chance(0.95) ? this.body(route) : undefined;
    if (body !== undefined) headers['content-type'] = 'application/json';
    for (const [name, values] of hostileHeaders) if (this.chance(oftenness(name))) headers[name] = this.pick(values);
    return { route, path: this.path(route) + this.query(route), headers, body };
  }

  private path({ path }: Route): string {
    return path.replaceAll(/\{\w+\}/g, () =>
      this.chance(0.6) ? this.pick(this.materials.ids) : this.pick(hostilePaths),
    );
  }

  private query({ operation }: Route): string {
    const declared = (operation.parameters ?? []).filter((each) => each.in === 'query');
    const pairs = declared
      .filter(() => this.chance(0.25))
      .map(({ name, schema }) => {
        const value = this.chance(0.5) ? this.valueOf((schema ?? {}) as Schema) : this.pick(hostileValues);
        return [
          name,
          typeof value === 'string' ? value.replaceAll(/\p{Surrogate}/gu, '') : JSON.stringify(value),
        ] as const;
      });
    const encoded = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.slice(0, 3_000))}`);
    if (this.chance(0.05))
      encoded.push(this.pick(['limit=1&limit=2', '__proto__=1', 'limit=%00', 'q=%E0%A4%A', '&&==', 'x'.repeat(9_000)]));
    return encoded.length === 0 ? '' : `?${encoded.join('&')}`;
  }

  private body({ path, operation }: Route): string {
    if (this.chance(0.12)) return this.pick(hostileBodies);
    const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema ?? {};
    const accepted = this.materials.accepted[path];
    const value = accepted !== undefined && this.chance(0.5) ? this.pick([accepted]) : this.valueOf(schema);
    if (typeof value === 'object' && value !== null && this.chance(0.6)) this.spoil(value as Record<string, unknown>);
    return JSON.stringify(value);
  }

  /** One property becomes something else, goes, or one too many comes. */
  private spoil(value: Record<string, unknown>): void {
    const name = this.pick([...Object.keys(value), 'extra', 'constructor', 'at', 'by']);
    const inner = value[name];
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && this.chance(0.5)) {
      this.spoil(inner as Record<string, unknown>);
    } else if (this.chance(0.2)) delete value[name];
    else value[name] = this.pick(hostileValues);
  }

  /** A value that mostly fits the schema. */
  private valueOf(schema: Schema): unknown {
    if (schema.$ref !== undefined) {
      return this.valueOf(this.materials.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    }
    if (schema.oneOf !== undefined) return this.valueOf(this.pick(schema.oneOf));
    if (schema.enum !== undefined) return this.pick(schema.enum);
    switch ([schema.type].flat()[0]) {
      case 'object':
        return Object.fromEntries(
          Object.entries(schema.properties ?? {})
            .filter(([name]) => (schema.required ?? []).includes(name) || this.chance(0.5))
            .map(([name, part]) => [name, this.valueOf(part)]),
        );
      case 'array':
        return this.chance(0.3) ? [] : [this.valueOf(schema.items ?? {})];
      case 'integer':
        return this.pick([0, 1, 7, 50, 100, 200, 201]);
      case 'string':
        return this.stringOf(schema);
      default:
        return this.pick(hostileValues);
    }
  }

  private stringOf({ format }: Schema): string {
    if (format === 'uuid') return this.pick(this.materials.ids);
    if (format === 'date') return this.pick(['2025-02-03', '2025-03-31', '2024-02-29', '2199-12-31', '1900-01-01']);
    return this.pick(['Quý II/2025', 'quy che', 'Nội dung', 'document', 'note', '12', 'a'.repeat(64), '%', '\\']);
  }

  private chance(probability: number): boolean {
    return this.random() < probability;
  }

  private pick<Item>(items: readonly Item[]): Item {
    // A copy: what is spoiled afterwards must not spoil the next request.
    return structuredClone(items[Math.floor(this.random() * items.length)] as Item);
  }
}
