import { resolve } from 'node:path';
import {
  columnsOf,
  importedUnitId,
  isAdminUnitsFault,
  listAdminUnits,
  planTaskImport,
  planUnitImport,
  REQUIRED_TASK_COLUMNS,
  TASK_COLUMNS,
  type TaskImportPlan,
} from '#application';
import { CENTRAL_AGENCIES, decideTask, isRefused, noTask, type Actor, type UnitState } from '#domain';
import { suiteNeeding } from '../../../../test/support/suite-needing.js';
import { readJson, readTable } from '#platform';

const data = resolve(process.cwd(), '../shared/data');
const annex = resolve(data, 'res57-tasks/nq03_annex2_tasks_original.csv');
const adminUnits = resolve(data, 'vn-admin-units/vn_units_2026-07-25.json');

const OWNER = importedUnitId('VPCP');
const COORDINATOR: Actor = { person: '0195f2a0-0000-7000-8000-00000000000a', role: 'coordinator', unit: OWNER };
const DIRECTIVE = '0195f2a0-0000-7000-8000-000000000002';
const UNITS = CENTRAL_AGENCIES.map(({ code, name, aliases }) => ({ id: importedUnitId(code), code, name, aliases }));

async function plan(units: typeof UNITS): Promise<TaskImportPlan> {
  const table = await readTable(annex);
  return planTaskImport({
    directive: DIRECTIVE,
    units,
    header: columnsOf(table, TASK_COLUMNS, REQUIRED_TASK_COLUMNS),
    rows: table.rows,
    source: { file: table.file, sha256: table.sha256 },
    at: '2025-01-10T02:00:00.000Z',
    by: COORDINATOR,
  });
}

suiteNeeding('shared-data', 'the annex of a real resolution', () => {
  it('is read row by row, every one accounted for', async () => {
    const { summary, rows } = await plan(UNITS);
    expect(summary).toMatchObject({ rows: 140, rejected: 0 });
    expect(summary.accepted + summary.warned).toBe(140);
    expect(summary.leads).toEqual({ one: 92, joint: 17, mixed: 2, each: 29, empty: 0, unknown: 0 });
    expect(rows.filter(({ readAs }) => readAs.lead.kind === 'mixed').map(({ row }) => row)).toEqual([2, 46]);
    expect(summary.deadlines).toEqual({
      year: 69,
      month: 48,
      continuous: 13,
      'open-ended': 3,
      recurring: 3,
      range: 2,
      quarter: 1,
      none: 1,
    });
    expect(summary.findings).toEqual({
      'lead-collective': 29,
      'lead-mixed': 2,
      'deadline-blank': 1,
      'deliverable-missing': 9,
      'text-cut-off': 5,
      'cooperating-unread': 1,
    });
  });

  it('loses nothing to a register that has no units yet', async () => {
    const { summary } = await plan([]);
    expect(summary).toMatchObject({ rows: 140, rejected: 0, leads: { one: 92, joint: 17, mixed: 2, each: 29 } });
    expect(summary.findings['lead-not-registered']).toBe(111);
  });

  it('gives drafts that the register takes, under ids that stay', async () => {
    const [first, second] = [await plan(UNITS), await plan(UNITS)];
    expect(first.rows.map(({ command }) => command?.id)).toEqual(second.rows.map(({ command }) => command?.id));
    expect(new Set(first.rows.map(({ command }) => command?.id)).size).toBe(140);
    const active = (code: string, name: string): UnitState => ({
      status: 'active',
      code,
      name,
      nameEn: null,
      kind: 'ministry',
      parent: null,
      posts: [],
    });
    const premises = {
      directive: {
        status: 'registered',
        number: '03/NQ-CP',
        issuedOn: '2025-01-09',
        urgency: 'normal',
        secrecy: 'open',
        ownerUnit: OWNER,
      } as const,
      units: new Map(UNITS.map(({ id, code, name }) => [id, active(code, name)])),
      assignments: [],
    };
    const refused = first.rows.filter(
      ({ command }) => command === null || isRefused(decideTask(command, noTask, premises)),
    );
    expect(refused).toEqual([]);
  });
});

suiteNeeding('shared-data', 'the published provinces and communes', () => {
  it('become 34 provinces with 3,321 communes below them', async () => {
    const units = listAdminUnits((await readJson(adminUnits)).value);
    if (isAdminUnitsFault(units)) throw new Error(units.path);
    const by: Actor = { person: COORDINATOR.person, role: 'admin', unit: null };
    const { summary } = planUnitImport({ units, registered: new Map(), at: '2025-07-01T02:00:00.000Z', by });
    expect(summary).toEqual({ rows: 3355, accepted: 3355, rejected: 0, kinds: { province: 34, commune: 3321 } });
  });
});
