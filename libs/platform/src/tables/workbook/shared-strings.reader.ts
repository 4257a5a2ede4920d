import { LONGEST_CELL } from '../table.js';
import { TableFault } from '../table.fault.js';
import type { Archive } from './archive.js';
import { unescapeText } from './cell-value.js';
import { readXml } from './xml.reader.js';

/** Texts that one workbook may share; more than the cells of the largest table with ten columns. */
const MOST_STRINGS = 250_000;

/** The texts that cells refer to by number; of a text in several fonts the pieces together, without phonetic guides. */
export async function readSharedStrings(archive: Archive, part: string, file: string): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let [collecting, guides] = [false, 0];
  const events = {
    open(name: string) {
      if (name === 'si') text = '';
      else if (name === 'rPh') guides += 1;
      else if (name === 't') collecting = guides === 0;
    },
    text(piece: string) {
      if (collecting) text += piece;
      // A text that is too long is kept as one letter too long: the cell that shows it is refused with its line.
      if (text.length > LONGEST_CELL) text = text.slice(0, LONGEST_CELL + 1);
    },
    close(name: string) {
      if (name === 't') collecting = false;
      else if (name === 'rPh') guides -= 1;
      else if (name === 'si') {
        if (strings.length === MOST_STRINGS) throw new TableFault('workbook-too-large', file, { detail: part });
        strings.push(unescapeText(text));
      }
    },
  };
  await readXml(archive.chunks(part), events, { file, part });
  return strings;
}
