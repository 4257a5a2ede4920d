import type { ValidationError } from 'class-validator';
import type { FieldProblem } from '#contracts';
import { describeFault } from '../fields/field.faults.js';

/** One entry a fault; more than these would tell nobody anything. */
const atMost = 50;

/**
 * Flattens class-validator's tree. Pointers are JSON pointers (RFC 6901) for bodies, `?name` for query parameters and `{name}`
 * for parts of the path.
 */
export function fieldProblems(errors: readonly ValidationError[], source: string): FieldProblem[] {
  const found: FieldProblem[] = [];
  collect(errors, '', found);
  return found.slice(0, atMost).map((fault) => Object.assign(fault, { pointer: pointerTo(fault.pointer, source) }));
}

/** A fault for each of the names: the body may have none of them. */
export function unknownFields(names: readonly string[]): FieldProblem[] {
  return names.slice(0, atMost).map((name) => unknownField(`/${escape(name)}`));
}

export function unknownField(pointer: string): FieldProblem {
  return Object.assign({ pointer }, describeFault('whitelistValidation', undefined));
}

function collect(errors: readonly ValidationError[], parent: string, found: FieldProblem[]): void {
  for (const error of errors) {
    const pointer = `${parent}/${escape(error.property)}`;
    for (const code of Object.keys(error.constraints ?? {})) {
      found.push({ pointer, ...describeFault(code, error.contexts?.[code]) });
    }
    collect(error.children ?? [], pointer, found);
  }
}

function pointerTo(pointer: string, source: string): string {
  if (source === 'query') return `?${pointer.slice(1)}`;
  return source === 'param' ? `{${pointer.slice(1)}}` : pointer;
}

/** Keys of the body come from outside: their length is bounded before they are told back. */
function escape(property: string): string {
  return property.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
}
