import type { Json } from './event-store.js';

/** Deeper nesting than any honest event has; also what stops a value that contains itself. */
const deepest = 64;

/** Characters that stand for themselves in JSON, so that most strings need only quotes. */
const plain = /^[\u0020\u0021\u0023-\u005b\u005d-\u007e]*$/;
const loneSurrogate = /\p{Surrogate}/u;

/** Thrown for what has no canonical form; `path` says where, as in `data.deadline.day`. */
export class NotCanonical extends Error {
  constructor(
    readonly path: string,
    reason: string,
  ) {
    super(`${path === '' ? 'the value' : path} ${reason}`);
    this.name = 'NotCanonical';
  }
}

/**
 * Canonical JSON after RFC 8785: members sorted by UTF-16 code units, numbers and escapes as ECMAScript writes them, no white
 * space. Members that are undefined count as absent. Throws `NotCanonical` for a lone surrogate, NaN, an infinity, an
 * undefined array element, a bigint, a function, a symbol, an object with a class (a Date, a Map), or a nesting over 64.
 */
export function canonicalJson(value: unknown, path = ''): string {
  return write(value, path, 0);
}

/** The quoted form of one string, as RFC 8785 section 3.2.2.2 has it. */
export function canonicalString(value: string, path = ''): string {
  if (plain.test(value)) return `"${value}"`;
  if (loneSurrogate.test(value)) throw new NotCanonical(path, 'holds half of a surrogate pair');
  return JSON.stringify(value);
}

function write(value: unknown, path: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical(path, `is ${value}, which JSON cannot say`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth === deepest) throw new NotCanonical(path, `is nested deeper than ${deepest}, or contains itself`);
      return Array.isArray(value) ? writeArray(value, path, depth + 1) : writeObject(value, path, depth + 1);
    default:
      throw new NotCanonical(path, `is a ${typeof value}, which JSON does not have`);
  }
}

function writeArray(values: readonly unknown[], path: string, depth: number): string {
  let text = '[';
  // An index loop also meets the holes that forEach and map pass over.
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) text += ',';
    text += write(values[index], `${path}[${index}]`, depth);
  }
  return `${text}]`;
}

function writeObject(value: object, path: string, depth: number): string {
  if (!isPlain(value)) throw new NotCanonical(path, 'is an object with a class; events hold plain data only');
  const members = value as { readonly [key: string]: unknown };
  let text = '';
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    const at = path === '' ? key : `${path}.${key}`;
    text += `${text === '' ? '{' : ','}${canonicalString(key, at)}:${write(member, at, depth)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

/** True for literals and parsed JSON of any realm: their prototype, if there is one, is itself a root. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Reads what `canonicalJson` wrote. */
export function parseJson(text: string): Json {
  return JSON.parse(text) as Json;
}
