import type { Actor } from '#domain';
import { isAdminUnitsFault, listAdminUnits } from './admin-units.js';
import { readHeader, REQUIRED_UNIT_COLUMNS, UNIT_COLUMNS, type TableRow } from './columns.js';
import {
  importedUnitId,
  listedUnits,
  planUnitImport,
  type ListedUnit,
  type UnitImportPlan,
} from './plan-unit-import.js';

const ADMIN: Actor = { person: '0195f2a0-0000-7000-8000-00000000000a', role: 'admin', unit: null };
const HEADER = readHeader(
  ['code', 'name', 'name_en', 'kind', 'parent_code', 'field'],
  UNIT_COLUMNS,
  REQUIRED_UNIT_COLUMNS,
);

function planOf(units: readonly ListedUnit[], registered: ReadonlyMap<string, string> = new Map()): UnitImportPlan {
  return planUnitImport({ units, registered, at: '2025-01-10T02:00:00.000Z', by: ADMIN });
}

function plan(lines: readonly string[], registered: ReadonlyMap<string, string> = new Map()): UnitImportPlan {
  const rows = lines.map((line, index): TableRow => ({ row: index + 1, line: index + 2, cells: line.split(',') }));
  return planOf(listedUnits(rows, HEADER), registered);
}

function codes(made: UnitImportPlan): readonly (readonly string[])[] {
  return made.rows.map(({ code, findings }) => [code, ...findings.map((finding) => finding.code)]);
}

describe('planning the registration of units', () => {
  it('registers parents before their children, whatever the order of the list', () => {
    const made = plan([
      'SNV-TTHC,Trung tâm,,office,SNV,',
      'SNV,Sở Nội vụ,Department of Home Affairs,department,T,noi-vu',
      'T,Tỉnh,,province,,',
    ]);
    expect(made.commands.map(({ code }) => code)).toEqual(['T', 'SNV', 'SNV-TTHC']);
    expect(made.commands[1]).toEqual({
      type: 'RegisterUnit',
      id: importedUnitId('SNV'),
      at: '2025-01-10T02:00:00.000Z',
      by: ADMIN,
      code: 'SNV',
      name: 'Sở Nội vụ',
      nameEn: 'Department of Home Affairs',
      kind: 'department',
      parent: importedUnitId('T'),
      field: 'noi-vu',
    });
    expect(made.summary).toEqual({
      rows: 3,
      accepted: 3,
      rejected: 0,
      kinds: { office: 1, department: 1, province: 1 },
    });
  });

  it('takes parents from the register, and registered codes keep their id', () => {
    const registered = new Map([['T', '0195f2a0-0000-7000-8000-0000000000f1']]);
    const [command] = plan(['SNV,Sở Nội vụ,,department,T,'], registered).commands;
    expect(command?.parent).toBe('0195f2a0-0000-7000-8000-0000000000f1');
    expect(plan(['T,Tỉnh,,province,,'], registered).commands[0]?.id).toBe('0195f2a0-0000-7000-8000-0000000000f1');
  });

  it('rejects what cannot be registered, each with its reason, and what lies below it', () => {
    expect(
      codes(
        plan([
          ',Không mã,,office,,',
          'A,,,office,,',
          'B,Tên,,ban,,',
          'C,Tên,,office,,',
          'C,Tên khác,,office,,',
          'D,Con của A,,office,A,',
          'E,Con của ai,,office,Z,',
          'F,Vòng,,office,G,',
          'G,Vòng,,office,F,',
          'H,Tự mình,,office,H,',
        ]),
      ),
    ).toEqual([
      ['', 'code-missing'],
      ['A', 'name-missing'],
      ['B', 'kind-unknown'],
      ['C'],
      ['C', 'code-repeated'],
      ['D', 'parent-unknown'],
      ['E', 'parent-unknown'],
      ['F', 'parent-circle'],
      ['G', 'parent-circle'],
      ['H', 'parent-circle'],
    ]);
  });
});

describe('the published list of provinces and communes', () => {
  const document = [
    {
      Code: '99',
      FullName: 'Tỉnh Mẫu',
      FullNameEn: 'Sample Province',
      Wards: [
        { Code: '99001', FullName: 'Phường Một', FullNameEn: 'One Ward' },
        { Code: '99002', FullName: 'Xã Hai' },
      ],
    },
  ];

  it('puts each commune under its province', () => {
    const units = listAdminUnits(document);
    if (isAdminUnitsFault(units)) throw new Error(units.path);
    const { commands, summary } = planOf(units);
    expect(summary).toMatchObject({ accepted: 3, rejected: 0, kinds: { province: 1, commune: 2 } });
    expect(commands.map(({ code, name, nameEn, parent }) => [code, name, nameEn, parent])).toEqual([
      ['P99', 'Tỉnh Mẫu', 'Sample Province', null],
      ['C99001', 'Phường Một', 'One Ward', importedUnitId('P99')],
      ['C99002', 'Xã Hai', null, importedUnitId('P99')],
    ]);
  });

  it.each<readonly [string, unknown, object]>([
    ['no array', {}, { path: '', expected: 'array' }],
    ['a province that is no object', [1], { path: '/0', expected: 'object' }],
    ['a province without a code', [{ FullName: 'Tỉnh' }], { path: '/0/Code', expected: 'text' }],
    ['wards that are no array', [{ Code: '1', FullName: 'T', Wards: {} }], { path: '/0/Wards', expected: 'array' }],
    [
      'a ward without a name',
      [{ Code: '1', FullName: 'T', Wards: [{ Code: '2' }] }],
      { path: '/0/Wards/0/FullName', expected: 'text' },
    ],
  ])('names the place of %s', (_name, given, expected) => expect(listAdminUnits(given)).toEqual(expected));
});
