/** R0 to E5: "When a step is due" in the rule book, its ten sections in their order. */
import { DRAFTED, type Role, RUNGS, type Rung, TOLD } from './book.js';
import type { Case, Told } from './case.js';
import { dayOf } from './days.js';
import { type Entry, firedFacts, suppressedFacts } from './entry.js';
import type { Office } from './office.js';
import { instantOf } from './step-days.js';

const SILENT: ReadonlySet<string> = new Set([
  'submitted',
  'return-requested',
  'awaiting-reassignment',
  'not-implementable',
]);

export class LadderTurn {
  readonly entries: Entry[] = [];

  constructor(
    private readonly one: Case,
    private readonly office: Office,
    private readonly now: string,
  ) {}

  run(): readonly Entry[] {
    if (this.one.status === 'completed' || !this.office.open(this.now)) return this.entries;
    if (this.due().length === 0) return this.entries;
    if (SILENT.has(this.one.status)) {
      this.spend();
      return this.entries;
    }
    if (this.one.received && this.due().includes('R0')) this.suppress('R0', 'already-received');
    if (this.due().length === 0) return this.entries;
    if (unitHasNobody(this.one)) {
      hold(this.one, this.now, this.entries);
      return this.entries;
    }
    this.one.held = false;
    this.remind();
    this.escalate();
    return this.entries;
  }

  /** Undecided steps whose day has come, earliest first. */
  private due(): readonly Rung[] {
    return this.one.ladder.rungs
      .filter((rung) => !this.one.decided.has(rung))
      .map((rung) => ({ rung, instant: this.instantOf(rung) }))
      .filter(({ instant }) => instant !== null && instant <= this.now)
      .sort((a, b) => ((a.instant ?? '') < (b.instant ?? '') ? -1 : (a.instant ?? '') > (b.instant ?? '') ? 1 : 0))
      .map(({ rung }) => rung);
  }

  private instantOf(rung: Rung): string | null {
    return instantOf(rung, this.one, this.office);
  }

  /** Section 4. */
  private spend(): void {
    for (const rung of this.due()) this.suppress(rung, this.one.status);
  }

  /** Section 7. */
  private remind(): void {
    const reminders = this.due().filter((rung) => rung.startsWith('R'));
    if (reminders.includes('R0')) this.fire('R0');
    const others = reminders.filter((rung) => rung !== 'R0');
    const latest = others.at(-1);
    for (const rung of others) if (rung !== latest) this.suppress(rung, 'overtaken-by-later-step');
    if (latest !== undefined) this.fire(latest);
  }

  /** Sections 3, 8, 9 and 10: one by one, and the first that has to wait keeps the others waiting. */
  private escalate(): void {
    for (const rung of RUNGS.filter((each) => each.startsWith('E') && this.one.ladder.rungs.includes(each))) {
      if (this.one.decided.has(rung)) continue;
      const instant = this.instantOf(rung);
      if (instant === null || instant > this.now) return;
      if (this.recipients(rung).length === 0) this.suppress(rung, 'no-recipient');
      else if (this.one.unitToldAt === null && (tellsLeaders(rung) || this.reminderComesFirst(rung))) {
        if (this.one.decided.get('E1') === 'fired') this.suppress(rung, 'reminder-not-sent-first');
        else {
          this.fire('E1');
          return;
        }
      } else this.fire(rung);
    }
  }

  /** Of work that came in late the first escalation is the unit's own reminder. */
  private reminderComesFirst(rung: Rung): boolean {
    return this.one.lateFromTheStart && rung !== 'E1';
  }

  /** Section 10. */
  private fire(rung: Rung): void {
    const recipients = this.recipients(rung);
    const dueAt = this.instantOf(rung) ?? '';
    const form = DRAFTED[rung];
    const facts = firedFacts({
      dueAt,
      late: dayOf(this.now) > dayOf(dueAt),
      recipients,
      forms: form === undefined ? [] : [form],
    });
    this.note('StepFired', rung, facts);
    this.one.decided.set(rung, 'fired');
    if (rung === 'R0') this.one.receiptClock = { from: dayOf(this.now), stood: null };
    if (recipients.some(({ as }) => as === 'unitHead' || as === 'officer') && this.reminds(rung))
      this.one.unitToldAt = this.now;
  }

  /** To work that came in with a past R0 says that it is here, and what reminded it first sets the pace. */
  private reminds(rung: Rung): boolean {
    return !this.one.balanced || (rung !== 'R0' && this.one.unitToldAt === null);
  }

  private suppress(rung: Rung, reason: string): void {
    this.note('StepSuppressed', rung, suppressedFacts(this.instantOf(rung) ?? '', reason));
    this.one.decided.set(rung, 'suppressed');
  }

  private note(what: string, step: string, facts: Entry['facts']): void {
    this.entries.push({ assignment: this.one.id, at: this.now, what, step, facts });
  }

  private recipients(rung: Rung): readonly Told[] {
    return recipientsOf(this.one, TOLD[rung], rung === 'R0' || rung === 'E1' || rung === 'E2');
  }
}

function tellsLeaders(rung: Rung): boolean {
  return TOLD[rung].includes('leader') || TOLD[rung].includes('fieldLeader');
}

/** Each person once, in the first role of the table's order. */
export function recipientsOf(one: Case, roles: readonly Role[], officerInPlace: boolean): readonly Told[] {
  const told: Told[] = [];
  const add = (more: readonly Told[]): void => {
    for (const each of more) if (!told.some(({ person }) => person === each.person)) told.push(each);
  };
  for (const role of roles) {
    if (role === 'unitHead') add(one.head().length === 0 && officerInPlace ? one.handedTo() : one.head());
    else if (role === 'officer') add(one.handedTo());
    else add(one.holders(one.owner, role).map((person) => ({ person, as: role })));
  }
  return told;
}

export function unitHasNobody(one: Case): boolean {
  return one.head().length === 0 && one.handedTo().length === 0;
}

/** Section 6: said once while the wait lasts. */
export function hold(one: Case, now: string, entries: Entry[]): void {
  if (one.held) return;
  one.held = true;
  entries.push({ assignment: one.id, at: now, what: 'StepsHeld', step: '', facts: {} });
}
