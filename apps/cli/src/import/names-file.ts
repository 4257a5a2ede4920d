/**
 * The file of names that an import could not read. It is written with an empty last column; a person fills it with the code of the unit
 * that is meant, `nhóm` or `bỏ qua`, and gives the file back with the same annex. It belongs to the annex, as the annex itself does: the
 * register does not keep it.
 */
import { writeFile } from 'node:fs/promises';
import { cellOf, readColumns, type ColumnNames, type NameRuling, type UnknownName } from '#application';
import { openSource } from '#platform';

const NAME_COLUMNS = {
  name: ['tên', 'name'],
  decision: ['quyết định', 'decision'],
} as const satisfies ColumnNames<string>;

const HEADINGS = ['tên', 'số ô', 'dòng', 'có thể là', 'quyết định'];

/** A spreadsheet takes a cell that begins like this for a formula; an apostrophe in front keeps it a text. */
const LIKE_A_FORMULA = /^[=+\-@\t]/u;

function cell(text: string): string {
  const plain = LIKE_A_FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Writes the names, the most frequent first; an earlier file of this name is replaced. */
export async function writeUnknownNames(path: string, names: readonly UnknownName[]): Promise<void> {
  const lines = names.map(({ name, count, rows, candidates }) =>
    [name, String(count), rows.join(' '), candidates.join(' | '), ''].map(cell).join(','),
  );
  await writeFile(path, `\ufeff${[HEADINGS.join(','), ...lines].join('\r\n')}\r\n`, 'utf8');
}

/** What a person wrote behind the names. Throws a TableFault for a file that is no such table. */
export async function readNameRulings(path: string): Promise<readonly NameRuling[]> {
  const sought = { names: NAME_COLUMNS, required: ['name', 'decision'] } as const;
  const { table, header } = await readColumns<keyof typeof NAME_COLUMNS>(await openSource(path), sought);
  return table.rows.map((row) => ({
    name: cellOf(row, header, 'name').replace(/^'(?=[=+\-@])/u, ''),
    decision: cellOf(row, header, 'decision'),
  }));
}
