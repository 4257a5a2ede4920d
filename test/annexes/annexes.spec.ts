import type { MadeAnnex } from './annex.generator.js';
import { makeAnnex } from './annex.generator.js';
import { readAnnex, type AnnexReader, type ReadRow } from './annex.reader.js';
import { measureAnnexes } from './measure-annexes.js';
import type { Measurement } from './measurement.js';
import { losing, READER_MUTANTS, spoiled } from './reader.mutants.js';

const SEED = 1;
const COUNT = 40;

describe(`${COUNT} annexes of known meaning (from seed ${SEED})`, () => {
  const readings = new Map<number, readonly ReadRow[]>();
  /** The files are read once; the mutants spoil what was read of them. */
  const remembered: AnnexReader = async (annex, path) => {
    const rows = readings.get(annex.seed) ?? (await readAnnex(annex, path));
    readings.set(annex.seed, rows);
    return rows;
  };
  const measured = (read: AnnexReader): Promise<Measurement> => measureAnnexes({ count: COUNT, seed: SEED }, read);

  it('are read without a silent mistake, and mostly without a question', async () => {
    const { rows, leads, relations, deadlines, clean, proposed, wrong } = await measured(remembered);
    expect(wrong).toEqual([]);
    expect(rows).toBeGreaterThan(500);
    for (const { precision, recall } of [leads, relations, deadlines]) {
      expect(precision).toBeGreaterThanOrEqual(0.99);
      expect(recall).toBeGreaterThanOrEqual(0.95);
    }
    expect(clean.asked / clean.rows).toBeLessThanOrEqual(0.02);
    expect(proposed.share).toBeGreaterThanOrEqual(0.8);
  }, 180_000);

  it.each(Object.entries(READER_MUTANTS))('catch a program that %s', async (_name, spoil) => {
    expect((await measured(spoiled(remembered, spoil))).silentlyWrong).toBeGreaterThan(0);
  });

  it('catch a program that loses a row', async () => {
    expect((await measured(losing(remembered))).silentlyWrong).toBeGreaterThan(0);
  });
});

describe('the generator', () => {
  const annexes: readonly MadeAnnex[] = Array.from({ length: 120 }, (_, at) => makeAnnex(at + 1));

  it('makes the same annex of the same seed', () => {
    expect(JSON.stringify(makeAnnex(7))).toBe(JSON.stringify(annexes[6]));
    expect(JSON.stringify(makeAnnex(8))).not.toBe(JSON.stringify(annexes[6]));
  });

  it('makes every kind of lead, deadline and layout', () => {
    const rows = annexes.flatMap((annex) => annex.rows);
    const kinds = new Set(rows.map(({ lead }) => lead.kind));
    expect([...kinds].sort()).toEqual(['collective', 'empty', 'joint', 'mixed', 'one', 'unknown']);
    expect(new Set(rows.map(({ deadline }) => deadline.precision)).size).toBe(12);
    expect(new Set(annexes.map(({ layout }) => layout.file)).size).toBe(2);
    expect(rows.filter(({ lead }) => lead.meant !== null).length).toBeGreaterThan(50);
  });
});
