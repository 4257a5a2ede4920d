/** What the bytes of a file betray about it, whatever its name says. */
import type { TableFaultCode } from './table.fault-texts.js';

export type FileKind = { readonly is: 'archive' | 'text' } | { readonly is: 'fault'; readonly code: TableFaultCode };

const ARCHIVE = '504b0304';
const EMPTY_ARCHIVE = '504b0506';
const COMPOUND = 'd0cf11e0a1b11ae1';

/** Names of streams in the directory of a compound file, the container of the old office formats. */
const COMPOUND_STREAMS: readonly (readonly [string, TableFaultCode])[] = [
  ['EncryptedPackage', 'encrypted'],
  ['WordDocument', 'word-document'],
];

/** Starts of files that offices send by mistake. */
const STARTS: readonly (readonly [string, TableFaultCode])[] = [
  ['%PDF-', 'binary'],
  ['{\\rtf', 'word-document'],
  ['\x89PNG', 'binary'],
  ['\xff\xd8\xff', 'binary'],
  ['GIF8', 'binary'],
  ['Rar!', 'binary'],
  ['7z\xbc\xaf', 'binary'],
  ['\x1f\x8b', 'binary'],
];

function compoundKind(bytes: Buffer): TableFaultCode {
  const found = COMPOUND_STREAMS.find(([stream]) => bytes.includes(Buffer.from(stream, 'utf16le')));
  return found?.[1] ?? 'old-workbook';
}

function isMarkup(bytes: Buffer): boolean {
  const start = bytes
    .subarray(0, 1024)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^[^<]{0,4}/, '')
    .trimStart();
  return /^<(\?xml|!doctype|html|head|body|table|meta|style|div)\b/i.test(start);
}

/** Tells archives (workbooks are such) from text, and names what is neither. */
export function kindOf(bytes: Buffer): FileKind {
  const hex = bytes.subarray(0, 8).toString('hex');
  if (hex.startsWith(ARCHIVE) || hex.startsWith(EMPTY_ARCHIVE)) return { is: 'archive' };
  if (hex === COMPOUND) return { is: 'fault', code: compoundKind(bytes) };
  const latin = bytes.subarray(0, 8).toString('latin1');
  const known = STARTS.find(([start]) => latin.startsWith(start));
  if (known !== undefined) return { is: 'fault', code: known[1] };
  return isMarkup(bytes) ? { is: 'fault', code: 'html' } : { is: 'text' };
}
