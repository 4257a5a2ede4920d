/**
 * Every due notice is sent, none early, none after closing, each once: on random calendars and tasks, against an oracle that shares
 * nothing with the product but the events that it reads. It walks the days of a calendar one by one and counts on its fingers. Beside
 * it stand bugs that it must catch.
 */
import {
  type Arbitrary,
  array,
  asyncProperty,
  check as examine,
  integer,
  option,
  record,
  uniqueArray,
} from 'fast-check';
import type { EventData, WorkingCalendar } from '#domain';
import type { RecordedEvent } from '#event-store';
import { scienceHead, world } from '../../../test/support/automation-world.js';
import {
  type MemoryAutomation,
  type MemoryAutomationOptions,
  memoryAutomation,
} from '../../../test/support/memory-automation.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const START_DAY = '2025-03-03';

interface Scenario {
  /** Days off besides weekends, counted from the first day. */
  readonly daysOff: readonly number[];
  readonly tasks: readonly {
    /** Calendar days from the first day to the deadline. */
    readonly term: number;
    /** Calendar days from the first day to the submission, at eleven; null when nobody submits. */
    readonly submits: number | null;
  }[];
}

const scenarios: Arbitrary<Scenario> = record({
  daysOff: uniqueArray(integer({ min: 2, max: 75 }), { maxLength: 12 }),
  tasks: array(
    record({
      term: integer({ min: 4, max: 45 }),
      submits: option(integer({ min: 1, max: 60 }), { nil: null }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

const dayAt = (offset: number): string => new Date(Date.parse(START_DAY) + offset * DAY).toISOString().slice(0, 10);
const localDay = (instant: string): string => new Date(Date.parse(instant) + 7 * HOUR).toISOString().slice(0, 10);
const at = (day: string, utc: string): string => `${day}T${utc}.000Z`;

function calendarOf({ daysOff }: Scenario): WorkingCalendar {
  const holidays = daysOff.map((offset) => ({ on: dayAt(offset), name: 'ngày nghỉ', reference: 'thử' }));
  return {
    version: 1,
    weekend: [0, 6],
    holidays,
    workedDays: [],
    knownThrough: 2026,
    quietHours: { from: '07:30', to: '17:00' },
  };
}

/** The oracle's calendar: a list of days, each worked or not. */
function workedDays(scenario: Scenario): readonly string[] {
  return Array.from({ length: 140 }, (_, offset) => offset)
    .filter((offset) => ![0, 6].includes(new Date(Date.parse(dayAt(offset))).getUTCDay()))
    .filter((offset) => !scenario.daysOff.includes(offset))
    .map(dayAt);
}

/**
 * The mornings on which the unit's head must hear of a task, by the rules in words: three and one working days before and on the day;
 * from eleven days of term also seven working days before; from thirty also at half the term, or fifteen working days before if that is
 * later and still before the next. Only where that morning lies after the issue. Then one and five working days after. A reminder whose
 * day is not worked comes on the last working day before; none once the work was submitted.
 */
function expectedMornings(scenario: Scenario, task: Scenario['tasks'][number]): ReadonlySet<string> {
  const worked = workedDays(scenario);
  const due = dayAt(task.term);
  const before = worked.filter((day) => day < due);
  const after = worked.filter((day) => day > due);
  const onTheDay = worked.includes(due) ? due : before.at(-1);
  const seven = task.term >= 11 ? before.at(-7) : undefined;
  const reminders = [halfway(worked, task.term), seven, before.at(-3), before.at(-1), onTheDay].filter(
    (day) => day !== undefined && day > START_DAY,
  );
  const late = [after[0], after[4]];
  // A word is asked for on the first morning that lies a whole week after the receipt at nine, while there is time.
  const word = worked.find((day) => day > dayAt(7));
  const asked = word !== undefined && word <= due ? [word] : [];
  const submitted = task.submits === null ? '9999' : dayAt(task.submits);
  // Submitted at eleven: that morning's mail had gone out.
  return new Set(
    [...reminders, ...asked, ...late].filter((day): day is string => day !== undefined && day <= submitted),
  );
}

function halfway(worked: readonly string[], term: number): string | undefined {
  if (term < 30) return undefined;
  const before = worked.filter((day) => day < dayAt(term));
  const half = dayAt(Math.floor(term / 2));
  const fifteen = before.at(-15) ?? START_DAY;
  const morning = worked.find((day) => day >= (half > fifteen ? half : fifteen));
  return morning !== undefined && morning < (before.at(-7) ?? '') ? morning : undefined;
}

interface Told {
  readonly day: string;
  readonly ordinal: string;
}

function toldTo(automation: MemoryAutomation, person: string): readonly Told[] {
  const name = person === world.people.scienceHead ? 'Nguyễn Thị Ánh' : '?';
  return automation.channel.sent
    .filter(({ to }) => to.name === name)
    .flatMap(({ receivedAt: sentAt, text }) =>
      [...text.matchAll(/^(\d+)\. /gm)].map((match) => ({ day: localDay(sentAt), ordinal: match[1] ?? '' })),
    );
}

interface Bug extends Pick<MemoryAutomationOptions, 'clockWrongByMs'> {
  /** A submission is taken for mere progress, and the ladder goes on. */
  readonly forgetsSubmissions?: boolean;
}

async function run(scenario: Scenario, bug: Bug = {}): Promise<MemoryAutomation> {
  const automation = await memoryAutomation({
    start: at(START_DAY, '02:00:00'),
    calendar: calendarOf(scenario),
    ...bug,
  });
  const issued: { assignment: string; submits: number | null }[] = [];
  for (const [index, { term, submits }] of scenario.tasks.entries()) {
    const { assignment } = await automation.hands.issue({ ordinal: String(index + 1), due: dayAt(term) });
    await automation.hands.do({ type: 'ReceiveAssignment', id: assignment, by: scienceHead });
    issued.push({ assignment, submits });
  }
  const inOrder = issued.filter(({ submits }) => submits !== null).sort((a, b) => (a.submits ?? 0) - (b.submits ?? 0));
  for (const { assignment, submits } of inOrder) {
    await automation.advanceTo(at(dayAt(submits ?? 0), '04:00:00'));
    await (bug.forgetsSubmissions === true ? report : submit)(automation, assignment);
  }
  await automation.advanceTo(at(dayAt(80), '00:00:00'));
  return automation;
}

async function submit({ hands }: MemoryAutomation, assignment: string): Promise<void> {
  const evidence = { kind: 'note' as const, words: 'Đã xong' };
  await hands.do({ type: 'SubmitDeliverable', id: assignment, by: scienceHead, evidence, words: null });
}

async function report({ hands }: MemoryAutomation, assignment: string): Promise<void> {
  const said = { words: 'Đã xong', nextStep: null, percent: 100 };
  await hands.do({ type: 'ReportProgress', id: assignment, by: scienceHead, ...said });
}

async function check(scenario: Scenario, bug: Bug = {}): Promise<void> {
  const automation = await run(scenario, bug);
  const told = toldTo(automation, world.people.scienceHead);
  for (const [index, task] of scenario.tasks.entries()) {
    const days = told.filter(({ ordinal }) => ordinal === String(index + 1)).map(({ day }) => day);
    expect(days).toEqual([...new Set(days)]);
    const last = dayAt(79);
    expect(days.toSorted()).toEqual([...expectedMornings(scenario, task)].filter((day) => day <= last).toSorted());
  }
  checkMessages(automation, workedDays(scenario));
  await checkOrder(automation);
}

function checkMessages({ channel }: MemoryAutomation, worked: readonly string[]): void {
  const ids = channel.sent.map(({ notice }) => notice);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { receivedAt: sentAt } of channel.sent) {
    expect(worked).toContain(localDay(sentAt));
    const time = new Date(Date.parse(sentAt) + 7 * HOUR).toISOString().slice(11, 16);
    expect(time >= '07:30' && time < '17:00').toBe(true);
  }
}

/** Escalations come in order, none left out, and no leader before the unit. */
async function checkOrder({ store }: MemoryAutomation): Promise<void> {
  const events = await store.readAll(0, 10_000);
  const ladders = new Map<string, RecordedEvent[]>();
  for (const event of events.filter(({ type }) => type === 'StepFired' || type === 'StepSuppressed')) {
    ladders.set(event.stream, [...(ladders.get(event.stream) ?? []), event]);
  }
  for (const ladder of ladders.values()) {
    const steps = ladder.map(({ data }) => (data as EventData<'StepFired'>).step);
    expect(steps).toEqual([...new Set(steps)]);
    const escalations = steps.filter((step) => step.startsWith('E'));
    expect(escalations).toEqual(['E1', 'E2', 'E3', 'E4', 'E5'].slice(0, escalations.length));
    const fired = ladder.filter(({ type }) => type === 'StepFired').map(({ data }) => data as EventData<'StepFired'>);
    // What is told of a submission that waits is not about the unit.
    const ladderSteps = fired.filter(({ step }) => !step.startsWith('V'));
    const roles = ladderSteps.map(({ recipients }) => recipients.map(({ as }) => as));
    const firstLeader = roles.findIndex((told) => told.includes('leader') || told.includes('fieldLeader'));
    const firstUnit = roles.findIndex((told) => told.includes('unitHead'));
    if (firstLeader >= 0) expect(firstUnit >= 0 && firstUnit <= firstLeader).toBe(true);
  }
}

const seed = 57_2024;
const settings = { seed, numRuns: 25, endOnFailure: true };

describe(`due notices, on random calendars and tasks (seed ${seed})`, () => {
  /** The first scenario that does not hold, with what was wrong; null when all do. */
  const counterexample = async (bug: Bug = {}): Promise<string | null> => {
    const result = await examine(
      asyncProperty(scenarios, (scenario) => check(scenario, bug)),
      settings,
    );
    return result.failed ? `${JSON.stringify(result.counterexample)}: ${String(result.errorInstance)}` : null;
  };

  it('are all sent, none early, none after closing, each once', async () => {
    expect(await counterexample()).toBeNull();
  }, 300_000);

  it.each<[string, Bug]>([
    ['that come a day early', { clockWrongByMs: DAY }],
    ['that come a day late', { clockWrongByMs: -DAY }],
    ['about what was submitted', { forgetsSubmissions: true }],
  ])(
    'catches reminders %s',
    async (_title, bug) => {
      expect(await counterexample(bug)).not.toBeNull();
    },
    300_000,
  );
});
