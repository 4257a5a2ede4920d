import { useSyncExternalStore } from 'react';
import { addressOf } from './route.js';

const listeners = new Set<() => void>();
const announce = (): void => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
};
const current = (): string => window.location.pathname + window.location.search;

/** Goes to an address of ours. `replace` leaves no step for the back button: for filters typed letter by letter. */
export function navigate(address: string, replace = false): void {
  if (address === current()) return;
  const samePage = address.split('?')[0] === window.location.pathname;
  // `followed` tells the page's heading to take the focus: whoever came by keyboard begins at its top.
  if (replace) window.history.replaceState(null, '', address);
  else window.history.pushState(samePage ? null : 'followed', '', address);
  if (!samePage) window.scrollTo(0, 0);
  announce();
}

export interface Place {
  readonly pathname: string;
  readonly query: URLSearchParams;
}

/** Where we are; renders again when that changes. */
export function usePlace(): Place {
  const address = useSyncExternalStore(subscribe, current);
  const [pathname = '/', search = ''] = address.split('?');
  return { pathname, query: new URLSearchParams(search) };
}

/** Sets or removes filters of this page, keeping the others. */
export function refine(changes: Readonly<Record<string, string | null>>, replace = false): void {
  const query: Record<string, string | null> = Object.fromEntries(new URLSearchParams(window.location.search));
  navigate(addressOf(window.location.pathname, { ...query, ...changes }), replace);
}
