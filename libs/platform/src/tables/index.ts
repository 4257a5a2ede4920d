export { readJson, readJsonOf, readTable, readTableOf } from './read-table.js';
export { MOST_BYTES, openSource, type SourceFile } from './source-file.js';
export { columnLetter, MOST_ROWS, type CellNote, type Table, type TableChoice, type TableNote } from './table.js';
export { TableFault } from './table.fault.js';
export { tableNotes } from './table.notes.js';
