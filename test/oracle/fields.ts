/**
 * The log as lines of JSON, read with suspicion: a field that is not what the oracle takes it for is an error, never a default.
 * Nothing here, or anywhere in this folder, comes from the program that wrote the log.
 */
export type Fields = Readonly<Record<string, unknown>>;

export interface LogLine {
  readonly position: number;
  /** The thing that it happened to. */
  readonly stream: string;
  readonly type: string;
  /** ISO 8601 in UTC with milliseconds: such texts sort like the instants that they name. */
  readonly occurredAt: string;
  readonly data: Fields;
}

export function readLines(content: string): readonly LogLine[] {
  const lines: LogLine[] = [];
  for (const line of content.split('\n')) {
    if (line === '') continue;
    const fields = record(JSON.parse(line), 'a line of the log');
    lines.push({
      position: number(fields, 'position'),
      stream: text(fields, 'stream'),
      type: text(fields, 'type'),
      occurredAt: text(fields, 'occurredAt'),
      data: record(fields['data'], 'data'),
    });
  }
  return lines;
}

export function record(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(`${what} is no object`);
  return value as Fields;
}

export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new TypeError(`${name} is no text: ${JSON.stringify(fields).slice(0, 200)}`);
  return value;
}

export function textOrNull(fields: Fields, name: string): string | null {
  return fields[name] === null ? null : text(fields, name);
}

export function number(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number') throw new TypeError(`${name} is no number: ${JSON.stringify(fields).slice(0, 200)}`);
  return value;
}

export function flag(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (typeof value !== 'boolean') throw new TypeError(`${name} is neither true nor false`);
  return value;
}

export function list(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new TypeError(`${name} is no list`);
  return value;
}
