import { FAULT_TEXTS, type FaultText, type TableFaultCode } from './table.fault-texts.js';

/** Where in a file something is wrong. */
export interface FaultPlace {
  readonly sheet?: string;
  readonly line?: number;
  readonly detail?: string;
}

function placeIn(language: 'vi' | 'en', { sheet, line }: FaultPlace): string {
  const [sheetWord, lineWord] = language === 'vi' ? ['trang', 'dòng'] : ['sheet', 'line'];
  const parts = [
    ...(sheet === undefined ? [] : [`${sheetWord} "${sheet}"`]),
    ...(line === undefined ? [] : [`${lineWord} ${line}`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Names of sheets and headings come from the file: one line, and not a long one. */
function tidy(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

/** A file that cannot be imported as it is; nothing of it was. `message` is one line, Vietnamese first. */
export class TableFault extends Error {
  /** What is wrong and where, without the remedy. */
  readonly problem: FaultText;
  readonly remedy: FaultText;

  constructor(
    readonly code: TableFaultCode,
    readonly file: string,
    readonly place: FaultPlace = {},
  ) {
    const { problem, remedy } = FAULT_TEXTS[code];
    const detail = place.detail === undefined ? '' : `: ${tidy(place.detail)}`;
    const where = place.sheet === undefined ? place : { ...place, sheet: tidy(place.sheet) };
    const vi = `${problem.vi}${placeIn('vi', where)}${detail}`;
    const en = `${problem.en}${placeIn('en', where)}${detail}`;
    super(`${tidy(file)}: ${vi}. ${remedy.vi} / ${en}. ${remedy.en}`);
    this.name = 'TableFault';
    this.problem = { vi, en };
    this.remedy = remedy;
  }
}
