/**
 * The real annex and the real list of units, played through a year by the behaviours of a seed; the oracle recomputes it. Beside this
 * suite `npm run -s dondoc -- simulate … --events FILE` and `npm run -s oracle -- FILE --to DAY` do the same by hand.
 */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { check } from '../oracle/check.js';
import { at } from '../oracle/days.js';
import { readLines } from '../oracle/fields.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { startScratchPostgres } from '../support/scratch-postgres.js';
import { suiteNeeding } from '../support/suite-needing.js';
import { dondocJson, withEnvironment } from './cli.harness.js';

interface Simulated {
  readonly units: Readonly<Record<string, number>>;
  readonly issued: number;
  readonly log: string;
  readonly events: number;
  readonly behaviour: { readonly done: Readonly<Record<string, number>> };
  readonly largestDigest: { readonly person: string; readonly items: number };
}

const LAST_DAY = '2025-03-31';

suiteNeeding('shared-data', 'a quarter of the real annex by the behaviours of seed 7', (data) => {
  it('imports every unit on the way, says who was told what, and the oracle agrees', async () => {
    // A server keeps one simulation: on the one that suites share, another's would be in the way.
    const server = await startScratchPostgres({ durable: false });
    const home = scratchFolder('simulate-year');
    const restore = withEnvironment({ DATABASE_URL: server.url(), DONDOC_HOME: home, LOG_LEVEL: 'silent' });
    try {
      const events = join(home, 'events.jsonl');
      const options = `--directive 03/NQ-CP --issued 2025-01-09 --to ${LAST_DAY} --behaviour 7`.split(' ');
      const tasks = join(data, 'res57-tasks/nq03_annex2_tasks_original.csv');
      const units = join(data, 'vn-admin-units/vn_units_2026-07-25.json');
      const call = ['simulate', ...options, '--tasks', tasks, '--units', units, '--events', events];
      const { code, json } = await dondocJson<Simulated>(...call);
      expect(code).toBe(0);
      expect(json.units).toMatchObject({ province: 34, commune: 3321 });
      expect(json.issued).toBeGreaterThan(100);
      expect(json.behaviour.done['ReportProgress']).toBeGreaterThan(50);
      expect(json.largestDigest.items).toBeGreaterThan(5);
      const lines = readLines(readFileSync(events, 'utf8'));
      expect(lines).toHaveLength(json.events);
      expect(check(lines, at(LAST_DAY, '23:00')).disagreements).toEqual([]);
    } finally {
      restore();
      await server.stop();
    }
  }, 600_000);
});
