export type Route =
  | { readonly page: 'board' | 'register' | 'inbox' | 'mailbox' | 'account' | 'access' | 'unknown' }
  | { readonly page: 'task'; readonly id: string };

const FLAT = {
  '/': 'board',
  '/tasks': 'register',
  '/inbox': 'inbox',
  '/mailbox': 'mailbox',
  '/account': 'account',
  '/access': 'access',
} as const;

/** Which page an address names; a trailing slash changes nothing. */
export function routeOf(pathname: string): Route {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  const task = /^\/tasks\/([0-9a-f-]{36})$/.exec(path)?.[1];
  if (task !== undefined) return { page: 'task', id: task };
  return { page: Object.hasOwn(FLAT, path) ? FLAT[path as keyof typeof FLAT] : 'unknown' };
}

/** An address with its query; empty and missing values are left out, the rest keep the order given. */
export function addressOf(path: string, query: Readonly<Record<string, string | null | undefined>> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, value);
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
