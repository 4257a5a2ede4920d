/** The reason with which work is broken off when the person at the keyboard, or the system, ends the program. */
export class ToldToEnd extends Error {
  constructor(readonly signalName: NodeJS.Signals) {
    super(`told to end by ${signalName}`);
    this.name = 'ToldToEnd';
  }
}

export interface End {
  /** Aborted, with `ToldToEnd` as its reason, at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** Resolves then. */
  readonly told: Promise<NodeJS.Signals>;
  /** Listens no more. */
  forget(): void;
}

/** How a process ends that is interrupted before it is done. */
const INTERRUPTED = 130;

/** For programs that run until they are told to end: the first signal is an order, the second ends the process at once. */
export function listenForTheEnd(): End {
  const aborting = new AbortController();
  let tell: (signal: NodeJS.Signals) => void = () => undefined;
  const told = new Promise<NodeJS.Signals>((resolve) => (tell = resolve));
  const forget = onSignals((name) => {
    if (aborting.signal.aborted) process.exit(INTERRUPTED);
    aborting.abort(new ToldToEnd(name));
    tell(name);
  });
  return { signal: aborting.signal, told, forget };
}

/**
 * For commands that end by themselves: a signal ends the process at once, but through its exit handlers, so that the embedded
 * PostgreSQL does not outlive it. Gives the way to stop listening.
 */
export function endWhenTold(): () => void {
  return onSignals(() => process.exit(INTERRUPTED));
}

function onSignals(listener: (name: NodeJS.Signals) => void): () => void {
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  return () => {
    process.off('SIGINT', listener);
    process.off('SIGTERM', listener);
  };
}
