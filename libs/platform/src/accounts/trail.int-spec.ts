import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { createDataSource } from '../database/data-source.js';
import { Sealer } from '../sealing/sealer.js';
import { peopleEntities } from '../people/index.js';
import { uuidV5 } from '../uuid-v5.js';
import { AccessRecord } from './access.record.js';
import { AccessTrail, type TrailLine } from './access.trail.js';
import { RestrictedReadings } from './restricted.readings.js';
import { ViewStore } from './view.store.js';

const person = uuidV5('người đọc');
const other = uuidV5('người khác');
const things = [uuidV5('việc một'), uuidV5('việc hai')];
const at = (minute: number): string => new Date(Date.parse('2025-03-03T02:00:00.000Z') + minute * 60_000).toISOString();
const reader = { person, role: 'officer', unit: null, session: 'phiên', at: at(0) };

let database: TestDatabase;
let source: DataSource;
let trail: AccessTrail;
beforeEach(async () => {
  database = await createTestDatabase();
  source = createDataSource({ url: database.url, applicationName: 'trail' }, { entities: peopleEntities });
  await source.initialize();
  trail = new AccessTrail(source);
});
afterEach(async () => {
  await source.destroy();
  await database.drop();
});

const day = { from: at(-1_000), before: at(1_000), limit: 50 };

describe('the readings of what is restricted', () => {
  it('are one for each session, thing and hour, also when another process has written them', async () => {
    const readings = new RestrictedReadings(source);
    await readings.note(reader, [...things, ...things]);
    await readings.note({ ...reader, at: at(20) }, things);
    await new RestrictedReadings(source).note({ ...reader, at: at(30) }, things);
    expect(await trail.page(day)).toHaveLength(2);
    await readings.note({ ...reader, at: at(60) }, things);
    await readings.note({ ...reader, session: 'phiên khác', at: at(61) }, things.slice(1));
    const lines = await trail.page(day);
    expect(lines.map(({ lastAt, thing }) => [lastAt, thing])).toHaveLength(5);
    expect(lines[0]).toMatchObject({ kind: 'restricted-read', person, thing: things[1], role: 'officer' });
  });

  it('are changed and removed by nobody until they are old', async () => {
    await new RestrictedReadings(source).note(reader, things);
    await expect(source.query(`update access.reading set person = '${other}'`)).rejects.toThrow('only added to');
    const old = '2020-01-01T00:00:00.000Z';
    await new RestrictedReadings(source).note({ ...reader, at: old }, things);
    await source.query(`delete from access.reading where at <= '${old}'`);
    expect(await trail.page({ ...day, from: old })).toHaveLength(2);
  });
});

describe('the trail', () => {
  it('is read page by page, newest first, with neither gap nor repetition, narrowed by person, kind and time', async () => {
    const record = new AccessRecord(source, new Sealer([Buffer.alloc(32, 3)]));
    const readings = new RestrictedReadings(source);
    for (let minute = 0; minute < 12; minute += 1) {
      await record.add({ kind: 'forbidden', person, address: '10.0.0.1', at: at(minute) });
      await record.add({ kind: 'sign-in-refused', person: null, address: `10.0.${minute}.1`, at: at(minute) });
      await readings.note({ ...reader, session: `phiên ${minute}`, at: at(minute) }, things);
    }
    const all: TrailLine[] = [];
    for (;;) {
      const page: readonly TrailLine[] = await trail.page({ ...day, limit: 5, after: all.at(-1)?.place });
      all.push(...page);
      if (page.length < 5) break;
    }
    expect(all).toHaveLength(48);
    expect(new Set(all.map(({ place }) => place.key)).size).toBe(48);
    expect(all.map(({ lastAt }) => lastAt)).toEqual(
      all
        .map(({ lastAt }) => lastAt)
        .toSorted()
        .toReversed(),
    );
    expect(await trail.page({ ...day, kind: 'forbidden' })).toHaveLength(12);
    expect(await trail.page({ ...day, persons: [person] })).toHaveLength(36);
    expect(await trail.page({ ...day, persons: [other] })).toEqual([]);
    expect(await trail.page({ ...day, from: at(10), before: at(11) })).toHaveLength(4);
  });

  it('reads few rows of a long record', async () => {
    await source.query(`
      insert into access.record (minute, kind, person, bucket, count, first_at, last_at)
      select t, 'forbidden', md5((n % 500)::text)::uuid::text, n % 64, 1, t, t
      from generate_series(1, 60000) n, lateral (select timestamptz '2025-01-01' + n * interval '1 minute' as t) at`);
    await source.query('analyze access.record');
    const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, buffers off, timing off, summary off)
       select * from access.record r where r.last_at >= '2025-01-01' and r.last_at < '2026-01-01'
       order by r.last_at desc limit 306`,
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Index Scan Backward using record_last');
  });
});

describe('a look at the pages as somebody else', () => {
  it('is one for a session, short, and kept', async () => {
    const views = new ViewStore(source);
    const session = uuidV5('phiên');
    const asked = { session, viewer: other, person, role: 'officer', unit: null, reason: 'Hỗ trợ', at: at(0) };
    expect(await views.begin(asked)).toBe(at(15));
    await Promise.all([views.begin({ ...asked, at: at(1) }), views.begin({ ...asked, at: at(1) })]);
    expect(await views.of(session, at(2))).toMatchObject({ person, role: 'officer', until: at(16) });
    expect(await views.of(session, at(16))).toBeUndefined();
    expect(await views.end(session, at(3))).toMatchObject({ person });
    expect(await views.of(session, at(4))).toBeUndefined();
    expect(await views.seenOf(person)).toHaveLength(3);
    await expect(source.query(`update access.view_as set reason = 'khác'`)).rejects.toThrow('only added to');
  });
});
