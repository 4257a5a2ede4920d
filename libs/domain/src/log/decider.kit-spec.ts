import { isRefused, type Happened } from './event.js';
import { explainRefusal, type Decided, type RefusalCode } from './refusals.js';

export interface Decider<Command, State, Event, Premises> {
  readonly initial: State;
  evolve(state: State, event: Happened<Event>): State;
  decide(command: Command, state: State, premises: Premises): Decided<Event>;
}

interface Decision<Event> {
  thenHappens(events: readonly Event[]): void;
  /** Nothing happens, and nobody is told off. */
  thenNothing(): void;
  thenRefused(code: RefusalCode, field?: string): void;
}

/**
 * Given-when-then for a noun: `given(events, premises?).when(command).thenHappens(events)`. Events without an instant of their own
 * happened at `at`.
 */
export function specifying<Command, State, Event extends { readonly type: string }, Premises extends object>(
  decider: Decider<Command, State, Event, Premises>,
  usual: { readonly at: string; readonly premises: Premises },
) {
  return (events: readonly (Event | Happened<Event>)[], premises: Partial<Premises> = {}) => {
    const state = events.reduce(
      (folded: State, event) => decider.evolve(folded, { occurredAt: usual.at, ...event }),
      decider.initial,
    );
    return {
      when(command: Command): Decision<Event> {
        const decided = decider.decide(command, state, { ...usual.premises, ...premises });
        return {
          thenHappens: (expected) => expect(decided).toEqual(expected),
          thenNothing: () => expect(decided).toEqual([]),
          thenRefused(code, field) {
            if (!isRefused(decided)) throw new Error(`not refused: ${JSON.stringify(decided)}`);
            expect({ code: decided.refused, field: decided.field }).toEqual({ code, field });
            expect(JSON.stringify(explainRefusal(decided))).not.toContain('{limit}');
          },
        };
      },
      thenState(expected: object): void {
        expect(state).toMatchObject(expected);
      },
    };
  };
}
