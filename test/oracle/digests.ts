/**
 * Who gets what on which morning. A person gets one digest a morning, with everything that was due by then and was told in none
 * before; nothing on days off or outside the hours. What is moot by the moment of sending is left out.
 */
import { dayOf } from './days.js';
import type { Entry } from './entry.js';
import type { Facts } from './facts.js';
import { list, type LogLine, number, record, text } from './fields.js';
import type { Followed } from './follow.js';

/** One line for one person. */
interface Item {
  /** Names the event: assignment, step, instant. */
  readonly name: string;
  readonly dueAt: string;
  /** When it was recorded. */
  readonly at: string;
}

function expectedItems(followed: readonly Followed[]): ReadonlyMap<string, readonly Item[]> {
  const people = new Map<string, Item[]>();
  const add = (person: string, item: Item): void => {
    const theirs = people.get(person);
    if (theirs === undefined) people.set(person, [item]);
    else if (!theirs.some(({ name }) => name === item.name)) theirs.push(item);
  };
  for (const { entries, coordinators } of followed)
    for (const entry of entries) {
      const item = { name: nameOf(entry), at: entry.at, dueAt: String(entry.facts['dueAt'] ?? entry.at) };
      if (entry.what === 'StepFired')
        for (const told of entry.facts['recipients'] as readonly string[]) add(told.split(' ')[1] ?? '', item);
      if (isAlarm(entry))
        for (const { person } of coordinators.findLast(({ from }) => from <= entry.at)?.told ?? [])
          add(person, { ...item, dueAt: entry.at });
    }
  return people;
}

function isAlarm({ what, facts }: Entry): boolean {
  return what === 'StepsHeld' || (what === 'StepSuppressed' && facts['reason'] === 'no-recipient');
}

function nameOf({ assignment, what, step, at }: Pick<Entry, 'assignment' | 'what' | 'step' | 'at'>): string {
  return `${assignment} ${what === 'StepsHeld' ? '' : step} ${at}`.replace('  ', ' ');
}

interface Digest {
  readonly at: string;
  readonly items: readonly string[];
}

/** `taken`: mornings on which the person's digest tells of other things first. */
function expectedDigests(items: readonly Item[], world: Facts, taken: ReadonlySet<string>): readonly Digest[] {
  const digests: Digest[] = [];
  const written = new Set<string>();
  const moments = [...new Set(items.flatMap(({ at, dueAt }) => candidates(at, dueAt, world)))].sort();
  for (const moment of moments) {
    const day = dayOf(moment);
    const morning = world.office(moment).morning(day);
    if (moment > morning && (taken.has(day) || digests.some(({ at }) => dayOf(at) === day))) continue;
    const due = items.filter(({ name, at, dueAt }) => at <= moment && dueAt <= morning && !written.has(name));
    if (due.length === 0) continue;
    for (const { name } of due) written.add(name);
    digests.push({ at: moment, items: due.map(({ name }) => name).sort() });
  }
  return digests;
}

/** At once, when it was due by that morning already; else, and if that morning's digest is written, one of the next mornings. */
function candidates(at: string, dueAt: string, world: Facts): readonly string[] {
  const office = world.office(at);
  const day = dayOf(at);
  const next = office.morning(office.after(day, 1));
  const moments = office.open(at) && dueAt <= office.morning(day) ? [at, next] : [next, office.nextMorning(at)];
  // A morning without the machine is made up for on the first one after it.
  return moments.map((moment) => (world.runs(moment) ? moment : office.nextMorning(world.back ?? moment)));
}

export interface DigestFinding {
  readonly kind: string;
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

interface Composed {
  readonly line: LogLine;
  readonly person: string;
  readonly slot: string;
  readonly items: readonly { readonly name: string; readonly position: number; readonly step: boolean }[];
}

export interface DigestCheck {
  readonly digests: number;
  readonly findings: readonly DigestFinding[];
}

export function checkDigests(
  lines: readonly LogLine[],
  world: Facts,
  followed: ReadonlyMap<string, Followed>,
): DigestCheck {
  const composed = lines.filter(isDigest).map((line) => readDigest(line, lines));
  const findings = [
    ...wrongTimes(composed, world),
    ...wrongContents(composed, world, [...followed.values()]),
    ...wrongDrops(composed, lines, followed),
  ];
  return { digests: composed.length, findings };
}

/** A Monday's page heads the morning's digest: it is the one message of that morning, too. */
function isDigest({ type, data }: LogLine): boolean {
  return type === 'NoticeComposed' && (data['kind'] === 'digest' || data['kind'] === 'monday-page');
}

const TOLD_OF: ReadonlySet<string> = new Set(['StepFired', 'StepSuppressed', 'StepsHeld']);

function readDigest(line: LogLine, lines: readonly LogLine[]): Composed {
  const items = list(line.data, 'items').map((each) => {
    const item = record(each, 'item');
    const position = number(item, 'position');
    // Positions are dense from 1, so that an event stands where its position says.
    const event = lines[position - 1];
    if (event === undefined || event.position !== position) throw new RangeError(`no event at ${position}`);
    const step = event.type === 'StepsHeld' || !('step' in event.data) ? '' : text(event.data, 'step');
    const name = nameOf({ assignment: event.stream, what: event.type, step, at: event.occurredAt });
    return { name, position, step: TOLD_OF.has(event.type) };
  });
  return { line, person: text(line.data, 'recipient'), slot: text(line.data, 'slot'), items };
}

function wrongTimes(composed: readonly Composed[], world: Facts): readonly DigestFinding[] {
  const findings: DigestFinding[] = [];
  const seen = new Set<string>();
  for (const { line, person, slot } of composed) {
    const subject = `${person} ${slot}`;
    const add = (kind: string): void => {
      findings.push({ kind, subject, expected: '', found: line.occurredAt });
    };
    if (!world.office(line.occurredAt).open(line.occurredAt)) add('a digest outside the hours or on a day off');
    if (slot !== dayOf(line.occurredAt)) add('a digest of another day');
    const key = `${subject} ${text(line.data, 'channel')}`;
    if (seen.has(key)) add('two digests of one morning');
    seen.add(key);
  }
  return findings;
}

function wrongContents(
  composed: readonly Composed[],
  world: Facts,
  followed: readonly Followed[],
): readonly DigestFinding[] {
  const expected = expectedItems(followed);
  const findings: DigestFinding[] = [];
  const people = new Set([...expected.keys(), ...composed.map(({ person }) => person)]);
  for (const person of [...people].sort()) {
    const own = composed.filter((each) => each.person === person);
    const taken = new Set(
      own.filter(({ items }) => items.length === 0 || items.some(({ step }) => !step)).map(({ slot }) => slot),
    );
    const wanted = byInstant(expectedDigests(expected.get(person) ?? [], world, taken));
    const found = byInstant(
      own
        .filter(({ items }) => items.some(({ step }) => step))
        .map(({ line, items }) => ({
          at: line.occurredAt,
          items: items
            .filter(({ step }) => step)
            .map(({ name }) => name)
            .sort(),
        })),
    );
    for (const at of [...new Set([...wanted.keys(), ...found.keys()])].sort()) {
      const [want, have] = [wanted.get(at) ?? '', found.get(at) ?? ''];
      if (want !== have)
        findings.push({ kind: 'another digest', subject: `${person} ${at}`, expected: want, found: have });
    }
  }
  return findings;
}

function byInstant(digests: readonly Digest[]): ReadonlyMap<string, string> {
  return new Map(digests.map(({ at, items }) => [at, items.join('\n')]));
}

/** Lines that are moot at the moment of sending are left out, and no others. */
function wrongDrops(
  composed: readonly Composed[],
  lines: readonly LogLine[],
  followed: ReadonlyMap<string, Followed>,
): readonly DigestFinding[] {
  const byNotice = new Map(composed.map((each) => [each.line.stream, each]));
  const findings: DigestFinding[] = [];
  for (const { type, stream, occurredAt, data } of lines) {
    const notice = byNotice.get(stream);
    if (notice === undefined || (type !== 'NoticeSent' && type !== 'NoticeDropped')) continue;
    const dropped =
      type === 'NoticeDropped'
        ? notice.items.map(({ position }) => position)
        : list(data, 'dropped').map((each) => number(record(each, 'dropped'), 'position'));
    const moot = notice.items.filter((item) => item.step && isMoot(lines[item.position - 1], occurredAt, followed));
    const known = new Set(notice.items.filter(({ step }) => step).map(({ position }) => position));
    const found = dropped.filter((position) => known.has(position)).sort((a, b) => a - b);
    const expected = moot.map(({ position }) => position).sort((a, b) => a - b);
    if (expected.join() !== found.join())
      findings.push({
        kind: 'other lines are left out',
        subject: `${notice.person} ${notice.slot}`,
        expected: expected.join(),
        found: found.join(),
      });
  }
  return findings;
}

const MOOT: ReadonlySet<string> = new Set([
  'submitted',
  'completed',
  'return-requested',
  'awaiting-reassignment',
  'not-implementable',
]);

function isMoot(event: LogLine | undefined, now: string, followed: ReadonlyMap<string, Followed>): boolean {
  if (event === undefined) return false;
  const standing = followed.get(event.stream)?.standings.findLast(({ from }) => from <= now);
  if (standing === undefined) return false;
  if (event.type !== 'StepFired') return standing.status === 'completed';
  const step = text(event.data, 'step');
  if (step.startsWith('V1')) return standing.status !== 'submitted';
  if (step === 'R0' && standing.received) return true;
  return MOOT.has(standing.status);
}
