import type { TableNote } from './table.js';

/** Line numbers in words: the first few, and how many more. */
function listed(lines: readonly (number | string)[], more: string): string {
  const shown = lines.slice(0, 10).join(', ');
  return lines.length > 10 ? `${shown} … (${lines.length} ${more})` : shown;
}

/** What is said about a table as a whole. */
export const tableNotes = {
  sheetChosen: (sheet: string, others: readonly string[]): TableNote => ({
    code: 'sheet-chosen',
    vi: `Đã đọc trang "${sheet}"; không đọc: ${listed(others, 'trang')}.`,
    en: `The sheet "${sheet}" was read; not read: ${listed(others, 'sheets')}.`,
  }),
  sheetsHidden: (sheets: readonly string[]): TableNote => ({
    code: 'sheets-hidden',
    vi: `Có trang ẩn, không đọc: ${listed(sheets, 'trang')}.`,
    en: `Hidden sheets were not read: ${listed(sheets, 'sheets')}.`,
  }),
  columnsHidden: (letters: readonly string[]): TableNote => ({
    code: 'columns-hidden',
    vi: `Có cột ẩn, vẫn được đọc: ${listed(letters, 'cột')}.`,
    en: `Hidden columns were read like the others: ${listed(letters, 'columns')}.`,
  }),
  rowsHidden: (lines: readonly number[]): TableNote => ({
    code: 'rows-hidden',
    vi: `Có dòng ẩn, vẫn được đọc: ${listed(lines, 'dòng')}.`,
    en: `Hidden rows were read like the others: ${listed(lines, 'rows')}.`,
  }),
  headingRepeated: (line: number): TableNote => ({
    code: 'heading-repeated',
    vi: `Dòng ${line} lặp lại tiêu đề, đã bỏ qua.`,
    en: `Line ${line} repeats the headings and was passed over.`,
  }),
  numberingRow: (line: number): TableNote => ({
    code: 'numbering-row',
    vi: `Dòng ${line} đánh số cột, đã bỏ qua.`,
    en: `Line ${line} numbers the columns and was passed over.`,
  }),
  sectionHeadings: (lines: readonly number[]): TableNote => ({
    code: 'section-headings',
    vi: `Đọc là tiêu đề mục, không phải nhiệm vụ: dòng ${listed(lines, 'dòng')}.`,
    en: `Read as headings of sections, not as tasks: lines ${listed(lines, 'lines')}.`,
  }),
  columnsPassed: (headings: readonly string[]): TableNote => ({
    code: 'columns-passed',
    vi: `Cột không dùng, đã bỏ qua: ${listed(headings, 'cột')}.`,
    en: `Columns of other names were passed over: ${listed(headings, 'columns')}.`,
  }),
  encoding: (name: string): TableNote => ({
    code: 'encoding',
    vi: `Tệp ở bảng mã ${name}, đã chuyển sang UTF-8.`,
    en: `The file was converted from ${name}.`,
  }),
} as const;
