/** One assignment as the rule book sees it: what people did to it, and what the ladder has decided about it so far. */
import { ladderOf, type LadderOfBook, type Role, type Rung } from './book.js';
import { daysFrom, dayOf, endOf } from './days.js';
import { dueOf } from './due.js';
import { flag, type Fields, type LogLine, record, text, textOrNull } from './fields.js';
import type { Office } from './office.js';

export type Status =
  | 'assigned'
  | 'received'
  | 'in-progress'
  | 'blocked'
  | 'not-implementable'
  | 'return-requested'
  | 'awaiting-reassignment'
  | 'submitted'
  | 'completed';

export interface Told {
  readonly person: string;
  readonly as: Role;
}

export class Case {
  status: Status = 'assigned';
  received = false;
  officer: string | null = null;
  lastUpdate: string;
  /** Steps of R0–E5 that are spent. */
  readonly decided = new Map<Rung, 'fired' | 'suppressed' | 'skipped'>();
  /** When a step of R0–E5 last told the unit. */
  unitToldAt: string | null = null;
  graceUntil: string | null = null;
  submittedOn: string | null = null;
  v1aFiredOn: string | null = null;
  readonly verifierDecided = new Set<'V1a' | 'V1b'>();
  askedForWord = false;
  lapsed = false;
  dueSoon = false;
  overdue = false;
  /** `StepsHeld` was said, and the unit still has nobody. */
  held = false;
  /** It came in with a past; and late on the first working morning already. */
  balanced = false;
  lateFromTheStart = false;
  extendedOften = false;
  receiptClock: ReceiptClock = { from: null, stood: null };
  /** Days of steps by the rule alone, once computed under a calendar. */
  readonly ruled = new Map<Office, Map<Rung, string | null>>();
  private statusBefore: Status = 'assigned';
  private readonly posts = new Map<string, string[]>();

  readonly due: string | null;
  readonly lastDay: string | null;
  readonly term: number | null;
  readonly ladder: LadderOfBook;
  readonly openedAt: string;
  readonly unit: string;
  readonly owner: string;

  constructor(
    readonly id: string,
    opening: LogLine,
    readonly issuedOn: string,
    urgency: string,
  ) {
    this.openedAt = opening.occurredAt;
    this.lastUpdate = opening.occurredAt;
    this.unit = text(opening.data, 'unit');
    this.owner = text(opening.data, 'ownerUnit');
    this.due = dueOf(record(opening.data['deadline'], 'deadline'), issuedOn);
    this.lastDay = this.due === null ? null : dayOf(this.due);
    this.term = this.lastDay === null ? null : Math.max(0, daysFrom(issuedOn, this.lastDay));
    this.ladder = ladderOf(urgency, this.term);
  }

  get atWork(): boolean {
    return (
      this.status === 'assigned' ||
      this.status === 'received' ||
      this.status === 'in-progress' ||
      this.status === 'blocked'
    );
  }

  /** Who holds a post of a unit now, in the order in which they came to it. */
  holders(unit: string, post: Role): readonly string[] {
    return this.posts.get(`${unit} ${post}`) ?? [];
  }

  head(): readonly Told[] {
    return this.holders(this.unit, 'unitHead').map((person) => ({ person, as: 'unitHead' }));
  }

  /** The officer to whom the work was handed, while an officer of the unit. */
  handedTo(): readonly Told[] {
    return this.holders(this.unit, 'officer')
      .filter((person) => person === this.officer)
      .map((person) => ({ person, as: 'officer' }));
  }

  changePost({ type, stream, data }: LogLine): void {
    const key = `${stream} ${text(data, 'post')}`;
    const others = (this.posts.get(key) ?? []).filter((person) => person !== text(data, 'person'));
    this.posts.set(key, type === 'PostFilled' ? [...others, text(data, 'person')] : others);
  }

  /** The standing with which it came in; no step speaks of what lies before. Gives the steps that are skipped for it. */
  cameInWith(data: Fields, office: Office): readonly Rung[] {
    const standing = record(data['standing'], 'standing');
    this.status = text(standing, 'status') as Status;
    this.received = this.status !== 'assigned';
    this.balanced = true;
    if (this.status === 'submitted') this.submittedOn = dayOf(this.openedAt);
    const first = office.nextMorning(this.openedAt);
    this.lateFromTheStart = this.due !== null && this.due < first;
    this.overdue = this.status !== 'completed' && this.due !== null && this.due < this.openedAt;
    this.extendedOften = Number(data['extensions']) >= 2;
    return this.ladder.rungs.filter((rung) => {
      if (this.decided.has(rung)) return false;
      if (rung === 'R0') return this.received;
      const lastDay = this.lastDay ?? '';
      const after = this.ladder.after[rung];
      if (after === undefined || !this.lateFromTheStart) return false;
      return office.morning(office.after(lastDay, after)) <= first;
    });
  }

  /** What people did. Events that only the ladder records are passed over: the oracle says itself what comes of them. */
  happens({ type, data, occurredAt }: LogLine, office: Office): void {
    switch (type) {
      case 'PostFilled':
      case 'PostVacated':
        throw new TypeError('posts are changed by changePost');
      case 'AssignmentReceived':
        if (!flag(data, 'tacit')) this.receive(occurredAt);
        break;
      case 'AssignmentDelegated':
        this.officer = text(data, 'officer');
        break;
      case 'ReturnRequested':
        this.statusBefore = this.status;
        this.status = 'return-requested';
        break;
      case 'ReturnGranted':
        this.status = 'awaiting-reassignment';
        break;
      case 'ReturnRefused':
        this.status = this.statusBefore;
        this.updates(occurredAt);
        break;
      default:
        this.works(type, data, occurredAt, office);
    }
  }

  private works(type: string, data: Fields, at: string, office: Office): void {
    switch (type) {
      case 'ProgressReported':
        if (this.status === 'assigned' || this.status === 'received') this.status = 'in-progress';
        this.received ||= this.atWork;
        this.updates(at);
        break;
      case 'ObstacleRaised':
        this.status = 'blocked';
        this.received = true;
        this.updates(at);
        break;
      case 'ObstacleConfirmed':
        this.status = 'not-implementable';
        break;
      case 'ObstacleResolved':
        this.status = 'in-progress';
        this.updates(at);
        break;
      default:
        this.ends(type, data, at, office);
    }
  }

  private ends(type: string, data: Fields, at: string, office: Office): void {
    switch (type) {
      case 'DeliverableSubmitted':
        this.status = 'submitted';
        this.received = true;
        this.submittedOn = dayOf(at);
        this.v1aFiredOn = null;
        this.verifierDecided.clear();
        this.updates(at);
        break;
      case 'DeliverableReturned':
        this.status = 'in-progress';
        this.graceUntil = endOf(office.after(dayOf(at), 3));
        if (textOrNull(data, 'graceUntil') !== this.graceUntil)
          throw new RangeError(`${this.id}: another grace is given`);
        this.updates(at);
        break;
      case 'DeliverableConfirmed':
      case 'JointlyCompleted':
        this.status = 'completed';
        break;
      default:
        if (!THE_LADDERS_OWN.has(type)) throw new RangeError(`the oracle does not know what ${type} means`);
    }
  }

  private receive(at: string): void {
    this.received = true;
    if (this.status === 'assigned') this.status = 'received';
    this.updates(at);
  }

  private updates(at: string): void {
    this.lastUpdate = at;
    this.lapsed = false;
    this.askedForWord = false;
  }
}

/** Where the clock of tacit receipt began, and since when it stands. */
interface ReceiptClock {
  from: string | null;
  stood: string | null;
}

const THE_LADDERS_OWN: ReadonlySet<string> = new Set([
  'AssignmentOpened',
  'StepFired',
  'StepSuppressed',
  'StepsHeld',
  'ReceiptRenewed',
  'DueSoonReached',
  'DeadlinePassed',
  'UpdatesLapsed',
]);
