/**
 * Fields of requests: each decorator is the rule that checks the value and its entry in the OpenAPI document, so the two
 * cannot differ. Descriptions are Vietnamese first, English after the dot.
 */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type, type TypeOptions } from 'class-transformer';
import { IsOptional, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';

interface FieldOptions {
  /** "Vietnamese · English". */
  readonly about: string;
  /** The field may be absent. */
  readonly optional?: boolean;
  /** The field may be null. */
  readonly nullable?: boolean;
}

interface Rule {
  readonly name: string;
  readonly limits?: object;
  readonly holds: (value: unknown) => boolean;
}

// Control characters but tab and line breaks, and what turns the reading direction; NUL cannot be stored at all.
const controls = /(?![\t\n\r])[\p{Cc}\p{Bidi_Control}]/u;
// Half of a pair: it has no UTF-8 form.
const loneSurrogate = /\p{Surrogate}/u;
const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

export function TextField(options: FieldOptions & { readonly max: number; readonly min?: number }): PropertyDecorator {
  const { max, min = 1 } = options;
  const holds = (value: unknown): boolean =>
    typeof value === 'string' &&
    value.length <= max &&
    value.trim().length >= min &&
    !loneSurrogate.test(value) &&
    !controls.test(value);
  return field(
    options,
    { name: 'text', limits: { min, max }, holds },
    { type: 'string', minLength: min, maxLength: max },
  );
}

export function IdField(options: FieldOptions): PropertyDecorator {
  return field(options, { name: 'id', holds: isUuid }, { type: 'string', format: 'uuid' });
}

export function IdsField(options: FieldOptions & { readonly max: number }): PropertyDecorator {
  const { max } = options;
  const holds = (value: unknown): boolean =>
    Array.isArray(value) && value.length <= max && value.every(isUuid) && new Set(value).size === value.length;
  return field(
    options,
    { name: 'ids', limits: { max }, holds },
    {
      type: 'array',
      items: { type: 'string', format: 'uuid' },
      maxItems: max,
      uniqueItems: true,
    },
  );
}

export function DayField(options: FieldOptions): PropertyDecorator {
  return field(options, { name: 'day', holds: isDay }, { type: 'string', format: 'date' });
}

/** An instant in UTC, to the second or to the millisecond. */
export function InstantField(options: FieldOptions): PropertyDecorator {
  return field(options, { name: 'instant', holds: isInstant }, { type: 'string', minLength: 20, maxLength: 24 });
}

/** A local day, or an instant in UTC. */
export function DayOrInstantField(options: FieldOptions): PropertyDecorator {
  const holds = (value: unknown): boolean => isDay(value) || isInstant(value);
  return field(options, { name: 'dayOrInstant', holds }, { type: 'string', minLength: 10, maxLength: 24 });
}

export function WholeNumberField(
  options: FieldOptions & { readonly min: number; readonly max: number; readonly initial?: number },
): PropertyDecorator {
  const { min, max, initial } = options;
  const holds = (value: unknown): boolean =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;
  return field(
    options,
    { name: 'wholeNumber', limits: { min, max }, holds },
    {
      type: 'integer',
      minimum: min,
      maximum: max,
      ...(initial === undefined ? {} : { default: initial }),
    },
  );
}

/** A whole number in the query string. */
export function QueryNumberField(
  options: FieldOptions & { readonly min: number; readonly max: number; readonly initial?: number },
): PropertyDecorator {
  const toNumber = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
  );
  return applyDecorators(toNumber, WholeNumberField(options));
}

export function OneOfField(options: FieldOptions & { readonly values: readonly string[] }): PropertyDecorator {
  const { values } = options;
  const holds = (value: unknown): boolean => typeof value === 'string' && values.includes(value);
  return field(
    options,
    { name: 'oneOf', limits: { values: values.join(', ') }, holds },
    {
      type: 'string',
      enum: [...values],
    },
  );
}

/** Different ones of a few words; may be empty. */
export function ChoicesField(
  options: FieldOptions & { readonly values: readonly string[]; readonly min?: number },
): PropertyDecorator {
  const { values, min = 0 } = options;
  const holds = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.length >= min &&
    value.every((each) => typeof each === 'string' && values.includes(each)) &&
    new Set(value).size === value.length;
  return field(
    options,
    { name: 'choices', limits: { values: values.join(', ') }, holds },
    { type: 'array', items: { type: 'string', enum: [...values] }, minItems: min, uniqueItems: true },
  );
}

/** One of a few whole numbers. */
export function DaysField(options: FieldOptions & { readonly values: readonly number[] }): PropertyDecorator {
  const { values } = options;
  const holds = (value: unknown): boolean => typeof value === 'number' && values.includes(value);
  return field(
    options,
    { name: 'oneOf', limits: { values: values.join(', ') }, holds },
    {
      type: 'integer',
      enum: [...values],
    },
  );
}

export function FlagField(options: FieldOptions): PropertyDecorator {
  const holds = (value: unknown): boolean => typeof value === 'boolean';
  return field(options, { name: 'flag', holds }, { type: 'boolean' });
}

export function HashField(options: FieldOptions): PropertyDecorator {
  const holds = (value: unknown): boolean => typeof value === 'string' && /^[\da-f]{64}$/.test(value);
  return field(options, { name: 'hash', holds }, { type: 'string', pattern: '^[0-9a-f]{64}$' });
}

/** Pairs "left=right" in the query string, one a time that the parameter is named. */
export function PairsField(options: FieldOptions & { readonly max: number }): PropertyDecorator {
  const { max } = options;
  const toList = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value));
  const isPair = (value: unknown): boolean =>
    typeof value === 'string' && value.length <= 1_000 && /.=./su.test(value) && !controls.test(value);
  const holds = (value: unknown): boolean => Array.isArray(value) && value.length <= max && value.every(isPair);
  const shown: ApiPropertyOptions = { type: 'string', isArray: true, maxItems: max };
  return applyDecorators(toList, field(options, { name: 'pairs', limits: { max }, holds }, shown));
}

/** The opaque place of the next page, as the page before gave it. */
export function CursorField(): PropertyDecorator {
  const about = 'Trang tiếp: giá trị "next" của trang trước · The next page: "next" of the page before';
  const holds = (value: unknown): boolean => typeof value === 'string' && /^[\w.~=:-]{1,400}$/.test(value);
  return field({ about, optional: true }, { name: 'cursor', holds }, { type: 'string', maxLength: 400 });
}

export function NestedField(
  options: FieldOptions & {
    readonly of: () => new () => object;
    readonly shown?: ApiPropertyOptions;
    /** One class or another, by a property. */
    readonly chosenBy?: TypeOptions;
  },
): PropertyDecorator {
  const holds = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
  const shown = options.shown ?? { type: options.of };
  return applyDecorators(
    field(options, { name: 'nested', holds }, shown),
    ValidateNested(),
    Type(options.of, options.chosenBy),
  );
}

export function ListField(
  options: FieldOptions & { readonly of: () => new () => object; readonly max: number },
): PropertyDecorator {
  const { max, of } = options;
  const holds = (value: unknown): boolean => Array.isArray(value) && value.length <= max && value.every(isObject);
  const shown: ApiPropertyOptions = { type: of, isArray: true, maxItems: max };
  return applyDecorators(
    field(options, { name: 'list', limits: { max }, holds }, shown),
    ValidateNested({ each: true }),
    Type(of),
  );
}

function field(options: FieldOptions, rule: Rule, shown: ApiPropertyOptions): PropertyDecorator {
  const property = { ...shown, description: options.about, required: options.optional !== true } as ApiPropertyOptions;
  if (options.nullable === true) Object.assign(property, { nullable: true });
  return applyDecorators(
    ApiProperty(property),
    ValidateBy({ name: rule.name, validator: { validate: rule.holds } }, { context: rule.limits ?? {} }),
    ...presence(options),
  );
}

/** class-validator's IsOptional lets null through, which is another thing than absence. */
function presence({ optional, nullable }: FieldOptions): PropertyDecorator[] {
  if (optional === true && nullable === true) return [IsOptional()];
  if (optional === true) return [ValidateIf((_: object, value: unknown) => value !== undefined)];
  return nullable === true ? [ValidateIf((_: object, value: unknown) => value !== null)] : [];
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** ISO 8601 in UTC, to the second or finer. */
function isInstant(value: unknown): boolean {
  const parts =
    typeof value === 'string' ? /^(.{10})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/.exec(value) : null;
  return parts !== null && isDay(parts[1]);
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of the Gregorian calendar from 1900 to 2999. */
function isDay(value: unknown): boolean {
  const parts = typeof value === 'string' ? /^((?:19|2\d)\d\d)-(\d\d)-(\d\d)$/.exec(value) : null;
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && !leap ? 28 : (monthDays[month - 1] ?? 0);
  return day >= 1 && day <= last;
}
