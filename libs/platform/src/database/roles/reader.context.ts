/**
 * Whose eyes a query of the screens reads with. A request opens a place for it; who asks is put there once it is known. What runs outside
 * of a request, or before that, sees nothing.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { escapeLiteral } from 'pg';

/** What the policies of the tables ask for. */
export interface ReaderSight {
  readonly person: string;
  readonly role: string;
  /** The unit of the role and all below it; null: the whole register. */
  readonly units: readonly string[] | null;
  /** Among them, those through which restricted things are seen; null: all. */
  readonly restricted: readonly string[] | null;
}

/** Asked at each query, so that a request that lives long does not go on with what it once knew. */
export type SightOf = () => Promise<ReaderSight>;

interface Place {
  sightOf: SightOf | undefined;
}

const storage = new AsyncLocalStorage<Place>();

/** Runs `work`, in which `seeAs` may be called once who asks is known. */
export function withReaderPlace<T>(work: () => T): T {
  return storage.run({ sightOf: undefined }, work);
}

/** From now on, queries of this request read as `sightOf` says. Throws outside of a request. */
export function seeAs(sightOf: SightOf): void {
  const place = storage.getStore();
  if (place === undefined) throw new Error('nobody reads outside of a request: withReaderPlace comes first');
  place.sightOf = sightOf;
}

/** Undefined where nobody is known to ask. */
export function sightNow(): Promise<ReaderSight> | undefined {
  return storage.getStore()?.sightOf?.();
}

const harmless = /^[\w:.-]{1,100}$/;

/** One message that begins a transaction which sees with these eyes, and forgets them with its end. */
export function beginSeeing(sight: ReaderSight | undefined): string {
  if (sight === undefined) return 'begin read only';
  const { person, role } = sight;
  const units = sight.units ?? [];
  const restricted = sight.restricted ?? units;
  for (const each of [person, role, ...units, ...restricted])
    if (!harmless.test(each)) throw new Error(`the context of a reader cannot hold ${JSON.stringify(each)}`);
  const settings = {
    person,
    role,
    units: `{${units.join(',')}}`,
    restricted: `{${restricted.join(',')}}`,
    cleared: sight.restricted === null ? 'on' : 'off',
  };
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('dondoc.${name}', ${escapeLiteral(value)}, true)`,
  );
  return `begin read only; select ${set.join(', ')}`;
}
