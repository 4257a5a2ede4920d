/** The working calendar shown, checked and published from a file. */
import type { WorkingCalendar } from '#domain';
import { dondoc, dondocJson, openCliRegister, type CliRegister } from './cli.harness.js';

interface Published {
  readonly version: number;
  readonly recorded: boolean;
  readonly changes: readonly { readonly on: string; readonly change: string }[];
}

let register: CliRegister;

beforeAll(async () => {
  register = await openCliRegister('cli-calendar');
}, 180_000);

afterAll(async () => {
  await register.close();
}, 180_000);

async function builtIn(): Promise<WorkingCalendar> {
  return (await dondocJson<WorkingCalendar>('calendar', 'show', '--built-in')).json;
}

/** The calendar that comes with the program, with one more day off. */
async function withCultureDay(): Promise<Omit<WorkingCalendar, 'version'>> {
  const { version: _, ...calendar } = await builtIn();
  const day = {
    on: '2026-11-24',
    name: 'Ngày Văn hóa Việt Nam',
    reference: 'Văn bản sửa đổi Điều 112',
    kind: 'public-holiday' as const,
  };
  return { ...calendar, holidays: [...calendar.holidays, day] };
}

describe('dondoc calendar', () => {
  it('checks a file without recording it, then publishes it as the next version, once', async () => {
    const path = register.file('next.json', JSON.stringify(await withCultureDay()));
    // Publishing founds the register: its first calendar is the built-in one.
    const first = await dondocJson<Published>(
      'calendar',
      'publish',
      register.file('first.json', JSON.stringify(await builtIn())),
    );
    expect(first).toMatchObject({ code: 0, json: { version: 1, recorded: false, changes: [] } });
    const checked = await dondocJson<Published>('calendar', 'publish', path, '--dry-run');
    const changes = [{ on: '2026-11-24', change: 'added' }];
    expect(checked).toMatchObject({ code: 0, json: { version: 2, recorded: false, changes } });
    const published = await dondocJson<Published>('calendar', 'publish', path);
    expect(published).toMatchObject({ code: 0, json: { version: 2, recorded: true, changes } });
    const again = await dondocJson<Published>('calendar', 'publish', path);
    expect(again).toMatchObject({ code: 0, json: { version: 2, recorded: false, changes: [] } });
    const shown = await dondoc('calendar', 'show');
    expect(shown.out).toContain('2026-11-24');
    expect(shown.out).toContain('calendar v2');
  }, 120_000);

  it('opens the ledger of a register in which nobody was told anything yet', async () => {
    expect((await dondocJson('ledger', '--day', '2026-11-23')).json).toEqual({ items: [] });
    expect(await dondoc('ledger', '--cursor', 'nothing')).toMatchObject({ code: 2, out: '' });
    expect(await dondoc('ledger', '--limit', '0')).toMatchObject({ code: 2, out: '' });
  }, 120_000);

  it('names the field that is wrong and what to do', async () => {
    const calendar = await withCultureDay();
    const [day] = calendar.holidays;
    const twice = register.file('twice.json', JSON.stringify({ ...calendar, holidays: [...calendar.holidays, day] }));
    const repeated = await dondoc('calendar', 'publish', twice, '--dry-run');
    expect(repeated).toMatchObject({ code: 3, out: '' });
    expect(repeated.err).toContain(`calendar/holidays/${calendar.holidays.length}/on`);
    const misspelt = register.file('misspelt.json', JSON.stringify({ ...calendar, hollidays: [] }));
    const shape = await dondoc('calendar', 'publish', misspelt, '--dry-run');
    expect(shape).toMatchObject({ code: 3, out: '' });
    expect(shape.err).toContain('/hollidays');
  }, 120_000);
});
