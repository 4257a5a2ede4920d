import { localDay } from '#domain';

/**
 * An instant of the past, looked at in one of two ways. `shown`: what was recorded by then, as the prefix of the log up to
 * `position`; what anybody could see at that instant. `known`: what is known by now about that instant; a completion counts from
 * its own date, however late it was recorded.
 */
export type Moment = { readonly instant: string } & (
  { readonly view: 'shown'; readonly position: number } | { readonly view: 'known' }
);

export type PastView = Moment['view'];

/** The local day of a moment. */
export function dayOf({ instant }: Moment): string {
  return localDay(instant);
}
