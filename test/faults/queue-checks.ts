/**
 * Invariant I5, from what went over the wire and what the log says: every due notice is sent, none early, none after closing, one
 * id each. A copy under the same id is what "at least once" allows, as many as the faults can explain.
 */

/** A mail as it arrived; instants in milliseconds of the machine's clock. */
export interface WireMail {
  readonly messageId: string;
  readonly to: string;
  /** Numbers of the tasks that it tells of. */
  readonly ordinals: readonly string[];
  readonly at: number;
}

export interface DueNotice {
  readonly ordinal: string;
  readonly to: string;
}

export interface LedgerCount {
  /** Steps in the log, by the task's number. */
  readonly fired: ReadonlyMap<string, number>;
  /** Message-IDs of notices that the log calls sent. */
  readonly sent: ReadonlySet<string>;
  /** Notices that were composed and came to no end. */
  readonly open: number;
}

export interface DeliveryStory {
  /** What the tasks and their calendar ask for. */
  readonly due: readonly DueNotice[];
  /** When it is due. */
  readonly dueAt: number;
  /** When the log acknowledged that nothing need be said any more, by the task's number. */
  readonly closed: ReadonlyMap<string, number>;
  readonly wire: readonly WireMail[];
  readonly ledger: LedgerCount;
  /** Copies that a worker killed or frozen with mails in hand explains. */
  readonly copiesAllowed: number;
}

/** A mail whose text was read before the closing may still be under way for so long. */
const UNDER_WAY_MS = 1_000;

/** At most three violations of a kind, and how many more there are. */
export function violationsOf(story: DeliveryStory): string[] {
  return [
    ...few('not sent', notSent(story)),
    ...few('early', early(story)),
    ...few('after closing', afterClosing(story)),
    ...few('told under two ids', twoIds(story)),
    ...few('fired other than once', firedWrongly(story)),
    ...few('on the wire and not in the ledger', unrecorded(story)),
    ...few('in the ledger and not on the wire', unsent(story)),
    ...(story.ledger.open > 0 ? [`${story.ledger.open} notices came to no end`] : []),
    ...tooManyCopies(story),
  ];
}

/** Mails beyond the first under one id. */
export function copiesIn(wire: readonly WireMail[]): number {
  return wire.length - new Set(wire.map(({ messageId }) => messageId)).size;
}

function few(kind: string, found: readonly string[]): string[] {
  const rest = found.length > 3 ? [`${kind}: ${found.length - 3} more`] : [];
  return [...found.slice(0, 3).map((line) => `${kind}: ${line}`), ...rest];
}

function notSent({ due, closed, wire }: DeliveryStory): string[] {
  const told = new Set(wire.flatMap(({ to, ordinals }) => ordinals.map((ordinal) => `${to} ${ordinal}`)));
  return due
    .filter(({ to, ordinal }) => !closed.has(ordinal) && !told.has(`${to} ${ordinal}`))
    .map(({ to, ordinal }) => `task ${ordinal} to ${to}`);
}

function early({ wire, dueAt }: DeliveryStory): string[] {
  return wire.filter(({ at }) => at < dueAt).map(({ to, at }) => `${to} by ${Math.round(dueAt - at)} ms`);
}

function afterClosing({ wire, closed }: DeliveryStory): string[] {
  return wire.flatMap(({ to, ordinals, at }) =>
    ordinals
      .filter((ordinal) => at > (closed.get(ordinal) ?? Infinity) + UNDER_WAY_MS)
      .map((ordinal) => `task ${ordinal} to ${to}`),
  );
}

function twoIds({ wire }: DeliveryStory): string[] {
  const first = new Map<string, string>();
  const found = new Set<string>();
  for (const { to, ordinals, messageId } of wire)
    for (const ordinal of ordinals) {
      const told = `task ${ordinal} to ${to}`;
      if ((first.get(told) ?? messageId) !== messageId) found.add(told);
      else first.set(told, messageId);
    }
  return [...found];
}

function firedWrongly({ due, ledger }: DeliveryStory): string[] {
  return due
    .filter(({ ordinal }) => ledger.fired.get(ordinal) !== 1)
    .map(({ ordinal }) => `task ${ordinal}, ${ledger.fired.get(ordinal) ?? 0} times`);
}

function unrecorded({ wire, ledger }: DeliveryStory): string[] {
  return [...new Set(wire.map(({ messageId }) => messageId))].filter((id) => !ledger.sent.has(id));
}

function unsent({ wire, ledger }: DeliveryStory): string[] {
  const arrived = new Set(wire.map(({ messageId }) => messageId));
  return [...ledger.sent].filter((id) => !arrived.has(id));
}

function tooManyCopies({ wire, copiesAllowed }: DeliveryStory): string[] {
  const copies = copiesIn(wire);
  return copies > copiesAllowed ? [`${copies} copies, of which the faults explain ${copiesAllowed}`] : [];
}
