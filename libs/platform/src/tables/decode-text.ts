/**
 * Bytes as text: UTF-8 with or without a byte order mark, UTF-16 with or without one. Text of the time before Unicode says nothing about
 * its encoding: Windows-1258 is tried, and whoever reads on must find words that it knows, or refuse. TCVN3 and VNI are read
 * with fonts of their own and look like other letters to everything else: they are refused.
 */
import type { SourceFile } from './source-file.js';
import { TableFault } from './table.fault.js';

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  /** Set when the text was converted: what it was. */
  readonly from: string | null;
  /** False for a conversion that only known words can confirm. */
  readonly certain: boolean;
}

/** Latin letters in UTF-16 without a mark have a zero in every other byte. */
function unmarkedUtf16(start: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zeros = (parity: number) => start.filter((byte, at) => at % 2 === parity && byte === 0).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (Math.max(odd, even) <= start.length / 8 || Math.min(odd, even) > start.length / 64) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function utf16Of(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  return unmarkedUtf16(bytes.subarray(0, 4096));
}

/** True for what a strict decoder throws at bytes that are not of its encoding. */
export function isUndecodable(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
  );
}

function strictly(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (isUndecodable(error)) return null;
    throw error;
  }
}

/** Windows-1258 writes a tone as a mark behind its vowel; null where a mark stands behind anything else. */
function vietnamese1258(bytes: Buffer): string | null {
  const text = strictly(bytes, 'windows-1258');
  return text === null || /(?<![aăâeêioôơuưy])\p{M}/iu.test(text) ? null : text.normalize('NFC');
}

/** Control characters that no text has: bytes that happen to decode. */
function isMachine(text: string): boolean {
  return /(?![\s\0])\p{Cc}/u.test(text);
}

/** Decodes a text. Throws a TableFault for what is none. */
export function decodeText({ name, bytes }: SourceFile): DecodedText {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) {
    const text = strictly(bytes, utf16);
    if (text === null || text.includes('\0')) throw new TableFault('binary', name);
    return { text, from: utf16.toUpperCase(), certain: true };
  }
  const text = strictly(bytes, 'utf-8');
  if (bytes.includes(0)) throw new TableFault(text === null || isMachine(text) ? 'binary' : 'null-bytes', name);
  if (text !== null) return { text, from: null, certain: true };
  const older = vietnamese1258(bytes);
  if (older === null) throw new TableFault('encoding', name);
  return { text: older, from: 'Windows-1258', certain: false };
}
