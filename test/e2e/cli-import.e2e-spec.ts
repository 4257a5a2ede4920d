/** Units, people and an annex brought in from files, sent again, and whatever can be wrong with them. */
import { createDataSource, openSealer, PeopleDirectory, peopleEntities, readConfig } from '#platform';
import { dondoc, dondocAtOnce, dondocJson, withEnvironment, openCliRegister, type CliRegister } from './cli.harness.js';

interface Report {
  readonly rows: number;
  readonly accepted: number;
  readonly warned: number;
  readonly rejected: number;
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly refused: readonly unknown[];
  readonly issued?: number;
  readonly notIssued?: readonly { readonly vi: string; readonly en: string }[];
  readonly details: readonly { readonly row: number; readonly findings: readonly { readonly column: string }[] }[];
}

const UNITS = `mã;tên;loại;mã cấp trên
VP;Văn phòng Ủy ban nhân dân tỉnh;office;
SNN;Sở Nông nghiệp;department;VP
SGT;Sở Giao thông;department;VP
XHB;Ủy ban nhân dân xã Hòa Bình;commune;SNN
`;

const PEOPLE = `họ và tên,thư điện tử,mã đơn vị,vai trò,chức vụ
Đỗ Minh Châu,chau@tinh.example,VP,leader,Phó chủ tịch
Đỗ Minh Châu,chau@tinh.example,VP,fieldLeader,
Lý Văn Cường,,SNN,unitHead,Giám đốc
`;

const TASKS = `STT,Nhiệm vụ,Cơ quan chủ trì,Sản phẩm,Thời hạn
1,Lập bản đồ vùng trồng,Sở Nông nghiệp,Bản đồ số,30/6/2027
2,"Sửa đường vào vùng trồng,
nối với quốc lộ",Sở Giao thông; Sở Nông nghiệp,Báo cáo,tháng 9/2027
3,Mở lớp tập huấn,Hội Khuyến nông,Lớp học,2027
4,Tổng kết,Sở Giao thông,Báo cáo,
5,,Sở Giao thông,Báo cáo,2027
`;

const DIRECTIVE = ['--directive', '12/KH-UBND', '--issued', '2026-11-02'] as const;

let register: CliRegister;

beforeAll(async () => {
  register = await openCliRegister('cli-import');
}, 180_000);

afterAll(async () => {
  await register.close();
}, 180_000);

async function position(): Promise<number> {
  return (await dondocJson<{ position: number }>('status')).json.position;
}

it('brings units in, a parent before its children, and nothing the second time', async () => {
  const units = register.file('units.csv', UNITS);
  const first = await dondocJson<Report>('import', 'units', units);
  expect(first).toMatchObject({ code: 0, json: { rows: 4, accepted: 4, rejected: 0, recorded: 4, refused: [] } });
  const end = await position();
  const again = await dondocJson<Report>('import', 'units', units);
  expect(again).toMatchObject({ code: 0, json: { recorded: 0, alreadyThere: 4, refused: [] } });
  expect(await position()).toBe(end);
}, 180_000);

/** What the table says to whoever has the key of the shell. */
async function namesAndAddresses() {
  const source = createDataSource(
    { url: register.database.url, applicationName: 'test' },
    { entities: peopleEntities },
  );
  await source.initialize();
  const { rows } = await register.database.pool.query<{ id: string }>('select id from people.person');
  const people = new PeopleDirectory(source, openSealer(readConfig(process.env)));
  const found = [...(await people.findAll(rows.map(({ id }) => id))).values()];
  await source.destroy();
  return found
    .map(({ name, email }) => ({ name, email }))
    .toSorted((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
}

it('puts people into their posts, one of them into two, and nothing the second time', async () => {
  const people = register.file('people.csv', PEOPLE);
  const first = await dondocJson<Report>('import', 'people', people);
  expect(first).toMatchObject({ code: 0, json: { rows: 3, accepted: 3, recorded: 3, refused: [] } });
  expect(await namesAndAddresses()).toEqual([
    { name: 'Lý Văn Cường', email: null },
    { name: 'Đỗ Minh Châu', email: 'chau@tinh.example' },
  ]);
  const again = await dondocJson<Report>('import', 'people', people);
  expect(again).toMatchObject({ code: 0, json: { recorded: 0, alreadyThere: 3 } });
  const stillTwo = await register.database.pool.query('select count(*)::int as count from people.person');
  expect(stillTwo.rows).toEqual([{ count: 2 }]);
}, 180_000);

it('says of a person which cell is wrong', async () => {
  const people = register.file('wrong.csv', `name,email,unit,post\n,x,Q,king\n${'n'.repeat(201)},,VP,leader\n`);
  const { code, json } = await dondocJson<Report>('import', 'people', people);
  expect(code).toBe(3);
  expect(json.details.map(({ findings }) => findings.map(({ column }) => column))).toEqual([
    ['name', 'email', 'unit', 'post'],
    ['name'],
  ]);
}, 180_000);

it('reads an annex dry: every row accounted for, nothing recorded', async () => {
  const before = await position();
  const tasks = register.file('tasks.csv', TASKS);
  const { code, json } = await dondocJson<Report>('import', 'tasks', tasks, ...DIRECTIVE, '--dry-run');
  expect({ code, rows: json.rows, accepted: json.accepted, warned: json.warned, rejected: json.rejected }).toEqual({
    code: 3,
    rows: 5,
    accepted: 2,
    warned: 2,
    rejected: 1,
  });
  expect(json.details.map(({ findings }) => findings.map(({ column }) => column))).toEqual([
    [],
    [],
    ['lead'],
    ['deadline'],
    ['work'],
  ]);
  expect(await position()).toBe(before);
}, 180_000);

it('asks who follows a new directive up before it records anything', async () => {
  const before = await position();
  const { code, err, out } = await dondoc('import', 'tasks', register.file('tasks.csv', TASKS), ...DIRECTIVE);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('--owner');
  expect(await position()).toBe(before);
}, 180_000);

it('records the drafts once, also when two do it at once, and issues those that are ready', async () => {
  const tasks = register.file('tasks.csv', TASKS);
  const import_ = ['import', 'tasks', tasks, ...DIRECTIVE, '--owner', 'VP'] as const;
  expect(await dondocAtOnce(import_, import_)).toEqual([3, 3]);
  const issuing = await dondocJson<Report>(...import_, '--issue');
  expect(issuing.json).toMatchObject({ recorded: 0, alreadyThere: 4, refused: [], issued: 2 });
  expect(issuing.json.notIssued?.map(({ vi, en }) => vi !== '' && en !== '')).toEqual([true]);
  const { rows } = await register.database.pool.query(
    `select type, count(*)::int as count from log.event where type like 'Task%' group by type order by type`,
  );
  expect(rows).toEqual([
    { type: 'TaskDrafted', count: 4 },
    { type: 'TaskIssued', count: 2 },
  ]);
}, 180_000);

it('begins a register with the calendar and the policy that remind', async () => {
  const { rows } = await register.database.pool.query(
    `select type, count(*)::int as count from log.event where type like '%Published' group by type order by type`,
  );
  expect(rows).toEqual([
    { type: 'CalendarPublished', count: 1 },
    { type: 'PolicyPublished', count: 1 },
  ]);
}, 180_000);

const HEAD = 'STT,Nhiệm vụ,Cơ quan chủ trì,Thời hạn\n';

it.each<[string, string, string | Buffer]>([
  ['empty', 'empty.csv', ''],
  ['headings alone', 'head.csv', HEAD],
  [
    'an older character set',
    'latin.csv',
    Buffer.concat([Buffer.from(HEAD), Buffer.from([0x31, 0x2c, 0xd0, 0x20, 0x0a])]),
  ],
  ['a workbook', 'book.csv', Buffer.from('504b0304140006000800', 'hex')],
  ['binary', 'binary.csv', Buffer.from([1, 2, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 1])],
  ['an open quotation mark', 'quote.csv', `${HEAD}1,"a,b,2027\n`],
  ['a row without end', 'row.csv', `${HEAD}1,"${'a'.repeat(200_000)}",b,2027\n`],
  ['more cells than headings', 'cells.csv', `${HEAD}1,a,b,2027,c\n`],
  ['no column of leads', 'missing.csv', 'STT,Nhiệm vụ,Thời hạn\n1,a,2027\n'],
  ['a column twice', 'twice.csv', 'Nhiệm vụ,Nhiệm vụ,Cơ quan chủ trì,Thời hạn\na,a,b,2027\n'],
  ['too much', 'large.csv', HEAD + '1,a,b,2027\n'.repeat(1_000_000)],
  ['too many rows', 'rows.csv', HEAD + '1,a,b,2027\n'.repeat(20_001)],
])(
  'refuses a file that is %s, in one line and without an effect',
  async (_what, name, content) => {
    const { code, out, err } = await dondoc(
      'import',
      'tasks',
      register.file(name, content),
      ...DIRECTIVE,
      '--dry-run',
      '--json',
    );
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(new RegExp(`^${name}: [^\\n]+ / [^\\n]+\\n$`));
  },
  180_000,
);

it.each([
  ['absent', '/nowhere/annex.csv'],
  ['a folder', process.cwd()],
])(
  'refuses a path that is %s',
  async (_what, path) => {
    expect(await dondoc('import', 'tasks', path, ...DIRECTIVE, '--dry-run')).toMatchObject({ code: 3, out: '' });
  },
  180_000,
);

it('refuses a JSON list of units that is none', async () => {
  expect(await dondoc('import', 'units', register.file('units.json', '{"a":'))).toMatchObject({ code: 3, out: '' });
  expect(await dondoc('import', 'units', register.file('units.json', '{"a":1}'))).toMatchObject({ code: 3, out: '' });
}, 180_000);

it.each([
  [['import', 'tasks', 'x.csv', '--issued', '2026-11-02']],
  [['import', 'tasks', 'x.csv', '--directive', '1', '--issued', '2026-02-30']],
  [['import', 'tasks', 'x.csv', '--directive', ' ', '--issued', '2026-02-03']],
  [['import', 'cats', 'x.csv']],
  [['status', '--loud']],
  [['explain', 'me']],
  [['rebuild', 'everything']],
  [['token', '--name', 'A', '--role', 'king']],
  [['dance']],
  [[]],
])(
  'answers a wrong call %j with 2 and with help, on standard error',
  async (args) => {
    const { code, out, err } = await dondoc(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/Usage|no projection/);
  },
  180_000,
);

it('names the variable that is wrong, and tells a database that is not there from a wrong call', async () => {
  const wrong = withEnvironment({ DATABASE_POOL_SIZE: 'many' });
  expect(await dondoc('status')).toMatchObject({ code: 2, err: expect.stringContaining('DATABASE_POOL_SIZE') });
  wrong();
  const gone = withEnvironment({ DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' });
  const { code, err } = await dondoc('status');
  gone();
  expect(code).toBe(4);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
}, 180_000);
