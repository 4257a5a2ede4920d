/** As much of JSON Schema (2020-12) as the API's document uses; keywords that it does not know make it fail. */
import type { Schema } from '../../apps/api/src/openapi/schema.js';

export type Schemas = Readonly<Record<string, Schema>>;

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
};
const known = new Set(
  'description type format enum const items properties required additionalProperties oneOf $ref minimum'.split(' '),
);

/** What does not fit, one line a fault; empty when the value fits. */
export function misfits(value: unknown, schema: Schema, schemas: Schemas, at = '$'): string[] {
  const strange = Object.keys(schema).filter((keyword) => !known.has(keyword));
  if (strange.length > 0) return [`${at}: keywords ${strange.join(', ')} are not checked`];
  if (schema.$ref !== undefined) {
    const target = schemas[schema.$ref.split('/').at(-1) ?? ''];
    return target === undefined ? [`${at}: ${schema.$ref} is nowhere`] : misfits(value, target, schemas, at);
  }
  if (schema.oneOf !== undefined) {
    const fitting = schema.oneOf.filter((each) => misfits(value, each, schemas, at).length === 0);
    return fitting.length === 1 ? [] : [`${at}: fits ${fitting.length} of ${schema.oneOf.length} alternatives`];
  }
  return [...scalarMisfits(value, schema, at), ...partMisfits(value, schema, schemas, at)];
}

function scalarMisfits(value: unknown, { type, enum: values, const: only, format }: Schema, at: string): string[] {
  const types = type === undefined ? [] : [type].flat();
  if (types.length > 0 && !types.some((each) => isOfType(value, each)))
    return [`${at}: ${typeof value} is no ${types.join('|')}`];
  if (values !== undefined && !values.includes(value as string))
    return [`${at}: ${String(value)} is none of the values`];
  if (only !== undefined && value !== only) return [`${at}: ${String(value)} is not ${only}`];
  return formatMisfits(value, format, at);
}

function formatMisfits(value: unknown, format: string | undefined, at: string): string[] {
  const pattern = format === undefined || typeof value !== 'string' ? undefined : formats[format];
  return pattern?.test(String(value)) === false ? [`${at}: "${String(value)}" is no ${format ?? ''}`] : [];
}

function partMisfits(value: unknown, schema: Schema, schemas: Schemas, at: string): string[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((each, index) => misfits(each, items, schemas, `${at}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`);
  const parts = Object.entries(value).flatMap(([name, part]) => {
    const own = properties[name] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (own !== undefined) return misfits(part, own, schemas, `${at}.${name}`);
    return additionalProperties === false ? [`${at}.${name} is not in the contract`] : [];
  });
  return [...missing, ...parts];
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isSafeInteger(value);
    default:
      return typeof value === type;
  }
}
