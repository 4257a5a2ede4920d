import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  double,
  integer,
  oneof,
  record,
  shuffledSubarray,
  tuple,
  uint8Array,
  type Arbitrary,
} from 'fast-check';
import { xlsx, xlsxParts, zipped } from '../../../../test/support/xlsx-writer.js';
import { readTableOf } from './read-table.js';
import { TableFault } from './table.fault.js';
import type { SourceFile } from './source-file.js';
import type { Table } from './table.js';

const HEADINGS = ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'];
const ROWS = Array.from({ length: 12 }, (_none, index) => [
  index + 1,
  `Nhiệm vụ, số ${index}`,
  'Sở Nội vụ',
  '30/6/2025',
]);
const known = new Set(HEADINGS);
const recognise = (headings: readonly string[]) => headings.filter((heading) => known.has(heading)).length;
const SEED = 57;
const TEXT = Buffer.from([HEADINGS, ...ROWS].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n'));

type Reader = (source: SourceFile) => Promise<Table>;
const reader: Reader = (source) => readTableOf(source, { recognise });

/** Rows, or one fault that a person can mend; nothing else may come out. */
async function outcomeOf(read: Reader, bytes: Buffer): Promise<'rows' | 'fault'> {
  try {
    const { rows, headings } = await read({ name: 'tep.xlsx', bytes });
    if (rows.length === 0 || headings.length === 0) throw new Error('a table without rows');
    return 'rows';
  } catch (error) {
    if (!(error instanceof TableFault) || error.message.includes('\n')) throw error;
    return 'fault';
  }
}

/** A change at places that are drawn as shares of the length. */
const damage = oneof(
  record({ cut: double({ min: 0, max: 1, noNaN: true }) }),
  record({
    flips: array(tuple(double({ min: 0, max: 0.9999, noNaN: true }), integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
  record({ noise: uint8Array({ maxLength: 200 }), at: double({ min: 0, max: 1, noNaN: true }) }),
);
type Damage = typeof damage extends Arbitrary<infer Value> ? Value : never;

function damaged(whole: Buffer, how: Damage): Buffer {
  if ('cut' in how) return whole.subarray(0, Math.floor(how.cut * whole.length));
  if ('noise' in how) {
    const at = Math.floor(how.at * whole.length);
    return Buffer.concat([whole.subarray(0, at), how.noise, whole.subarray(at)]);
  }
  const bytes = Buffer.from(whole);
  for (const [share, mask] of how.flips) {
    const at = Math.floor(share * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ mask;
  }
  return bytes;
}

function assertHoldsFor(read: Reader, whole: Buffer, runs = 400): Promise<void> {
  return assert(
    asyncProperty(damage, async (how) => {
      await outcomeOf(read, damaged(whole, how));
    }),
    { seed: SEED, numRuns: runs },
  );
}

describe('a file that was damaged on its way', () => {
  it('gives rows or a fault: text', async () => {
    await expect(assertHoldsFor(reader, TEXT)).resolves.toBeUndefined();
  });

  it('gives rows or a fault: a workbook', async () => {
    const whole = await xlsx({ sheets: [{ name: 'Phụ lục', rows: [HEADINGS, ...ROWS], merged: ['C2:C5'] }] });
    await expect(assertHoldsFor(reader, whole)).resolves.toBeUndefined();
  });

  it('gives rows or a fault: the parts of a workbook, packed soundly', async () => {
    const parts = xlsxParts({ sheets: [{ name: 'Phụ lục', rows: [HEADINGS, ...ROWS], merged: ['C2:C5'] }] });
    const names = [...parts.keys()];
    await assert(
      asyncProperty(constantFrom(...names), damage, async (name, how) => {
        const changed = new Map<string, string | Buffer>(parts);
        changed.set(name, damaged(Buffer.from(parts.get(name) ?? ''), how));
        await outcomeOf(reader, await zipped(changed));
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('finds the columns in whatever order they come, under whatever titles', async () => {
    await assert(
      asyncProperty(
        shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        integer({ min: 0, max: 6 }),
        async (order, titles) => {
          const rows = [HEADINGS, ...ROWS].map((row) => order.map((column) => row[column] ?? null));
          const above = Array.from({ length: titles }, (_none, index) => [`Dòng tiêu đề ${index}`]);
          const bytes = await xlsx({ sheets: [{ name: 'A', rows: [...above, ...rows] }] });
          const table = await reader({ name: 'tep.xlsx', bytes });
          const at = table.headings.indexOf('Nhiệm vụ');
          expect(table.rows.map(({ cells }) => cells[at])).toEqual(ROWS.map(([, work]) => work));
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe('the seeded bug', () => {
  it('is caught: a reader that lets a decoder’s own error out', async () => {
    const careless: Reader = (source) => {
      new TextDecoder('utf-8', { fatal: true }).decode(source.bytes);
      return reader(source);
    };
    await expect(assertHoldsFor(careless, TEXT)).rejects.toThrow(/Property failed/);
  });

  it('is caught: a reader that keeps what came before the damage', async () => {
    const nothing: Table = { file: '', sha256: '', sheet: null, headings: [], headerLine: 1, rows: [], notes: [] };
    const partial: Reader = (source) => reader(source).catch(() => nothing);
    await expect(assertHoldsFor(partial, TEXT)).rejects.toThrow(/Property failed/);
  });
});
