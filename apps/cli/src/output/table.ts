/** Plain aligned columns for a terminal; wide cells are cut with an ellipsis. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], widest = 60): string {
  const cut = (text: string) => (text.length > widest ? `${text.slice(0, widest - 1)}…` : text);
  const all = [head, ...rows].map((row) => row.map((cell) => cut(cell.replaceAll('\n', ' '))));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}
