/** A fact before the log gives it a place: plain JSON that a stranger understands alone, in ten years. */
export interface Fact<Type extends string, Data extends object> {
  readonly type: Type;
  readonly data: Data;
}

/** A fact with its instant and whoever brought it about: what `evolve` folds. Events read from the log have this shape. */
export type Happened<Event> = Event & { readonly occurredAt: string; readonly actor?: string };

/** Why a decision refused a command. `code` is stable; `field` names the input at fault; `detail` fills the message's blanks. */
export interface DomainError<Code extends string = string> {
  readonly refused: Code;
  readonly field?: string;
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>;
}

export type Decision<Event, Code extends string = string> = readonly Event[] | DomainError<Code>;

export function isRefused<Event, Code extends string>(decision: Decision<Event, Code>): decision is DomainError<Code> {
  return 'refused' in decision;
}
