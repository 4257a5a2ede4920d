/** Closes what was opened, the last first, each even when another fails; the first failure is thrown at the end. */
export class Opened {
  private readonly closings: (() => Promise<unknown>)[] = [];

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
