/** No body of ours is nested deeper: what is would only exhaust whoever walks through it. */
const deepest = 12;
/** Names that JavaScript itself gives a meaning to. */
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The JSON pointer of the first property that must not reach the classes of the bodies: one with a name that means something to
 * JavaScript, or one nested beyond all reason. Undefined when there is none.
 */
export function harmfulPart(value: unknown, pointer = '', depth = 0): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > deepest) return pointer;
  if (Array.isArray(value)) return firstHarmful(value.entries(), pointer, depth);
  const name = Object.keys(value).find((key) => reserved.has(key));
  return name === undefined ? firstHarmful(Object.entries(value), pointer, depth) : `${pointer}/${name}`;
}

function firstHarmful(
  parts: Iterable<readonly [string | number, unknown]>,
  pointer: string,
  depth: number,
): string | undefined {
  for (const [key, part] of parts) {
    const found = harmfulPart(part, `${pointer}/${String(key).slice(0, 100)}`, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
