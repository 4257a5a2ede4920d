/**
 * One assignment from its opening to the last day, a day at a time: at every moment of a day at which something can happen, first what
 * the clock brings, then what people do, then what follows from it at once.
 */
import { Case, type Told } from './case.js';
import { dayOf, endOf, next } from './days.js';
import type { Entry } from './entry.js';
import type { AssignmentFacts, Facts } from './facts.js';
import { isPostChange } from './facts.js';
import type { LogLine } from './fields.js';
import type { Office } from './office.js';
import { lapsesAt, passesAt, settleBoundaries, settleReceipt, settleVerifier, settleWord } from './settle-clocks.js';
import { LadderTurn } from './settle-ladder.js';
import { skippedAtOpening } from './step-days.js';

/** How an assignment stood from an instant on. */
interface Standing {
  readonly from: string;
  readonly status: string;
  readonly received: boolean;
  readonly overdue: boolean;
  /** Two cycles without a word. */
  readonly lapsed: boolean;
  /** Its deadline was moved twice before it came in. */
  readonly extendedOften: boolean;
}

export interface Followed {
  readonly unit: string;
  /** The unit that follows it up. */
  readonly owner: string;
  readonly openedAt: string;
  /** The deadline's last instant; null where nothing is due by a date. */
  readonly due: string | null;
  readonly entries: readonly Entry[];
  readonly standings: readonly Standing[];
  /** The coordinators who follow it up, from an instant on. */
  readonly coordinators: readonly { readonly from: string; readonly told: readonly Told[] }[];
}

export function follow(facts: AssignmentFacts, world: Facts, until: string): Followed {
  const { opening } = facts;
  const one = new Case(facts.id, opening, facts.issuedOn, facts.urgency);
  for (const change of facts.postsBefore) one.changePost(change);
  const entries: Entry[] = [openingOf(one, world)];
  const standings: Standing[] = [];
  const coordinators: { from: string; told: readonly Told[] }[] = [];
  const note = (from: string): void => {
    const { status, received, overdue, lapsed, extendedOften } = one;
    standings.push({ from, status, received, overdue, lapsed, extendedOften });
    const told = one.holders(one.owner, 'coordinator').map((person) => ({ person, as: 'coordinator' as const }));
    coordinators.push({ from, told });
  };
  const settle = (now: string): void => {
    if (world.runs(now)) entries.push(...settleAll(one, world, now));
    note(now);
  };
  if (facts.balance !== null) entries.push(balanceOf(one, facts.balance, world));
  settle(opening.occurredAt);
  for (let day = dayOf(opening.occurredAt); day <= dayOf(until); day = next(day)) {
    const happening = facts.byDay.get(day) ?? [];
    const today = { day, happening, office: world.office(endOf(day)), back: world.back };
    let now = momentAfter(opening.occurredAt, today, one);
    for (; now !== null && now <= until;) {
      settle(now);
      const done = happening.filter(({ occurredAt }) => occurredAt === now);
      for (const line of done) apply(one, line, world.office(now));
      if (done.length > 0) settle(now);
      now = momentAfter(now, today, one);
    }
  }
  const { unit, owner, openedAt, due } = one;
  return { unit, owner, openedAt, due, entries, standings, coordinators };
}

/** What was written down at the opening. */
function openingOf(one: Case, world: Facts): Entry {
  const skipped = [...skippedAtOpening(one, world.office(one.openedAt))].filter((rung) =>
    world.chapters.rungs.has(rung),
  );
  for (const rung of one.ladder.rungs) if (!world.chapters.rungs.has(rung)) one.decided.set(rung, 'skipped');
  for (const rung of skipped) one.decided.set(rung, 'skipped');
  const facts = { ladder: one.ladder.name, dueAt: one.due, skippedSteps: [...skipped].sort() };
  return { assignment: one.id, at: one.openedAt, what: 'AssignmentOpened', step: '', facts };
}

function balanceOf(one: Case, line: LogLine, world: Facts): Entry {
  const skipped = one.cameInWith(line.data, world.office(one.openedAt));
  for (const rung of skipped) one.decided.set(rung, 'skipped');
  const facts = { overdue: one.overdue, skippedSteps: [...skipped].sort() };
  return { assignment: one.id, at: one.openedAt, what: 'OpeningBalanceRecorded', step: '', facts };
}

function settleAll(one: Case, { chapters, office }: Facts, now: string): readonly Entry[] {
  const at = office(now);
  return [
    ...settleBoundaries(one, at, now),
    ...new LadderTurn(one, at, now).run(),
    ...(chapters.word ? settleWord(one, at, now) : []),
    ...(chapters.verifier ? settleVerifier(one, at, now) : []),
    ...(chapters.tacitReceipt ? settleReceipt(one, at, now) : []),
  ];
}

interface Today {
  readonly day: string;
  readonly happening: readonly LogLine[];
  readonly office: Office;
  readonly back: string | null;
}

/** The next instant of a day at which the clock brings something, or at which something happened; null when there is none. */
function momentAfter(instant: string, { day, happening, office, back }: Today, one: Case): string | null {
  const moments = [back, passesAt(one), lapsesAt(one), ...happening.map(({ occurredAt }) => occurredAt)];
  if (office.works(day)) moments.push(office.morning(day));
  const later = moments.filter((moment) => moment !== null && moment > instant && dayOf(moment) === day);
  return later.sort()[0] ?? null;
}

function apply(one: Case, line: LogLine, office: Office): void {
  if (isPostChange(line)) one.changePost(line);
  else one.happens(line, office);
}
