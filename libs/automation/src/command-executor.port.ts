import type { AskedCommand } from '#domain';

/** A command under an id that its cause alone decides: whoever asks again, in this process or another, asks the same. */
export interface IdentifiedCommand {
  readonly commandId: string;
  readonly command: AskedCommand;
}

export type CommandOutcome =
  /** Recorded now or before, perhaps without an event. `position`: what a reader must have reached to see it; 0 without event. */
  | { readonly kind: 'done'; readonly position: number }
  | { readonly kind: 'refused'; readonly code: string }
  /** Not known, or not possible now: ask again under the same id. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** Where automation's decisions are made and recorded: the application. */
export interface CommandExecutor {
  /** One outcome a command, in the same order. Never throws for one command's sake. */
  executeMany(commands: readonly IdentifiedCommand[]): Promise<readonly CommandOutcome[]>;
}
