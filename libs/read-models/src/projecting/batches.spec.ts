/**
 * A projection equals the fold of all events, whatever the size of the batches (invariant I4), for every projection of the
 * registry over seeded histories. The mutants beside it fold as hasty programs do, and the same check must catch them.
 */
import * as fc from 'fast-check';
import type { RecordedEvent } from '#event-store';
import { projections } from '../registry.js';
import { foldBatch } from './fold.js';
import { type Fold, MemoryTables } from './memory-tables.examples.js';
import type { Operation, Projection } from './projection.js';
import { type Choice, historyOf } from './random-history.examples.js';

const SEED = 57;

const choices = fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)) satisfies fc.Arbitrary<Choice>, {
  minLength: 20,
  maxLength: 100,
});
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 });

function batchesOf(events: readonly RecordedEvent[], sizes: readonly number[]): (readonly RecordedEvent[])[] {
  const batches: (readonly RecordedEvent[])[] = [];
  for (let from = 0; from < events.length;) {
    const size = sizes[batches.length % sizes.length] ?? 1;
    batches.push(events.slice(from, from + size));
    from += size;
  }
  return batches;
}

/** The tables after the batches, from a projection that keeps its promise only if they depend on the events alone. */
function foldedIn(projection: Projection, batches: readonly (readonly RecordedEvent[])[], fold?: Fold): object {
  const tables = new MemoryTables(projection, fold);
  for (const batch of batches) tables.apply(batch);
  return tables.dump();
}

function check(projection: Projection, fold?: Fold): { readonly failed: boolean; readonly report: string } {
  const details = fc.check(
    fc.property(choices, cuts, (chosen, sizes) => {
      const events = historyOf(chosen);
      const eachAlone = foldedIn(projection, batchesOf(events, [1]));
      expect(foldedIn(projection, batchesOf(events, sizes), fold)).toEqual(eachAlone);
      expect(foldedIn(projection, [events], fold)).toEqual(eachAlone);
    }),
    { seed: SEED, numRuns: 12, endOnFailure: fold !== undefined },
  );
  return { failed: details.failed, report: details.failed ? (fc.defaultReportMessage(details) ?? 'failed') : 'same' };
}

describe(`batches of any size (seed ${SEED})`, () => {
  it.each(projections.map((each) => [each.name, each] as const))('make the same tables of %s', (_, projection) => {
    expect(check(projection).report).toBe('same');
  });
});

describe('mutants', () => {
  const register = projections.find((each) => each.name === 'register') as Projection;

  it('that add twice are caught', () => {
    const addsTwice: Fold = (projection, events, known) => {
      const result = foldBatch(projection, events, known);
      if (!result.complete) return result;
      return { ...result, writes: result.writes.map((each) => ({ ...each, adds: each.adds.map(doubled) })) };
    };
    expect(check(register, addsTwice).failed).toBe(true);
  });

  it('that lose what a change emits are caught', () => {
    const deaf: Fold = (projection, events, known) =>
      foldBatch({ ...projection, on: withoutEmissions(projection) }, events, known);
    expect(check(register, deaf).failed).toBe(true);
  });

  it('that take a half-informed pass for the whole are caught', () => {
    const hasty: Fold = (projection, events, known) => {
      const first = foldBatch(projection, events, known);
      if (first.complete || known.size === 0) return first;
      const blind = new Map(known);
      for (const [table, keys] of first.missing)
        blind.set(
          table,
          new Map([
            ...(known.get(table) ?? []),
            ...keys.map((key) => [Object.values(key).join('\u0001'), undefined] as const),
          ]),
        );
      return foldBatch(projection, events, blind);
    };
    expect(check(register, hasty).failed).toBe(true);
  });
});

function doubled(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, typeof value === 'number' ? value * 2 : value]),
  );
}

function withoutEmissions(projection: Projection): Projection['on'] {
  const deafen = (operation: Operation): Operation =>
    operation.kind === 'change' ? { ...operation, change: (row) => operation.change(row, () => undefined) } : operation;
  const handlers = Object.entries(projection.on) as [string, (event: never) => readonly Operation[]][];
  return Object.fromEntries(
    handlers.map(([type, handler]) => [type, (event: never) => handler(event).map(deafen)]),
  ) as Projection['on'];
}
