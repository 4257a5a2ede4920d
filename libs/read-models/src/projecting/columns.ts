/**
 * Column decorators of read model tables. One class a table serves both sides: projections write its plain objects, queries
 * read it through TypeORM. Properties are camelCase, columns snake_case. Instants are ISO 8601 strings in UTC with
 * milliseconds, days are text `YYYY-MM-DD`, positions numbers; TypeORM and the projection runner agree on that.
 */
import { Column, type ColumnOptions, PrimaryColumn, type PrimaryColumnOptions } from 'typeorm';

type Options = Pick<ColumnOptions, 'nullable' | 'array'>;

const asInstant = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value instanceof Date ? value.toISOString() : value),
};
const asNumber = {
  to: (value: unknown) => value,
  from: (value: unknown) => (typeof value === 'string' ? Number(value) : value),
};

const columnOf = (property: string): string => property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function column(definition: ColumnOptions, options: Options = {}): PropertyDecorator {
  return (target, property) =>
    Column({ ...definition, ...options, name: columnOf(String(property)) })(target, property);
}

function key(definition: PrimaryColumnOptions): PropertyDecorator {
  return (target, property) => PrimaryColumn({ ...definition, name: columnOf(String(property)) })(target, property);
}

export const UuidKey = (): PropertyDecorator => key({ type: 'uuid' });
export const TextKey = (): PropertyDecorator => key({ type: 'text' });
export const PositionKey = (): PropertyDecorator => key({ type: 'bigint', transformer: asNumber });

export const Uuid = (options?: Options): PropertyDecorator => column({ type: 'uuid' }, options);
export const Text = (options?: Options): PropertyDecorator => column({ type: 'text' }, options);
export const Instant = (options?: Options): PropertyDecorator =>
  column({ type: 'timestamptz', transformer: asInstant }, options);
export const Position = (options?: Options): PropertyDecorator =>
  column({ type: 'bigint', transformer: asNumber }, options);
export const Integer = (options?: Options): PropertyDecorator => column({ type: 'integer' }, options);
export const Flag = (options?: Options): PropertyDecorator => column({ type: 'boolean' }, options);
export const Json = (options?: Options): PropertyDecorator => column({ type: 'jsonb' }, options);
