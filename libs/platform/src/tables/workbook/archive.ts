/**
 * The parts of a workbook, which is a ZIP archive, read one at a time within bounds. What an archive says about itself is not believed:
 * bytes are counted as they are unpacked, and the checksum of a part is compared once it was read to its end.
 */
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { SourceFile } from '../source-file.js';
import { TableFault } from '../table.fault.js';

/** Parts of one workbook; those of offices have some dozens. */
const MOST_PARTS = 2_000;
/** Bytes unpacked for one file, all its parts together; 20,000 rows of an annex come to about 40 MB. */
const MOST_UNPACKED = 64 * 1024 * 1024;
/** Sheets pack ten- to fiftyfold; only a bomb packs so much more, and only beyond a size at which it matters. */
const MOST_RATIO = 200;
const RATIO_MATTERS_FROM = 4 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

function isUnsafe(name: string): boolean {
  return name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..') || name.includes('\0');
}

export class Archive {
  private unpacked = 0;

  private constructor(
    private readonly file: string,
    private readonly zip: ZipFile,
    private readonly parts: ReadonlyMap<string, Entry>,
  ) {}

  /** Reads the directory of an archive. Throws a TableFault. */
  static async open({ name, bytes }: SourceFile): Promise<Archive> {
    const parts = new Map<string, Entry>();
    try {
      // Names are checked here, so that an unsafe one is told from a damaged file.
      const zip = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: true });
      if (zip.entryCount > MOST_PARTS) throw new TableFault('workbook-too-large', name);
      for await (const entry of zip.eachEntry()) {
        const part = entry.fileNameRaw.toString('utf8').replaceAll('\\', '/');
        if (isUnsafe(part)) throw new TableFault('workbook-unsafe', name, { detail: part });
        if (parts.has(part.toLowerCase())) throw new TableFault('workbook-unsafe', name, { detail: part });
        if (parts.size === MOST_PARTS) throw new TableFault('workbook-too-large', name);
        parts.set(part.toLowerCase(), entry);
      }
      return new Archive(name, zip, parts);
    } catch (error) {
      throw error instanceof TableFault ? error : new TableFault('workbook-damaged', name);
    }
  }

  has(part: string): boolean {
    return this.parts.has(part.toLowerCase());
  }

  /** True when any part's name begins so. */
  hasUnder(start: string): boolean {
    return [...this.parts.keys()].some((name) => name.startsWith(start));
  }

  /** The bytes of a part, piece by piece; a reader may stop early. Throws a TableFault. */
  async *chunks(part: string): AsyncGenerator<Buffer> {
    const entry = this.parts.get(part.toLowerCase());
    if (entry === undefined) throw this.damaged(part);
    if (entry.isEncrypted()) throw new TableFault('encrypted', this.file);
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw this.damaged(part);
    let [size, sum] = [0, 0];
    for await (const chunk of this.unpack(entry, part)) {
      size += chunk.length;
      sum = crc32(chunk, sum);
      this.count(chunk.length, size, entry);
      yield chunk;
    }
    if (sum !== entry.crc32) throw this.damaged(part);
  }

  private async *unpack(entry: Entry, part: string): AsyncGenerator<Buffer> {
    let stream: Readable | null = null;
    try {
      stream = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
    } catch {
      // Whatever the unpacking stumbles over, the file is not what it says.
      throw this.damaged(part);
    } finally {
      stream?.destroy();
    }
  }

  private count(more: number, size: number, entry: Entry): void {
    this.unpacked += more;
    const packed = Math.max(1, entry.compressedSize);
    if (this.unpacked > MOST_UNPACKED || (size > RATIO_MATTERS_FROM && size / packed > MOST_RATIO))
      throw new TableFault('workbook-too-large', this.file);
  }

  private damaged(part: string): TableFault {
    return new TableFault('workbook-damaged', this.file, { detail: part });
  }
}
