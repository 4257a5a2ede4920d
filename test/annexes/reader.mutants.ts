/** Programs that are wrong in ways that annexes invite. The measurement must catch each: what it misses, it would let into main. */
import type { MadeAnnex } from './annex.generator.js';
import type { AnnexReader, ReadRow } from './annex.reader.js';

type Spoil = (row: ReadRow, annex: MadeAnnex) => ReadRow;

function without(row: ReadRow, column: string, codes: readonly string[]): ReadRow['asked'] {
  return { ...row.asked, [column]: (row.asked[column] ?? []).filter((code) => !codes.includes(code)) };
}

function has(row: ReadRow, code: string): boolean {
  return row.asked['lead']?.includes(code) === true;
}

/** Takes units as the lead, and asks nobody. */
function led(row: ReadRow, units: readonly string[], codes: readonly string[]): ReadRow {
  const relation = units.length === 1 ? 'one' : 'joint';
  return { ...row, kind: relation, relation, units, drafted: units, asked: without(row, 'lead', codes) };
}

/** Each with the program that it spoils: `read` is the one that is right. */
export const READER_MUTANTS: Readonly<Record<string, Spoil>> = {
  'takes the nearest name for a misspelt one': (row) =>
    has(row, 'lead-misspelt') ? led(row, [...row.units, ...row.proposals], ['lead-misspelt', 'lead-unknown']) : row,
  'takes the first of several units with one name': (row) =>
    has(row, 'lead-ambiguous') ? led(row, row.proposals, ['lead-ambiguous']) : row,
  'takes a unit that had ended': (row) => (has(row, 'lead-ended') ? led(row, row.units, ['lead-ended']) : row),
  'drops what it cannot read': (row) =>
    has(row, 'lead-unknown') && row.units.length > 0 ? led(row, row.units, ['lead-unknown']) : row,
  'takes only the first of several': (row) => (row.relation === 'joint' ? led(row, row.units.slice(0, 1), []) : row),
  'forgets the group beside a unit': (row) => (has(row, 'lead-mixed') ? led(row, row.units, ['lead-mixed']) : row),
  'reads the month before the day': (row) => {
    const { deadline } = row;
    if (deadline.precision !== 'day' || deadline.on.slice(8) > '12') return row;
    const [year = '', month = '', day = ''] = deadline.on.split('-');
    return { ...row, deadline: { ...deadline, on: `${year}-${day}-${month}` } };
  },
  'ends a quarter a quarter too late': (row) =>
    row.deadline.precision === 'quarter'
      ? { ...row, deadline: { ...row.deadline, quarter: (row.deadline.quarter % 4) + 1 } }
      : row,
  'gives a blank deadline the end of the year': (row) =>
    row.deadline.precision === 'none'
      ? { ...row, deadline: { text: '', precision: 'year', year: 2025 }, asked: { ...row.asked, deadline: [] } }
      : row,
  'says nothing of a text that is cut off': (row) => ({ ...row, asked: without(row, 'work', ['text-cut-off']) }),
  'says nothing of parts with other leads': (row) => ({ ...row, asked: without(row, 'work', ['task-split-proposed']) }),
};

/** The reader with a fault in it. */
export function spoiled(read: AnnexReader, spoil: Spoil): AnnexReader {
  return async (annex, path) => (await read(annex, path)).map((row) => spoil(row, annex));
}

/** A reader that loses the row in the middle of each annex. */
export function losing(read: AnnexReader): AnnexReader {
  return async (annex, path) => {
    const rows = await read(annex, path);
    return rows.filter((_, at) => at !== Math.floor(rows.length / 2));
  };
}
