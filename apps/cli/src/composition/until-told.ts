/** Resolves when the process is told to end (Ctrl-C, SIGTERM); a second time ends it at once. */
export function untilToldToEnd(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let told = false;
    const onSignal = (signal: NodeJS.Signals) => {
      if (told) process.exit(130);
      told = true;
      resolve(signal);
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}

export type Closing = () => Promise<unknown>;

/** Closes what was opened, the last first, each even when another fails; the first failure is thrown at the end. */
export class Opened {
  private readonly closings: Closing[] = [];

  add<Thing>(thing: Thing, close: (thing: Thing) => Promise<unknown>): Thing {
    this.closings.push(() => close(thing));
    return thing;
  }

  async close(): Promise<void> {
    const faults: unknown[] = [];
    for (const close of this.closings.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        faults.push(error);
      }
    }
    if (faults.length > 0) throw faults[0];
  }
}
