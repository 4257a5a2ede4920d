import { CENTRAL_AGENCIES, type Actor } from '#domain';
import type { ImportableUnit } from './annex.directory.js';
import { readHeader, REQUIRED_TASK_COLUMNS, TASK_COLUMNS, type TableRow } from './columns.js';
import { unknownNames } from './name-rulings.js';
import { planTaskImport, type TaskImport, type TaskImportPlan } from './plan-task-import.js';

const COORDINATOR: Actor = { person: '0195f2a0-0000-7000-8000-00000000000a', role: 'coordinator', unit: null };
const HEADER = readHeader(
  ['STT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Sản phẩm', 'Thời hạn'],
  TASK_COLUMNS,
  REQUIRED_TASK_COLUMNS,
);

function id(number: number): string {
  return `0195f2a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function unit(number: number, code: string, name: string, more: Partial<ImportableUnit> = {}): ImportableUnit {
  return { id: id(number), code, name, aliases: [], parent: null, kind: 'department', ...more };
}

const PROVINCE = unit(1, 'P1', 'Tỉnh Sông Mây', { kind: 'province' });
const OTHER = unit(2, 'P2', 'Tỉnh Biển Cát', { kind: 'province' });
const OFFICE = unit(3, 'VP', 'Văn phòng Ủy ban nhân dân tỉnh', { kind: 'office', parent: id(1) });
const FINANCE = unit(4, 'STC', 'Sở Tài chính', { parent: id(1) });
const HEALTH = unit(5, 'SYT', 'Sở Y tế', { parent: id(1) });
const OWN = unit(6, 'C1', 'Xã Tân Lập', { kind: 'commune', parent: id(1) });
const SAME_NAME = unit(7, 'C2', 'Xã Tân Lập', { kind: 'commune', parent: id(2) });
const ELSEWHERE = unit(8, 'C3', 'Xã Suối Tre', { kind: 'commune', parent: id(2) });
const MARKED = unit(9, 'C4', 'Xã Tân Lạp', { kind: 'commune', parent: id(2) });
const UNITS = [PROVINCE, OTHER, OFFICE, FINANCE, HEALTH, OWN, SAME_NAME, ELSEWHERE, MARKED];

function plan(rows: readonly (readonly string[])[], changes: Partial<TaskImport> = {}): TaskImportPlan {
  return planTaskImport({
    directive: id(99),
    number: '15/KH-UBND',
    issuedOn: '2025-08-15',
    owner: OFFICE.id,
    units: UNITS,
    header: HEADER,
    rows: rows.map((cells, index): TableRow => ({ row: index + 1, line: index + 2, cells })),
    source: { file: 'phu-luc.csv', sha256: '0'.repeat(64) },
    at: '2025-08-20T02:00:00.000Z',
    by: COORDINATOR,
    ...changes,
  });
}

function row(lead: string, work = 'Lập bản đồ vùng trồng', ordinal = '1'): readonly string[] {
  return [ordinal, work, lead, '', 'Bản đồ', '30/6/2026'];
}

/** The drafted leads by code, and the findings about the lead. */
function read(lead: string, changes: Partial<TaskImport> = {}): readonly [readonly string[], readonly string[]] {
  const { rows } = plan([row(lead)], changes);
  const drafted = rows[0]?.command?.lead;
  const codes = new Map((changes.units ?? UNITS).map((one) => [one.id, one.code]));
  return [
    drafted === undefined || drafted.relation === 'undetermined'
      ? []
      : drafted.units.map((unitId) => codes.get(unitId) ?? ''),
    (rows[0]?.findings ?? []).filter(({ column }) => column === 'lead').map(({ code }) => code),
  ];
}

describe('who is meant in a province', () => {
  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['Xã Tân Lập', ['C1'], []],
    ['UBND xã Tân Lập', ['C1'], []],
    ['C2', [], ['lead-elsewhere']],
    ['Xã Tân Lập (C1)', ['C1'], []],
    ['Xã Tân Lập, tỉnh Biển Cát', [], ['lead-elsewhere']],
    ['Xã Suối Tre', [], ['lead-elsewhere']],
    ['Xã Tân Lạp', [], ['lead-elsewhere']],
    ['Xã Tân Lãp', [], ['lead-misspelt']],
    ['Sở Tài chnh', [], ['lead-misspelt']],
    ['Sở Tài chính tỉnh Biển Cát', [], ['lead-unknown']],
    ['Sở Nội vụ', [], ['lead-not-registered']],
    ['Sở KH&CN, Sở Y tế', [], ['lead-not-registered']],
    ['Sở TC; SYT', ['STC', 'SYT'], []],
    ['UBND tỉnh', ['P1'], []],
    ['Sở Kế hoạch và Đầu tư', [], ['lead-ended']],
    ['Sở Y tế chủ trì, phối hợp với Sở Tài chính', ['SYT'], ['lead-cooperates']],
    ['Hội Làm vườn', [], ['lead-unknown']],
  ])('"%s"', (lead, drafted, findings) => expect(read(lead)).toEqual([drafted, findings]));

  it('asks when two of one name are equally near, and names both with their provinces', () => {
    const twin = unit(10, 'C5', 'Xã Suối Tre', { kind: 'commune', parent: id(1) });
    const third = unit(11, 'C6', 'Xã Suối Tre', { kind: 'commune', parent: id(1) });
    expect(read('Xã Suối Tre', { units: [...UNITS, twin] })).toEqual([['C5'], []]);
    const { rows } = plan([row('Xã Suối Tre')], { units: [...UNITS, twin, third] });
    expect(rows[0]?.findings[0]).toMatchObject({ code: 'lead-ambiguous' });
    expect(rows[0]?.findings[0]?.reason.vi).toContain('Xã Suối Tre, Tỉnh Sông Mây (C5)');
  });

  it('asks of cooperating units behind "phối hợp" that they cooperate', () => {
    const { rows } = plan([row('Sở Y tế chủ trì, phối hợp với Sở Tài chính')]);
    expect(rows[0]?.command?.cooperating.units).toEqual([FINANCE.id]);
  });

  it('says who carries on the work of a unit that had ended, since when and by which paper', () => {
    const { rows } = plan([row('Sở Kế hoạch và Đầu tư')]);
    const reason = rows[0]?.findings[0]?.reason;
    expect(reason?.vi).toMatch(/01\/03\/2025; Sở Tài chính kế thừa \(.*Nghị định số 45\/2025\/NĐ-CP\)/);
    expect(reason?.en).toContain('Department of Finance');
    expect(read('Sở Kế hoạch và Đầu tư', { issuedOn: '2025-01-20' })[1]).toEqual(['lead-not-registered']);
  });
});

describe('groups', () => {
  it('mean the departments and communes of a province, and are taken only when a person says so', () => {
    expect(read('Các sở, ban, ngành; UBND các xã, phường')).toEqual([[], ['lead-collective']]);
    expect(read('Các sở, ban, ngành; UBND các xã, phường', { acceptGroups: true })).toEqual([['STC', 'SYT', 'C1'], []]);
    expect(read('Các sở, ngành liên quan', { acceptGroups: true })).toEqual([[], ['lead-collective']]);
  });

  it('mean ministries and provinces in the annex of the Government, as they are on its day', () => {
    const central = CENTRAL_AGENCIES.map(({ code, name, kind }, at) => unit(100 + at, code, name, { kind }));
    const facts = { units: [...UNITS, ...central], owner: null, number: '03/NQ-CP', acceptGroups: true };
    const [early] = read('Các bộ, ngành, địa phương', { ...facts, issuedOn: '2025-01-09' });
    const [late] = read('Các bộ, ngành, địa phương', { ...facts, issuedOn: '2025-03-01' });
    expect(early).toEqual(expect.arrayContaining(['BKHĐT', 'BTTTT', 'BTC', 'P1', 'P2']));
    expect(early).not.toContain('BNNMT');
    expect(late).toEqual(expect.arrayContaining(['BNNMT', 'BDTTG', 'BTC', 'P1', 'P2']));
    expect(late.filter((code) => ['BKHĐT', 'BTTTT', 'C1', 'STC'].includes(code))).toEqual([]);
  });
});

describe('names that a person settles', () => {
  const rows = [
    row('Sở Tài chnh'),
    row('Sở Tài chnh; Sở Y tế', 'Việc khác', '2'),
    row('Tổ 3; Sở Y tế', 'Việc nữa', '3'),
  ];

  it('are listed once each, with where they stand and what they may mean', () => {
    expect(unknownNames(plan(rows).rows)).toEqual([
      { name: 'Sở Tài chnh', count: 2, rows: [1, 2], candidates: ['STC', 'BTC'] },
      { name: 'Tổ 3', count: 1, rows: [3], candidates: [] },
    ]);
  });

  it('mean what was written behind them, and nothing without a decision', () => {
    const rulings = [
      { name: 'sở tài chnh', decision: 'STC' },
      { name: 'Tổ 3', decision: 'bỏ qua' },
    ];
    const settled = plan(rows, { rulings });
    expect(settled.rows.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
    const open = plan(rows, { rulings: [{ name: 'Sở Tài chnh', decision: ' ' }] });
    expect(open.summary.findings).toMatchObject({ 'lead-misspelt': 2, 'lead-unknown': 1 });
    const wrong = plan(rows, { rulings: [{ name: 'Sở Tài chnh', decision: 'Sở Tài chính' }] });
    expect(wrong.summary.findings).toMatchObject({ 'lead-misspelt': 2 });
  });
});

describe('parts with other leads', () => {
  const work = 'Chuẩn bị: a) Lập danh sách (Sở Y tế); b) Cấp tài khoản (Sở Tài chính).';

  it('are proposed, and the lead of the whole stays open', () => {
    const { rows, drafts } = plan([row('Sở Y tế', work)]);
    expect(rows[0]?.findings.map(({ code }) => code)).toEqual(['task-split-proposed']);
    expect(rows[0]?.readAs.split?.map(({ mark, lead }) => [mark, lead.parts[0]?.unit])).toEqual([
      ['a', 'SYT'],
      ['b', 'STC'],
    ]);
    expect(drafts.map(({ command }) => command.lead.relation)).toEqual(['undetermined']);
  });

  it('become drafts of their own when a person accepts it, and stay so', () => {
    const { drafts } = plan([row('Sở Y tế', work)], { acceptSplits: true });
    expect(drafts.map(({ command }) => [command.ordinal, command.lead])).toEqual([
      ['1.a', { relation: 'one', units: [HEALTH.id], text: 'Sở Y tế' }],
      ['1.b', { relation: 'one', units: [FINANCE.id], text: 'Sở Tài chính' }],
    ]);
    const again = plan([row('Sở Y tế', work)], { recorded: recordedOf(drafts) });
    expect(again.drafts.map(({ standing }) => standing)).toEqual(['there', 'there']);
  });

  it('are not seen where one unit leads them all', () => {
    const { rows } = plan([row('Sở Y tế', 'Việc: a) Lập danh sách (Sở Y tế); b) Cấp tài khoản (Sở Y tế).')]);
    expect(rows[0]?.status).toBe('accepted');
  });

  it('a named unit and a group are two parts', () => {
    const { drafts } = plan([row('Sở Y tế và các địa phương')], { acceptSplits: true, acceptGroups: true });
    expect(drafts.map(({ command }) => [command.ordinal, command.lead.relation])).toEqual([
      ['1.1', 'one'],
      ['1.2', 'each'],
    ]);
    expect(new Set(drafts.map(({ command }) => command.id)).size).toBe(2);
  });
});

function recordedOf(drafts: TaskImportPlan['drafts'], voided = false) {
  return drafts.map(({ command: { id: task, ordinal, section, work, lead, cooperating, deliverable, deadline } }) => ({
    id: task,
    ordinal,
    section,
    work,
    lead: lead.text,
    cooperating: cooperating.text,
    deliverable,
    deadline: deadline.text,
    voided,
  }));
}

describe('the same annex again', () => {
  const first = [row('Sở Y tế', 'Việc một', '1'), row('Sở Tài chính', 'Việc hai', '2'), row('Sở Y tế', 'Việc ba', '3')];
  const recorded = recordedOf(plan(first).drafts);
  const ids = recorded.map((task) => task.id);

  it('changes nothing', () => {
    const { drafts, summary } = plan(first, { recorded });
    expect(drafts.map(({ standing, command }) => [standing, command.id])).toEqual(ids.map((task) => ['there', task]));
    expect(summary.accepted).toBe(3);
  });

  it('with a row put in, and all below it numbered anew, brings that row only', () => {
    const [one = [], two = [], three = []] = first;
    const rows = [one, row('Sở Y tế', 'Việc xen vào', '2'), ['3', ...two.slice(1)], ['4', ...three.slice(1)]];
    const { drafts, summary } = plan(rows, { recorded });
    expect(summary.rejected).toBe(0);
    expect(drafts.map(({ standing }) => standing)).toEqual(['there', 'new', 'there', 'there']);
    expect(drafts.filter(({ standing }) => standing === 'there').map(({ command }) => command.id)).toEqual(ids);
    expect(ids).not.toContain(drafts[1]?.command.id);
  });

  it('without the register, too, gives every row the id that it had', () => {
    const rows = [row('Sở Y tế', 'Việc xen vào', '1'), ...first];
    expect(
      plan(rows)
        .drafts.slice(1)
        .map(({ command }) => command.id),
    ).toEqual(ids);
  });

  it('in other words is refused with what to do, and so is the same task with other cells', () => {
    const reworded = [row('Sở Y tế', 'Việc một (sửa)', '1'), ...first.slice(1)];
    expect(plan(reworded, { recorded }).rows[0]).toMatchObject({
      status: 'rejected',
      findings: [{ code: 'task-reworded', severity: 'rejection' }],
      command: null,
    });
    const changed = [row('Sở Tài chính', 'Việc một', '1'), ...first.slice(1)];
    expect(plan(changed, { recorded }).rows[0]?.findings.map(({ code }) => code)).toEqual(['task-changed']);
    expect(plan(changed, { recorded }).drafts.map(({ standing }) => standing)).toEqual(['there', 'there']);
  });

  it('takes a row in the place of a voided task for a new one, and leaves the voided one voided', () => {
    const voided = recordedOf(plan(first).drafts, true);
    const rows = [row('Sở Y tế', 'Việc khác hẳn', '1'), ...first.slice(1)];
    expect(plan(rows, { recorded: voided }).drafts.map(({ standing }) => standing)).toEqual(['new', 'there', 'there']);
  });

  it('is another annex of the directive where its words are others, also under the same numbers', () => {
    const other = [row('Sở Y tế', 'Nâng cấp trạm quan trắc', '1'), row('Sở Y tế', 'Mở lớp tập huấn', '2')];
    expect(plan(other, { recorded }).drafts.map(({ standing }) => standing)).toEqual(['new', 'new']);
  });

  it('holds rows of the same words apart', () => {
    const twice = [row('Sở Y tế', 'Báo cáo', '1'), row('Sở Tài chính', 'Báo cáo', '2')];
    const both = plan(twice).drafts;
    expect(new Set(both.map(({ command }) => command.id)).size).toBe(2);
    const turned = plan([...twice].reverse(), { recorded: recordedOf(both) });
    expect(turned.drafts.map(({ standing }) => standing)).toEqual(['there', 'there']);
  });
});

describe('text that is cut off, and products that are missing', () => {
  it.each<readonly [string, readonly string[]]>([
    ['Xây dựng quy chế phối hợp giữa các', ['text-cut-off']],
    ['Xây dựng quy chế, gồm:', ['text-cut-off']],
    ['Xây dựng quy chế (kèm mẫu', ['text-cut-off']],
    ['Xây dựng quy chế a) một; b) hai.', []],
    ['Xây dựng quy chế', []],
  ])('"%s"', (work, codes) => {
    expect(plan([row('Sở Y tế', work)]).rows[0]?.findings.map(({ code }) => code)).toEqual(codes);
  });

  it('asks for the product only where the annex has a column for it', () => {
    const bare = ['1', 'Việc', 'Sở Y tế', '', '', '30/6/2026'];
    expect(plan([bare]).rows[0]?.findings.map(({ code }) => code)).toEqual(['deliverable-missing']);
    const header = readHeader(['Nhiệm vụ', 'Chủ trì', 'Thời hạn'], TASK_COLUMNS, REQUIRED_TASK_COLUMNS);
    const findings = plan([['Việc', 'Sở Y tế', '30/6/2026']], { header }).rows[0]?.findings;
    expect(findings?.map(({ code }) => code)).toEqual(['ordinal-missing']);
  });
});
