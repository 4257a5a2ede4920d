/** The log cut in two: facts, which people and administrators made, and claims, which the ladder made and the oracle checks. */
import { at, dayOf, next } from './days.js';
import { type LogLine, list, number, record, text } from './fields.js';
import { Office } from './office.js';

/** What is known of one assignment from others. */
export interface AssignmentFacts {
  readonly id: string;
  readonly opening: LogLine;
  /** The past with which it came in, recorded with the opening; null for work that began here. */
  readonly balance: LogLine | null;
  readonly issuedOn: string;
  readonly urgency: string;
  /** What happened to it, and to the posts of its unit and of the unit that follows it up, after the opening; by day. */
  readonly byDay: ReadonlyMap<string, readonly LogLine[]>;
  /** Changes of those posts before the opening. */
  readonly postsBefore: readonly LogLine[];
}

/** Which of the book's later chapters the published policy has. */
interface Chapters {
  readonly rungs: ReadonlySet<string>;
  readonly word: boolean;
  readonly verifier: boolean;
  readonly tacitReceipt: boolean;
  /** Lines a list of the page of the week; null: there is none. */
  readonly mondayLines: number | null;
}

/** First and last day on which the register's machine stood still: the log does not say so, whoever asks does. */
export interface Outage {
  readonly from: string;
  readonly to: string;
}

export interface Facts {
  readonly assignments: readonly AssignmentFacts[];
  readonly postChanges: readonly LogLine[];
  readonly chapters: Chapters;
  /** The office by the calendar that was in force at an instant. */
  office(instant: string): Office;
  /** Whether the machine ran. */
  runs(instant: string): boolean;
  /** When it was back; null without an outage. */
  readonly back: string | null;
}

export function factsOf(lines: readonly LogLine[], outage: Outage | null = null): Facts {
  const calendars = lines
    .filter(({ type }) => type === 'CalendarPublished')
    .map(({ occurredAt, data }) => ({ occurredAt, office: new Office(record(data['calendar'], 'calendar')) }));
  const office = (instant: string): Office => {
    const inForce = calendars.findLast(({ occurredAt }) => occurredAt <= instant);
    if (inForce === undefined) throw new RangeError(`no calendar is published by ${instant}`);
    return inForce.office;
  };
  const byStream = new Map<string, LogLine[]>();
  for (const line of lines) {
    const known = byStream.get(line.stream);
    if (known === undefined) byStream.set(line.stream, [line]);
    else known.push(line);
  }
  const postChanges = lines.filter(isPostChange);
  const assignments = lines
    .filter(({ type }) => type === 'AssignmentOpened')
    .map((opening) => assignmentFacts(opening, byStream));
  const runs = (instant: string): boolean =>
    outage === null || dayOf(instant) < outage.from || dayOf(instant) > outage.to;
  const back = outage === null ? null : at(next(outage.to), '00:00');
  return { assignments, postChanges, chapters: chaptersOf(lines), office, runs, back };
}

function assignmentFacts(opening: LogLine, byStream: ReadonlyMap<string, readonly LogLine[]>): AssignmentFacts {
  const { stream, data } = opening;
  const of = (id: string): readonly LogLine[] => byStream.get(id) ?? [];
  const issue = of(text(data, 'task')).find(({ type }) => type === 'TaskIssued');
  const directive = of(text(data, 'directive')).find(({ type }) => type === 'DirectiveRegistered');
  if (issue === undefined || directive === undefined) throw new RangeError(`${stream} was opened by no issued task`);
  const units = [...new Set([text(data, 'unit'), text(data, 'ownerUnit')])];
  const posts = units.flatMap((unit) => of(unit).filter(isPostChange));
  const later = [...of(stream), ...posts]
    .filter(({ position }) => position > opening.position)
    .sort((a, b) => a.position - b.position);
  const byDay = new Map<string, LogLine[]>();
  for (const line of later) {
    const day = dayOf(line.occurredAt);
    const known = byDay.get(day);
    if (known === undefined) byDay.set(day, [line]);
    else known.push(line);
  }
  return {
    id: stream,
    opening,
    balance: later.find(({ type }) => type === 'OpeningBalanceRecorded') ?? null,
    issuedOn: text(issue.data, 'issuedOn'),
    urgency: text(directive.data, 'urgency'),
    byDay,
    postsBefore: posts.filter(({ position }) => position < opening.position).sort((a, b) => a.position - b.position),
  };
}

export function isPostChange({ type }: LogLine): boolean {
  return type === 'PostFilled' || type === 'PostVacated';
}

/** "A policy without E4, E5, U1, V1 or tacit receipt has none of them." */
function chaptersOf(lines: readonly LogLine[]): Chapters {
  const published = lines.findLast(({ type }) => type === 'PolicyPublished');
  if (published === undefined) throw new RangeError('no policy is published');
  const policy = record(published.data['policy'], 'policy');
  const stepsOf = (from: unknown): readonly string[] =>
    list(record(from, 'ladder'), 'steps').map((step) => text(record(step, 'step'), 'step'));
  const rounds = 'rounds' in policy ? list(policy, 'rounds').map((round) => text(record(round, 'round'), 'step')) : [];
  return {
    rungs: new Set(list(policy, 'ladders').flatMap(stepsOf)),
    word: rounds.includes('U1'),
    verifier: rounds.includes('V1a'),
    tacitReceipt: 'receipt' in policy,
    mondayLines: 'mondayPage' in policy ? number(record(policy['mondayPage'], 'mondayPage'), 'listed') : null,
  };
}
