/** A way to bring one notice to its recipient. */
import type { NoticeState, WorkingCalendar } from '#domain';
import type { SendOutcome } from '../channels/channel.js';
import type { DigestLine } from '../mail/digest-line.js';
import type { MondaySheet } from '../mail/monday.sheet.js';

export interface Carrying {
  readonly notice: string;
  readonly state: Extract<NoticeState, { status: 'composed' | 'failing' }>;
  /** What is left to say at this moment. */
  readonly lines: readonly DigestLine[];
  /** The head part of a Monday's message. */
  readonly sheets: readonly MondaySheet[];
  readonly calendar: WorkingCalendar;
  /** ISO 8601 instant of the sending. */
  readonly at: string;
}

/** `hindered`: there is nowhere to send it, so that trying makes no sense until somebody mends it. */
export type CarryOutcome = SendOutcome | { readonly hindered: string };

export interface Carrier {
  carry(carrying: Carrying): Promise<CarryOutcome>;
}
