/** A small annex played against three months of an imagined clock: the same log each time, and every step with its reasons. */
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { check } from '../oracle/check.js';
import { at } from '../oracle/days.js';
import { type LogLine, readLines } from '../oracle/fields.js';
import { PAGE_MUTANTS } from '../oracle/mutants.examples.js';
import { type Ended, dondoc, dondocJson, openCliRegister, type CliRegister } from './cli.harness.js';

interface Simulated {
  readonly events: number;
  readonly log: string;
  readonly issued: number;
  readonly heldBack: readonly { readonly ordinal: string; readonly reason: string }[];
  readonly fired: Readonly<Record<string, number>>;
  readonly digests: number;
  readonly becameOverdue: number;
  readonly weeks: readonly {
    readonly from: string;
    readonly steps: readonly {
      readonly step: string;
      readonly outcome: string;
      readonly task: string;
      readonly assignment: string;
      readonly position: number;
      readonly at: string;
    }[];
  }[];
}

interface Explained {
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly steps: readonly {
    readonly step: string;
    readonly outcome: string;
    readonly dueAt: string;
    readonly days: {
      readonly from: string;
      readonly to: string;
      readonly workingDays: number;
      readonly skipped: readonly { readonly on: string; readonly name: string }[];
    };
    readonly ruleInWords: { readonly vi: string; readonly en: string };
    readonly positions: readonly number[];
    readonly deliveries: readonly { readonly status: string }[];
  }[];
}

const LAST_DAY = '2025-04-06';

const ANNEX = `No,Task,Lead agency,Output,Deadline
1,Soạn quy chế dùng chung dữ liệu,Bộ Khoa học và Công nghệ,Quy chế,28/02/2025
2,Lập danh mục nền tảng số,Bộ Khoa học và Công nghệ,Danh mục,tháng 3/2025
3,Cấp kinh phí thí điểm,Bộ Tài chính,Quyết định,14/02/2025
4,Rà soát vị trí việc làm số,Bộ Nội vụ,Báo cáo,2026
5,Tuyên truyền,"Các bộ, ngành",Tin bài,2025
`;

let register: CliRegister;
let call: readonly string[];
let first: Ended & { readonly json: Simulated };
let events: string;

beforeAll(async () => {
  register = await openCliRegister('cli-simulate');
  const annex = register.file('annex.csv', ANNEX);
  events = register.file('events.jsonl', '');
  call = ['simulate', '--tasks', annex, '--directive', '9/NQ-TEST', '--issued', '2025-01-06', '--to', LAST_DAY];
  first = await dondocJson<Simulated>(...call, '--events', events);
}, 180_000);

afterAll(async () => {
  await register.database.pool.query('drop database if exists dondoc_simulation with (force)');
  await register.close();
}, 180_000);

it('reminds before a deadline, tells of it after, and issues only what can be', () => {
  const { json } = first;
  expect(first.code).toBe(0);
  expect(json.issued).toBe(4);
  expect(json.heldBack.map(({ ordinal }) => ordinal)).toEqual(['5']);
  const ofThird = json.weeks.flatMap(({ steps }) => steps.filter(({ task }) => task === '3'));
  expect(ofThird.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual(
    ['R0', 'U1', 'R1', 'R2', 'R3', 'R4a', 'R4b', 'E1', 'E2', 'E3', 'E4', 'E5'].map((step) => `${step} fired`),
  );
  expect(json.becameOverdue).toBe(3);
  expect(json.digests).toBeGreaterThan(0);
});

describe('the page of the week', () => {
  const lines = (): readonly LogLine[] => readLines(readFileSync(events, 'utf8'));
  const until = at(LAST_DAY, '23:00');

  it('comes to the leader and the field leader each week, and names what the oracle says', () => {
    const { pages, disagreements } = check(lines(), until);
    expect(disagreements).toEqual([]);
    // Eleven weeks at least between January and April, without that of Tết; two readers each.
    expect(pages).toBeGreaterThan(20);
    const roles = lines().flatMap(
      ({ data }) => (data['pages'] as { as: string }[] | undefined)?.map((page) => page.as) ?? [],
    );
    expect(new Set(roles)).toEqual(new Set(['leader', 'fieldLeader']));
  });

  it.each(Object.entries(PAGE_MUTANTS))('is found out by the oracle when it is wrong: %s', (_, mutate) => {
    const mutated = mutate(lines());
    expect(mutated).not.toBeNull();
    expect(check(mutated ?? [], until).disagreements).not.toEqual([]);
  });
});

it('leaves nothing behind unless it is asked to', async () => {
  const { rows } = await register.database.pool.query(`select 1 from pg_database where datname = 'dondoc_simulation'`);
  expect(rows).toEqual([]);
  expect(await dondoc('status', '--simulation')).toMatchObject({ code: 4, out: '' });
}, 180_000);

describe('a simulation that is kept', () => {
  let second: Ended & { readonly json: Simulated };

  beforeAll(async () => {
    second = await dondocJson<Simulated>(...call, '--keep');
  }, 180_000);

  it('gives the same bytes as the one before, the log among them', () => {
    expect(second.json.log).toMatch(/^[0-9a-f]{64}$/);
    expect(second.out).toBe(first.out);
  });

  it('explains a reminder by its rule, the days counted, the versions and the positions', async () => {
    const steps = second.json.weeks.flatMap((week) => week.steps);
    const reminder = steps.find(({ task, step }) => task === '1' && step === 'R3');
    const { json } = await dondocJson<Explained>('explain', reminder?.assignment ?? '', '--step', 'r3', '--simulation');
    expect(json).toMatchObject({ policyVersion: 1, calendarVersion: 1 });
    expect(json.steps).toHaveLength(1);
    const [step] = json.steps;
    // 28 February 2025 is a Friday: three working days before it is Tuesday the 25th.
    expect(step).toMatchObject({
      step: 'R3',
      outcome: 'fired',
      dueAt: '2025-02-25T00:30:00.000Z',
      days: { from: '2025-02-28', to: '2025-02-25', workingDays: -3, skipped: [] },
    });
    expect(step?.positions).toContain(reminder?.position);
    expect(step?.ruleInWords.vi).not.toBe('');
    expect(step?.deliveries.map(({ status }) => status)).toContain('sent');
  }, 180_000);

  it('rebuilds the notices from the log to the same list', async () => {
    const before = await notices(register.database.url);
    expect(before.length).toBeGreaterThan(10);
    const { code, json } = await dondocJson<{ rebuilt: { name: string; differences: Record<string, number> }[] }>(
      'rebuild',
      'notices',
      '--simulation',
    );
    expect(code).toBe(0);
    expect(json.rebuilt.map(({ name }) => name)).toEqual(['notices']);
    expect(Object.values(json.rebuilt[0]?.differences ?? { none: 1 }).filter((count) => count > 0)).toEqual([]);
    expect(await notices(register.database.url)).toEqual(before);
  }, 180_000);
});

async function notices(url: string): Promise<readonly unknown[]> {
  const simulated = new URL(url);
  simulated.pathname = '/dondoc_simulation';
  const client = new Client({ connectionString: simulated.toString() });
  await client.connect();
  try {
    const { rows } = await client.query('select * from notices_v2.notice order by position, id');
    return rows;
  } finally {
    await client.end();
  }
}
