/** Policies and calendars by their content; more than a few at a time there are only in tests. */
const byContent = new Map<string, object>();
const MOST = 32;
const known = new WeakMap<object, object>();

/** One object for the same content, however often it is read: what has been computed about a calendar is kept with its object. */
export function sameContent<Content extends object>(value: Content): Content {
  const found = known.get(value);
  if (found !== undefined) return found as Content;
  const content = JSON.stringify(value);
  const same = byContent.get(content) ?? value;
  if (byContent.size >= MOST) byContent.clear();
  byContent.set(content, same);
  known.set(value, same);
  return same as Content;
}
