/** Bytes of a file as UTF-8 text, bounded and checked while they stream: a file of another kind is refused at its first bytes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { TableFault, type TableFaultCode } from './table.fault.js';

const MOST_BYTES = 10 * 1024 * 1024;

const WORKBOOKS: ReadonlySet<string> = new Set(['504b0304', 'd0cf11e0']);

/** What the first bytes betray, or null for what may be text. */
function kindOf(start: Buffer): TableFaultCode | null {
  const hex = start.subarray(0, 4).toString('hex');
  if (WORKBOOKS.has(hex)) return 'workbook';
  if (hex.startsWith('fffe') || hex.startsWith('feff')) return 'utf-16';
  if (!start.includes(0)) return null;
  // Latin letters in UTF-16 without a mark have a zero in every other byte.
  const odd = start.filter((byte, at) => at % 2 === 1 && byte === 0).length;
  const even = start.filter((byte, at) => at % 2 === 0 && byte === 0).length;
  return Math.max(odd, even) > start.length / 8 && Math.min(odd, even) <= start.length / 64 ? 'utf-16' : 'binary';
}

/** The code that errors of the system and of the decoder carry. */
function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}

const NOT_READABLE: ReadonlySet<string> = new Set(['EISDIR', 'EACCES', 'EPERM', 'ENOTDIR']);

/** The fault that an error of the file system or of the decoder stands for; any other error is passed on. */
export function faultOf(error: unknown, file: string): unknown {
  const code = error instanceof TableFault ? null : codeOf(error);
  if (code === 'ENOENT') return new TableFault('not-found', file);
  if (code !== null && NOT_READABLE.has(code)) return new TableFault('not-readable', file);
  return code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? new TableFault('not-utf-8', file) : error;
}

export interface TextStream {
  /** Decoded pieces without a byte order mark. Throws a TableFault. */
  readonly pieces: () => AsyncGenerator<string>;
  /** SHA-256 of the bytes, in hex; asked once all pieces are read. */
  readonly sha256: () => string;
}

/** Opens a file for reading as text, at most 10 MB of it. */
export function openText(path: string): TextStream {
  const file = basename(path);
  const hash = createHash('sha256');
  async function* pieces(): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let bytes = 0;
    try {
      // A file that says its size is refused at once; a pipe, when it has brought too much.
      if ((await stat(path)).size > MOST_BYTES) throw new TableFault('too-large', file);
      for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
        const fault = bytes === 0 ? kindOf(chunk.subarray(0, 4096)) : chunk.includes(0) ? 'binary' : null;
        if (fault !== null) throw new TableFault(fault, file);
        bytes += chunk.length;
        if (bytes > MOST_BYTES) throw new TableFault('too-large', file);
        hash.update(chunk);
        yield decoder.decode(chunk, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      throw faultOf(error, file);
    }
  }
  return { pieces, sha256: () => hash.digest('hex') };
}

/** A JSON file of at most 10 MB. Throws a TableFault. */
export async function readJson(path: string): Promise<{ readonly value: unknown; readonly sha256: string }> {
  const { pieces, sha256 } = openText(path);
  let text = '';
  for await (const piece of pieces()) text += piece;
  try {
    return { value: JSON.parse(text), sha256: sha256() };
  } catch {
    throw new TableFault('json-malformed', basename(path));
  }
}
