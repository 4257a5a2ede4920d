import type { Outcome } from './append-queue.js';
import { parseJson } from './canonical-json.js';
import { CommandReused, VersionConflict, type AppendResult } from './event-store.js';
import type { PreparedRequest } from './prepared-request.js';

/** What the caller of `append` gets for an outcome. Throws `VersionConflict` or `CommandReused`. */
export function resultOf(request: PreparedRequest, outcome: Outcome): AppendResult {
  switch (outcome.kind) {
    case 'conflict':
      throw new VersionConflict(outcome.stream, outcome.expected, outcome.actual);
    case 'known':
      if (outcome.requestHash !== request.requestHash) throw new CommandReused(request.commandId);
      return result(outcome.firstPosition, outcome.count, outcome.answer, true);
    case 'written':
      return result(outcome.firstPosition, request.events.length, request.answer, false);
  }
}

function result(first: number, count: number, answer: string | null, repeated: boolean): AppendResult {
  return {
    firstPosition: count === 0 ? null : first,
    lastPosition: first + count - 1,
    count,
    answer: answer === null ? null : parseJson(answer),
    repeated,
  };
}
