/**
 * The page of the week: on which morning, for whom, and with which tasks. "On the first working morning of the week each leader and
 * field leader gets one page": of each unit that follows work up which was open by the working morning before.
 */
import { dayOf, next, previous, weekday } from './days.js';
import type { DigestFinding } from './digests.js';
import type { Facts } from './facts.js';
import { list, type LogLine, number, record, text } from './fields.js';
import type { Followed } from './follow.js';
import { type Group, groupOf, tasksOf, type TaskFacts } from './task-groups.js';

interface Page {
  readonly at: string;
  readonly person: string;
  readonly unit: string;
  readonly as: string;
  /** Everything else that must agree. */
  readonly says: string;
}

export interface MondayCheck {
  readonly pages: number;
  readonly findings: readonly DigestFinding[];
}

export function checkMondays(
  lines: readonly LogLine[],
  world: Facts,
  followed: ReadonlyMap<string, Followed>,
  until: string,
): MondayCheck {
  const listed = world.chapters.mondayLines;
  const found = lines.filter(isPage).flatMap(readPages);
  const expected = listed === null ? [] : new Mondays(lines, world, followed, listed).until(until);
  const wanted = byReader(expected);
  const present = byReader(found);
  const findings: DigestFinding[] = [];
  for (const subject of [...new Set([...wanted.keys(), ...present.keys()])].sort()) {
    const [want, have] = [wanted.get(subject) ?? '', present.get(subject) ?? ''];
    if (want !== have) findings.push({ kind: 'another page of the week', subject, expected: want, found: have });
  }
  return { pages: found.length, findings };
}

class Mondays {
  private readonly tasks: readonly TaskFacts[];

  constructor(
    private readonly lines: readonly LogLine[],
    private readonly world: Facts,
    private readonly followed: ReadonlyMap<string, Followed>,
    private readonly listed: number,
  ) {
    this.tasks = tasksOf(lines);
  }

  until(until: string): readonly Page[] {
    const [first = until] = [...this.followed.values()].map(({ openedAt }) => openedAt).sort();
    const pages: Page[] = [];
    let told = '';
    for (let day = dayOf(first); day <= dayOf(until); day = next(day)) {
      const office = this.world.office(`${day}T16:59:59.999Z`);
      const morning = office.morning(day);
      if (!office.works(day) || !this.world.runs(morning) || told === mondayOf(day)) continue;
      if (morning < first) continue;
      const ofDay = this.pagesAt(morning, day);
      if (ofDay.length > 0) told = mondayOf(day);
      pages.push(...ofDay);
    }
    return pages;
  }

  private pagesAt(at: string, day: string): readonly Page[] {
    const office = this.world.office(at);
    const openedBy = office.morning(office.before(day, 1));
    const open = [...this.followed.values()].filter(
      (each) => each.openedAt <= openedBy && statusOf(each, at) !== 'completed',
    );
    const from = office.morning(office.from(daysEarlier(mondayOf(day), 7)));
    return [...new Set(open.map(({ owner }) => owner))].sort().flatMap((unit) =>
      this.leaders(unit, at).map(({ person, as }) => ({
        at,
        person,
        unit,
        as,
        says: this.says(unit, at, from, office.morning(day)),
      })),
    );
  }

  /** Whoever leads the unit; a person who leads a field of it besides gets the leader's page. */
  private leaders(unit: string, at: string): readonly { readonly person: string; readonly as: string }[] {
    const holders = (post: string): readonly string[] => {
      const people = new Set<string>();
      for (const { type, stream, occurredAt, data } of this.world.postChanges) {
        if (stream !== unit || occurredAt > at || data['post'] !== post) continue;
        if (type === 'PostFilled') people.add(text(data, 'person'));
        else people.delete(text(data, 'person'));
      }
      return [...people];
    };
    const leaders = holders('leader');
    const fields = holders('fieldLeader').filter((person) => !leaders.includes(person));
    return [
      ...leaders.map((person) => ({ person, as: 'leader' })),
      ...fields.map((person) => ({ person, as: 'fieldLeader' })),
    ];
  }

  private says(unit: string, at: string, from: string, to: string): string {
    const groups = new Map<Group, TaskFacts[]>();
    for (const task of this.tasks) {
      if (task.owner !== unit || task.draftedAt > at) continue;
      const group = groupOf(task, this.followed, at);
      groups.set(group, [...(groups.get(group) ?? []), task]);
    }
    const of = (group: Group): readonly TaskFacts[] => groups.get(group) ?? [];
    const named = (group: Group): readonly string[] =>
      of(group)
        .map(({ id, issue }) => `${this.dueDay(issue?.assignments[0] ?? '')} ${id}`)
        .sort()
        .slice(0, this.listed)
        .map((each) => each.split(' ')[1] ?? '');
    const counts = (['done', 'onSchedule', 'late', 'atRisk', 'notImplementable', 'remainder'] as const).map(
      (group) => `${group} ${of(group).length}`,
    );
    return [
      ...counts,
      from,
      to,
      'late',
      ...named('late'),
      'at risk',
      ...named('atRisk'),
      'dropped',
      ...this.dropped(unit, from, to),
    ].join(' ');
  }

  private dueDay(assignment: string): string {
    const due = this.followed.get(assignment)?.due ?? null;
    return due === null ? 'undated' : dayOf(due);
  }

  /** Drafts of the unit's people that were dropped in the week, as they were drafted. */
  private dropped(unit: string, from: string, to: string): readonly string[] {
    const dropped = new Set(
      this.lines
        .filter(({ type, occurredAt }) => type === 'FormDropped' && occurredAt >= from && occurredAt < to)
        .map(({ stream }) => stream),
    );
    return this.lines
      .filter(({ type, stream, data }) => type === 'FormDrafted' && dropped.has(stream) && data['ownerUnit'] === unit)
      .map(({ stream, occurredAt }) => `${occurredAt} ${stream}`)
      .sort()
      .slice(0, this.listed)
      .map((each) => each.split(' ')[1] ?? '');
  }
}

function statusOf({ standings }: Followed, at: string): string | undefined {
  return standings.findLast(({ from }) => from <= at)?.status;
}

function mondayOf(day: string): string {
  return daysEarlier(day, (weekday(day) + 6) % 7);
}

function daysEarlier(day: string, days: number): string {
  let found = day;
  for (let left = days; left > 0; left -= 1) found = previous(found);
  return found;
}

function isPage({ type, data }: LogLine): boolean {
  return type === 'NoticeComposed' && data['kind'] === 'monday-page';
}

function readPages({ occurredAt, data }: LogLine): readonly Page[] {
  return list(data, 'pages').map((each) => {
    const page = record(each, 'page');
    const tally = record(page['tally'], 'tally');
    const named = (of: string, what: string): readonly string[] =>
      list(record(page[of], of), 'first').map((item) => text(record(item, what), what));
    const counts = (['done', 'onSchedule', 'late', 'atRisk', 'notImplementable', 'remainder'] as const).map(
      (group) => `${group} ${number(tally, group)}`,
    );
    const lists = [
      'late',
      ...named('late', 'task'),
      'at risk',
      ...named('atRisk', 'task'),
      'dropped',
      ...named('dropped', 'form'),
    ];
    return {
      at: occurredAt,
      person: text(data, 'recipient'),
      unit: text(page, 'unit'),
      as: text(page, 'as'),
      says: [...counts, text(page, 'from'), text(page, 'to'), ...lists].join(' '),
    };
  });
}

function byReader(pages: readonly Page[]): ReadonlyMap<string, string> {
  return new Map(pages.map(({ at, person, unit, as, says }) => [`${at} ${person} ${unit}`, `${as}: ${says}`]));
}
