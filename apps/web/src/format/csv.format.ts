export type CsvValue = string | number | null;

/**
 * RFC 4180 text with a byte order mark, so that spreadsheets read Vietnamese. A cell that a spreadsheet would take for a
 * formula is led by an apostrophe.
 */
export function csv(rows: readonly (readonly CsvValue[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
