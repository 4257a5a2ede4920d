/** A wrong import is voided before it is issued; what is issued stays, and is said. */
import { dondoc, dondocJson, openCliRegister, type CliRegister } from './cli.harness.js';

interface VoidAnswer {
  readonly tasks: number;
  readonly voided: number;
  readonly alreadyVoided: number;
  readonly refused: number;
  readonly dryRun: boolean;
  readonly details: readonly { readonly ordinal: string; readonly outcome: string; readonly en: string }[];
}
interface ImportAnswer {
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly issued?: number;
}

const UNITS = `mã,tên,loại
VP,Văn phòng Ủy ban nhân dân tỉnh,office
SNN,Sở Nông nghiệp,department
`;
const HEAD = 'STT,Nhiệm vụ,Cơ quan chủ trì,Thời hạn';
const WRONG = `${HEAD}
1,Việc của năm ngoái,Sở Nông nghiệp,30/6/2027
2,Việc của năm kia,Sở Nông nghiệp,31/7/2027
`;
const RIGHT = `${HEAD}
3,Việc đã giao,Sở Nông nghiệp,31/8/2027
`;
const DIRECTIVE = ['--directive', '12/KH-UBND', '--issued', '2026-01-05', '--owner', 'VP'] as const;
const VOID = ['import', 'void', '--directive', '12/KH-UBND', '--reason', 'Nạp nhầm tệp'] as const;

let register: CliRegister;

beforeAll(async () => {
  register = await openCliRegister('cli-import-void');
  await dondocJson('import', 'units', register.file('units.csv', UNITS));
  await dondocJson('import', 'tasks', register.file('wrong.csv', WRONG), ...DIRECTIVE);
  await dondocJson('import', 'tasks', register.file('right.csv', RIGHT), ...DIRECTIVE, '--issue');
}, 180_000);

afterAll(async () => {
  await register.close();
}, 180_000);

const position = async (): Promise<number> => (await dondocJson<{ position: number }>('status')).json.position;
it('first says what it would void, and records nothing', async () => {
  const before = await position();
  const { code, json } = await dondocJson<VoidAnswer>(...VOID, '--dry-run');
  expect({ code, ...json }).toMatchObject({ code: 3, dryRun: true, tasks: 3, voided: 2, alreadyVoided: 0, refused: 1 });
  expect(await position()).toBe(before);
}, 180_000);

it('names the files that were imported when it is asked for another', async () => {
  const { code, err } = await dondoc(...VOID, '--file', 'other.csv');
  expect([code, err]).toEqual([3, expect.stringContaining('wrong.csv')]);
  const { code: unknown, err: why } = await dondoc('import', 'void', '--directive', '9/KH', '--reason', 'x');
  expect([unknown, why]).toEqual([3, expect.stringContaining('no directive 9/KH')]);
}, 180_000);

it('voids the drafts of one file and leaves the others', async () => {
  const before = await position();
  const { code, json } = await dondocJson<VoidAnswer>(...VOID, '--file', 'wrong.csv');
  expect({ code, ...json }).toMatchObject({ code: 0, tasks: 2, voided: 2, refused: 0 });
  expect(await position()).toBe(before + 2);
}, 180_000);

it('voids nothing twice, refuses what is issued, and says what to do about it', async () => {
  const before = await position();
  const { code, json } = await dondocJson<VoidAnswer>(...VOID);
  expect({ code, ...json }).toMatchObject({ code: 3, tasks: 3, voided: 0, alreadyVoided: 2, refused: 1 });
  const issued = json.details.find(({ outcome }) => outcome === 'refused');
  expect(issued?.ordinal).toBe('3');
  expect(issued?.en).toContain('It changes only by a document of the issuer');
  expect(await position()).toBe(before);
}, 180_000);

it('keeps voided what is sent again, unless it is to be drafted again', async () => {
  const again = await dondocJson<ImportAnswer>('import', 'tasks', register.file('wrong.csv', WRONG), ...DIRECTIVE);
  expect(again.json).toMatchObject({ recorded: 0, alreadyThere: 2 });
  const redrafted = await dondocJson<ImportAnswer>(
    'import',
    'tasks',
    register.file('wrong.csv', WRONG),
    ...DIRECTIVE,
    '--redraft',
  );
  expect(redrafted.json).toMatchObject({ recorded: 2, alreadyThere: 0 });
  const thrice = await dondocJson<ImportAnswer>(
    'import',
    'tasks',
    register.file('wrong.csv', WRONG),
    ...DIRECTIVE,
    '--redraft',
  );
  expect(thrice.json).toMatchObject({ recorded: 0, alreadyThere: 2 });
}, 180_000);
