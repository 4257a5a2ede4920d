const KEY = 'dondoc.token';
const listeners = new Set<() => void>();

/** The bearer token lives as long as the browser's tab: accounts come later. */
export const tokenStore = {
  read: (): string | null => sessionStorage.getItem(KEY),
  write(token: string | null): void {
    if (token === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, token);
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
