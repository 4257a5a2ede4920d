/** Pieces of HTML that a message is laid out with. */

export const MUTED = 'color:#59636e';

/** A table of two columns; the first takes so many pixels at least. */
export function tableOf(rows: readonly string[], firstColumn: number): string {
  return [
    `<table role="presentation" cellspacing="0" cellpadding="0" width="100%" style="border-collapse:collapse"><col style="width:${firstColumn}px"><col>`,
    ...rows,
    '</table>',
  ].join('\n');
}

export function row(first: string, second: string, style: string): string {
  return `<tr><td valign="top" style="${style};padding-right:8px;${MUTED};white-space:nowrap">${first}</td><td valign="top" style="${style}">${second}</td></tr>`;
}
