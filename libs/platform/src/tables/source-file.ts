/** The bytes of a file that somebody sends: at most 10 MB, known by their hash. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { TableFault } from './table.fault.js';

/** Bytes that one file may hold. */
export const MOST_BYTES = 10 * 1024 * 1024;

export interface SourceFile {
  /** Name without folders. */
  readonly name: string;
  readonly bytes: Buffer;
}

export function sha256Of({ bytes }: SourceFile): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const NOT_READABLE: ReadonlySet<string> = new Set(['EISDIR', 'EACCES', 'EPERM', 'ENOTDIR']);

function systemFault(error: unknown, file: string): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return new TableFault('not-found', file);
  return typeof code === 'string' && NOT_READABLE.has(code) ? new TableFault('not-readable', file) : error;
}

/** Reads a file, or a pipe until it has brought too much. Throws a TableFault. */
export async function openSource(path: string): Promise<SourceFile> {
  const name = basename(path);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if ((await stat(path)).size > MOST_BYTES) throw new TableFault('too-large', name);
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MOST_BYTES) throw new TableFault('too-large', name);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof TableFault ? error : systemFault(error, name);
  }
  return { name, bytes: Buffer.concat(chunks) };
}
