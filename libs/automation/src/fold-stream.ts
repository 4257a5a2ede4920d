import type { RecordedEvent } from '#event-store';

/** Folds a stream as read from the log. The log's envelopes hold the domain's events: here alone the one is taken for the other. */
export function foldStream<State, Event extends { readonly type: string }>(
  evolve: (state: State, event: Event) => State,
  initial: State,
  events: readonly RecordedEvent[],
): State {
  return events.reduce((state, event) => evolve(state, event as unknown as Event), initial);
}
