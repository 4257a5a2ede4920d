import type { Demo, DemoClock, DemoDoor, DemoMailbox } from '#contracts';

/** What the start command supplies when it shows the demonstration: doors, a clock that can be moved, and its mailbox. */
export interface Demonstration {
  /** Doors, the directive that the board opens with, and the clock. */
  describe(): Promise<Demo>;
  /** A token for the person behind the door. */
  open(door: DemoDoor['code']): Promise<string>;
  /** Moves the clock and answers when every timer up to then has fired and every digest is delivered. */
  moveClock(days: 1 | 7): Promise<DemoClock>;
  /** Captured mails, newest first. `cursor` is the `next` of the page before. */
  mailbox(page: { readonly limit: number; readonly cursor: string | undefined }): Promise<DemoMailbox>;
}
