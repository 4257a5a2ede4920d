import { usePlace } from './location.js';

/** The past in an address: every page that counts or lists shows the register as of that day. */
export interface Past {
  /** Local day `YYYY-MM-DD`. */
  readonly asOf: string;
  /** As it was shown then, or as it is known now. */
  readonly view: 'shown' | 'known';
}

/** Null where an address is about now; what is no day counts as none. */
export function pastOf(query: URLSearchParams): Past | null {
  const asOf = query.get('asOf') ?? '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return null;
  return { asOf, view: query.get('view') === 'known' ? 'known' : 'shown' };
}

export function usePast(): Past | null {
  return pastOf(usePlace().query);
}

/** Pages that can show the past. */
const LOOKS_BACK = /^\/(?:tasks(?:\/[0-9a-f-]{36})?)?$/;

/** An address of ours that stays in the past of the page which it is on; one that names its own day keeps it. */
export function carried(to: string, past: Past | null): string {
  const [path = '', search = ''] = to.split('?');
  const query = new URLSearchParams(search);
  if (past === null || !LOOKS_BACK.test(path) || query.has('asOf')) return to;
  query.set('asOf', past.asOf);
  if (past.view === 'known') query.set('view', past.view);
  return `${path}?${query.toString()}`;
}
