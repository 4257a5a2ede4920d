import type { Archive } from './archive.js';
import { numberFormat, type NumberFormat } from './number-format.js';
import { readXml } from './xml.reader.js';

export const GENERAL: NumberFormat = { kind: 'general' };

/** The number format of each cell style, by the style's number. */
export async function readFormats(archive: Archive, part: string, file: string): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let inCellStyles = false;
  const events = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'xf' && inCellStyles) styles.push(Number(attributes.numFmtId ?? 0));
    },
    close(name: string) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  };
  await readXml(archive.chunks(part), events, { file, part });
  return styles.map((id) => numberFormat(id, codes.get(id)));
}
