import { CENTRAL_AGENCIES, type Actor } from '#domain';
import { readHeader, REQUIRED_TASK_COLUMNS, TASK_COLUMNS, type TableRow } from './columns.js';
import { planTaskImport, type TaskImport, type TaskImportPlan } from './plan-task-import.js';
import { importedTaskId } from './task-identity.js';

const COORDINATOR: Actor = { person: '0195f2a0-0000-7000-8000-00000000000a', role: 'coordinator', unit: null };
const DIRECTIVE = '0195f2a0-0000-7000-8000-000000000002';
const HEADINGS = ['STT', 'Mục', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Sản phẩm', 'Thời hạn'];
const UNITS = [
  { id: '0195f2a0-0000-7000-8000-0000000000f1', code: 'STC', name: 'Sở Tài chính', aliases: [] },
  { id: '0195f2a0-0000-7000-8000-0000000000f2', code: 'SNV', name: 'Sở Nội vụ', aliases: [] },
];

function plan(rows: readonly (readonly string[])[], changes: Partial<TaskImport> = {}): TaskImportPlan {
  return planTaskImport({
    directive: DIRECTIVE,
    units: UNITS,
    header: readHeader(HEADINGS, TASK_COLUMNS, REQUIRED_TASK_COLUMNS),
    rows: rows.map((cells, index): TableRow => ({ row: index + 1, line: index + 2, cells })),
    source: { file: 'phu-luc.csv', sha256: '0'.repeat(64) },
    at: '2025-01-10T02:00:00.000Z',
    by: COORDINATOR,
    ...changes,
  });
}

function row(lead: string, deadline: string, work = 'Ban hành kế hoạch'): readonly string[] {
  return ['1', 'I', work, lead, 'các sở, ngành', 'Kế hoạch', deadline];
}

describe('planning the import of an annex', () => {
  it('turns a clean row into a draft', () => {
    const { rows, summary } = plan([row('Sở Tài chính', '6/2025')]);
    expect(rows[0]).toMatchObject({ row: 1, line: 2, status: 'accepted', findings: [] });
    expect(rows[0]?.command).toEqual({
      type: 'DraftTask',
      id: importedTaskId(DIRECTIVE, 'Ban hành kế hoạch', 1),
      at: '2025-01-10T02:00:00.000Z',
      by: COORDINATOR,
      directive: DIRECTIVE,
      ordinal: '1',
      section: 'I',
      work: 'Ban hành kế hoạch',
      lead: { relation: 'one', units: [UNITS[0]?.id], text: 'Sở Tài chính' },
      cooperating: { units: [], text: 'các sở, ngành' },
      deliverable: 'Kế hoạch',
      deadline: { text: '6/2025', precision: 'month', year: 2025, month: 6 },
      source: { file: 'phu-luc.csv', sha256: '0'.repeat(64), row: 1 },
    });
    expect(rows[0]?.readAs.deadline).toEqual({
      precision: 'month',
      vi: 'tháng 6/2025',
      en: 'June 2025',
      dueAt: '2025-06-30T16:59:59.999Z',
    });
    expect(summary).toMatchObject({ rows: 1, accepted: 1, warned: 0, rejected: 0, deadlines: { month: 1 } });
  });

  it.each<readonly [string, readonly string[], string, string]>([
    ['a group', row('Các sở, ngành', '2025'), 'lead-collective', 'undetermined'],
    ['units and a group', row('Sở Nội vụ và các địa phương', '2025'), 'lead-mixed', 'undetermined'],
    ['a ministry that is not registered', row('Bộ Tài chính', '2025'), 'lead-not-registered', 'undetermined'],
    ['one registered and one not', row('Sở Nội vụ, Bộ Tài chính', '2025'), 'lead-not-registered', 'undetermined'],
    ['a stranger', row('Hội Nhà văn', '2025'), 'lead-unknown', 'undetermined'],
    ['nobody', row('', '2025'), 'lead-empty', 'undetermined'],
    ['no deadline', row('Sở Nội vụ', ''), 'deadline-blank', 'one'],
    ['an unreadable deadline', row('Sở Nội vụ', 'sớm nhất'), 'deadline-unreadable', 'one'],
    ['a deadline without a year', row('Sở Nội vụ', '30/6'), 'deadline-no-year', 'one'],
    ['no number', ['', 'I', 'Ban hành', 'Sở Nội vụ', '', 'Văn bản', '2025'], 'ordinal-missing', 'one'],
  ])('keeps %s as a draft with a warning', (_name, cells, code, relation) => {
    const [planned] = plan([cells]).rows;
    expect(planned?.status).toBe('warned');
    expect(planned?.findings.map((finding) => finding.code)).toEqual([code]);
    expect(planned?.command?.lead).toMatchObject({ relation, text: cells[3] });
    for (const { reason, remedy } of planned?.findings ?? []) {
      expect([reason.vi, reason.en, remedy.vi, remedy.en].every((words) => words.length > 10)).toBe(true);
    }
  });

  it('asks a person about a name that several units have', () => {
    const twins = UNITS.map((unit) => ({ ...unit, name: 'Xã Tân Lập' }));
    const [planned] = plan([row('Xã Tân Lập', '2025')], { units: twins }).rows;
    expect(planned).toMatchObject({ status: 'warned', findings: [{ code: 'lead-ambiguous' }] });
  });

  it('knows a registered ministry by the short forms of its name', () => {
    const ministry = { id: UNITS[0]?.id ?? '', code: 'B05', name: 'Bộ Tài chính', aliases: [] };
    const [planned] = plan([row('BTC', '2025')], { units: [ministry] }).rows;
    expect(planned?.command?.lead).toMatchObject({ relation: 'one', units: [ministry.id] });
  });

  it('rejects a row without a task, and a cell that no event holds', () => {
    const { rows, summary } = plan([row('Sở Nội vụ', '2025', '   '), row('Sở Nội vụ', '2025', 'x'.repeat(4001))]);
    expect(rows.map(({ status, command }) => [status, command])).toEqual([
      ['rejected', null],
      ['rejected', null],
    ]);
    expect(summary).toMatchObject({
      rejected: 2,
      findings: { 'work-missing': 1, 'text-too-long': 1, 'ordinal-repeated': 1 },
    });
  });

  it('gives the same row the same id, and another row another', () => {
    const rows = [row('Sở Nội vụ', '2025'), row('Sở Nội vụ', '2025')];
    const [first, second] = [plan(rows), plan(rows)].map((made) => made.rows.map(({ command }) => command?.id));
    expect(first).toEqual(second);
    expect(new Set(first).size).toBe(2);
  });

  it('accounts for every row', () => {
    const { summary, rows } = plan([
      row('Sở Nội vụ', '2025'),
      row('Sở Nội vụ, Sở Tài chính', 'Quý II/2025'),
      row('Các sở', 'Thường xuyên'),
      row('', '', ''),
    ]);
    expect(rows).toHaveLength(4);
    expect(summary.accepted + summary.warned + summary.rejected).toBe(4);
    expect(summary.leads).toEqual({ one: 1, joint: 1, mixed: 0, each: 1, empty: 1, unknown: 0 });
    expect(summary.deadlines).toEqual({ year: 1, quarter: 1, continuous: 1, none: 1 });
  });

  it('reads a table that lacks the optional columns', () => {
    const header = readHeader(['task', 'lead_agency', 'deadline_text'], TASK_COLUMNS, REQUIRED_TASK_COLUMNS);
    expect(header).toMatchObject({ missing: [], unknown: [], repeated: [] });
    const [planned] = plan([['Ban hành', 'Sở Nội vụ', '2025']], { header }).rows;
    expect(planned?.command).toMatchObject({ ordinal: '1', section: null, deliverable: null });
  });
});

describe('the headings of an annex', () => {
  it.each([
    ['no,section,task,lead_agency,cooperating_agencies,deliverable,deadline_text', 7],
    ['TT,Nhiệm vụ cụ thể,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian hoàn thành', 6],
    ['STT;NHIỆM VỤ;CƠ QUAN CHỦ TRÌ;THỜI HẠN', 4],
  ])('%s', (line, count) => {
    const header = readHeader(line.split(/[,;]/), TASK_COLUMNS, REQUIRED_TASK_COLUMNS);
    expect(Object.keys(header.at)).toHaveLength(count);
    expect(header.missing).toEqual([]);
  });

  it('says what is missing, unknown and repeated', () => {
    const header = readHeader(['Nhiệm vụ', 'task', 'Ghi chú'], TASK_COLUMNS, REQUIRED_TASK_COLUMNS);
    expect(header).toEqual({
      at: { work: 0 },
      missing: ['lead', 'deadline'],
      unknown: ['Ghi chú'],
      repeated: ['task'],
    });
  });

  it('no name stands for two columns', () => {
    const names = Object.values(TASK_COLUMNS).flat();
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });
});

it('every central agency can be registered and led by', () => {
  const units = CENTRAL_AGENCIES.map(({ code, name }, index) => ({
    id: `0195f2a0-0000-7000-8000-${String(index).padStart(12, '0')}`,
    code,
    name,
    aliases: [],
  }));
  const { summary } = plan(
    units.map(({ name }) => row(name, '2025')),
    { units },
  );
  expect(summary.leads.one).toBe(units.length);
});
