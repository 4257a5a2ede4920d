/**
 * JSON Schemas of answers, written beside the contracts and checked against them by the compiler: an object schema names every
 * property of its contract, no other, and marks as optional exactly those that may be absent.
 */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly (string | number)[];
  readonly const?: string;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly oneOf?: readonly Schema[];
  readonly pattern?: string;
}

interface Optional {
  readonly optional: Schema;
}

type Properties<Contract> = {
  readonly [Name in keyof Contract]-?: undefined extends Contract[Name] ? Optional : Schema;
};

/** An object of a contract. `about` is "Vietnamese · English". */
export function object<Contract extends object>(about: string, properties: Properties<Contract>): Schema {
  const entries = Object.entries(properties as Readonly<Record<string, Schema | Optional>>);
  return {
    type: 'object',
    description: about,
    properties: Object.fromEntries(entries.map(([name, node]) => [name, isOptional(node) ? node.optional : node])),
    required: entries.filter(([, node]) => !isOptional(node)).map(([name]) => name),
    additionalProperties: false,
  };
}

export function optional(schema: Schema): Optional {
  return { optional: schema };
}

export function text(about: string): Schema {
  return { type: 'string', description: about };
}

export function id(about: string): Schema {
  return { type: 'string', format: 'uuid', description: about };
}

export function instant(about: string): Schema {
  return { type: 'string', format: 'date-time', description: `${about} (UTC)` };
}

export function day(about: string): Schema {
  return { type: 'string', format: 'date', description: `${about} (Asia/Ho_Chi_Minh)` };
}

export function whole(about: string): Schema {
  return { type: 'integer', description: about };
}

export function flag(about: string): Schema {
  return { type: 'boolean', description: about };
}

export function oneOf(about: string, values: readonly string[]): Schema {
  return { type: 'string', enum: values, description: about };
}

export function list(about: string, items: Schema): Schema {
  return { type: 'array', items, description: about };
}

export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** The same, or null. */
export function orNull(schema: Schema): Schema {
  if (schema.$ref !== undefined) return { oneOf: [schema, { type: 'null' }] };
  const { enum: values, ...rest } = schema;
  if (values !== undefined) return { oneOf: [schema, { type: 'null' }] };
  return { ...rest, type: [String(rest.type), 'null'] };
}

/** One number for each of the names. */
export function tally(about: string, names: readonly string[]): Schema {
  return {
    type: 'object',
    description: about,
    properties: Object.fromEntries(names.map((name) => [name, { type: 'integer' }])),
    required: names,
    additionalProperties: false,
  };
}

/** Vietnamese and English of the same. */
export function words(about: string): Schema {
  return object<{ readonly vi: string; readonly en: string }>(about, { vi: text('Tiếng Việt'), en: text('English') });
}

function isOptional(node: Schema | Optional): node is Optional {
  return 'optional' in node;
}
