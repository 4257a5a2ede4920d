import type { AskedCommand, Refusal } from '#domain';
import type { Json } from '#event-store';

/** A command with what the log keeps about its asking. */
export interface CommandRequest<Command extends AskedCommand = AskedCommand> {
  /** UUID; the same id with the same request gets the first answer again. */
  readonly commandId: string;
  readonly command: Command;
  /** The version of the command's own stream that the asker has seen (If-Match): refused when it differs. */
  readonly expectedVersion?: number;
  /** Id of the event or command that led to this one. */
  readonly causation?: string;
  readonly correlation?: string;
  readonly onBehalfOf?: string;
}

/** What was recorded, now or when the same request first came. */
export interface Executed {
  /** A reader that has reached it sees this command's effect. 0 when a timer found nothing to do. */
  readonly position: number;
  /** Versions, after the command, of its own stream and of every stream that it wrote. */
  readonly streams: Readonly<Record<string, number>>;
  readonly answer: Json;
  readonly repeated: boolean;
}

export type Outcome = Executed | Refusal;

/** One of many: a fault of one leaves the others alone. `failed`: outcome unknown, ask again under the same id. */
export type Settled =
  | { readonly kind: 'done'; readonly result: Executed }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly error: unknown };

export function isExecuted(outcome: Outcome): outcome is Executed {
  return !('refused' in outcome);
}
