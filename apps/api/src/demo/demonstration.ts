import type { Demo, DemoClock, DemoDoor, DemoMailbox } from '#contracts';

export interface OpenedDoor {
  readonly token: string;
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
}

/** What the start command supplies when it shows the demonstration: doors, a clock that can be moved, and its mailbox. */
export interface Demonstration {
  /** Doors, the directive that the board opens with, and the clock. */
  describe(): Promise<Demo>;
  /** The person behind the door, with a token for scripts. */
  open(door: DemoDoor['code']): Promise<OpenedDoor>;
  /** Moves the clock and answers when every timer up to then has fired and every digest is delivered. */
  moveClock(days: 1 | 7): Promise<DemoClock>;
  /** Captured mails, newest first. `cursor` is the `next` of the page before. */
  mailbox(page: { readonly limit: number; readonly cursor: string | undefined }): Promise<DemoMailbox>;
}
