/** A few tasks of two departments, played from January to March by the behaviours of a seed, in memory: a log within a second. */
import { OverseerBehaviour } from '../../apps/cli/src/simulate/behaviour/overseer.behaviour.js';
import { playDay } from '../../apps/cli/src/simulate/behaviour/play-day.js';
import { Players } from '../../apps/cli/src/simulate/behaviour/players.js';
import { hoursOf, type Outage } from '../../apps/cli/src/simulate/outage.js';
import { PostBehaviour } from '../../apps/cli/src/simulate/behaviour/post.behaviour.js';
import { UnitBehaviour } from '../../apps/cli/src/simulate/behaviour/unit.behaviour.js';
import { CommandExecutor, isExecuted } from '#application';
import {
  type Actor,
  type AskedBalance,
  type AskedCommand,
  addDays,
  type Deadline,
  DEFAULT_POLICY,
  isWorkingDay,
  type Policy,
  VIETNAM_CALENDAR,
} from '#domain';
import { uuidV5 } from '#platform';
import { world } from '../support/automation-world.js';
import { memoryAutomation } from '../support/memory-automation.js';
import { readLines, type LogLine } from './fields.js';

/** Days off, swapped days, Tết, short and long terms, work without a date. */
const TASKS: readonly { readonly due: string | Deadline; readonly unit: 'science' | 'health' }[] = [
  { due: '2025-01-20', unit: 'science' },
  { due: '2025-01-29', unit: 'health' },
  { due: '2025-02-14', unit: 'science' },
  { due: '2025-03-15', unit: 'health' },
  { due: { text: 'tháng 3/2025', precision: 'month', year: 2025, month: 3 }, unit: 'science' },
  { due: '2025-04-07', unit: 'health' },
  { due: { text: 'quý I/2025', precision: 'quarter', year: 2025, quarter: 1 }, unit: 'health' },
  { due: '2025-03-03', unit: 'science' },
  { due: { text: 'thường xuyên', precision: 'continuous' }, unit: 'science' },
  { due: '2025-01-08', unit: 'health' },
];

export const LAST_DAY = '2025-03-31';
const FIRST_DAY = '2025-01-06';
const REGISTRAR: Actor = { person: uuidV5('registrar of the small world'), role: 'admin', unit: null };

interface More {
  readonly outage?: Outage;
  readonly pasts?: typeof PASTS;
}

const none = { document: null, originalDeadline: null, extensions: 0, words: null, asOf: null };

/** Work that came in with a past: one, nine and more working days late, extended, sent for confirmation, done. */
export const PASTS: readonly { readonly due: string; readonly balance: AskedBalance }[] = [
  { due: '2025-01-03', balance: { ...none, standing: { status: 'in-progress' } } },
  { due: '2024-12-24', balance: { ...none, standing: { status: 'received' } } },
  { due: '2024-12-20', balance: { ...none, standing: { status: 'assigned' } } },
  { due: '2024-11-29', balance: { ...none, standing: { status: 'in-progress' } } },
  {
    due: '2025-02-14',
    balance: {
      ...none,
      standing: { status: 'in-progress' },
      originalDeadline: { text: '30/11/2024', precision: 'day', on: '2024-11-30' },
      extensions: 2,
    },
  },
  { due: '2025-02-20', balance: { ...none, standing: { status: 'completed', completedOn: '2024-12-30' } } },
  {
    due: '2025-01-20',
    balance: {
      ...none,
      standing: { status: 'submitted', submittedOn: '2025-01-02', evidence: { kind: 'note', words: 'Đã báo cáo' } },
    },
  },
];

/** Nobody counts a page of the week in memory. */
const { mondayPage: _, ...WITHOUT_PAGES } = DEFAULT_POLICY;

/** The log of a seed, by way of the very text in which a simulation writes it. */
export async function smallLog(
  seed: number,
  policy: Policy = WITHOUT_PAGES,
  more: More = {},
): Promise<readonly LogLine[]> {
  const calendar = VIETNAM_CALENDAR;
  const stage = await memoryAutomation({ start: `${FIRST_DAY}T02:00:00.000Z`, calendar, policy });
  for (const [index, { due, unit }] of TASKS.entries())
    await stage.hands.issue({ ordinal: String(index + 1), due, unit: world[unit] });
  await bringIn(more.pasts ?? [], new CommandExecutor(stage.store), stage.clock.now());
  const { people, office, science } = world;
  const players = new Players({ store: stage.store, executor: new CommandExecutor(stage.store) }, [
    new UnitBehaviour(seed, calendar, {
      head: (unit) => (unit === science ? people.scienceHead : people.healthHead),
      officer: (unit) => (unit === science ? people.scienceOfficer : people.healthHead),
    }),
    new OverseerBehaviour(seed, calendar, {
      coordinator: { person: people.coordinator, role: 'coordinator', unit: office },
      fieldLeader: { person: people.fieldLeader, role: 'fieldLeader', unit: office },
      leader: { person: people.leader, role: 'leader', unit: office },
    }),
    // A quarter is short: heads leave more often in it.
    new PostBehaviour(seed, calendar, REGISTRAR, { percent: 40, latest: 60 }),
  ]);
  const hours = {
    clock: stage.clock,
    advance: async (instant: string) => void (await stage.advanceTo(instant)),
    nextDueAt: () => stage.automation.nextDueAt(),
  };
  for (let day = FIRST_DAY; day <= LAST_DAY; day = addDays(day, 1))
    if (isWorkingDay(calendar, day)) await playDay(day, players, await hoursOf(day, hours, more.outage));
  await stage.advanceTo(`${LAST_DAY}T16:00:00.000Z`);
  const events = await stage.store.readAll(0, 100_000);
  return readLines(events.map((event) => JSON.stringify(event)).join('\n'));
}

const OLD_DIRECTIVE = uuidV5('directive of last year in the small world');

/** Under a directive of last year, each with its past. */
async function bringIn(pasts: typeof PASTS, executor: CommandExecutor, at: string): Promise<void> {
  const by: Actor = { person: world.people.coordinator, role: 'coordinator', unit: world.office };
  const issuedOn = '2024-11-04';
  const give = async (command: AskedCommand): Promise<void> => {
    const outcome = await executor.execute({ commandId: uuidV5(`small world ${command.type} ${command.id}`), command });
    if (!isExecuted(outcome)) throw new Error(`${command.type} was refused: ${outcome.refused}`);
  };
  if (pasts.length > 0)
    await give({
      type: 'RegisterDirective',
      id: OLD_DIRECTIVE,
      at,
      by,
      kind: 'plan',
      number: '9/KH',
      issuedOn,
      issuer: 'Ủy ban',
      abstract: 'Kế hoạch năm trước',
      urgency: 'normal',
      secrecy: 'open',
      ownerUnit: world.office,
    });
  for (const [index, { due, balance }] of pasts.entries()) {
    const id = uuidV5(`task with a past ${index}`);
    await give({
      type: 'DraftTask',
      id,
      at,
      by,
      directive: OLD_DIRECTIVE,
      ordinal: `${index + 1}`,
      section: null,
      work: `Việc năm trước số ${index + 1}`,
      lead: { relation: 'one', units: [index % 2 === 0 ? world.science : world.health], text: 'Sở' },
      cooperating: { units: [], text: '' },
      deliverable: null,
      deadline: { text: due, precision: 'day', on: due },
      source: null,
    });
    await give({ type: 'IssueTask', id, at, by, issuedOn, balance });
  }
}
