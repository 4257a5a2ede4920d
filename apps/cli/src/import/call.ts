import type { ReadingOptions } from '#application';
import { openSource, readJson, type SourceFile, TableFault } from '#platform';

/** How a call says that its file is to be read. */
export interface FileOptions {
  readonly sheet?: string;
  /** Pairs "column=heading", or names of JSON files that hold such pairs as an object. */
  readonly map?: readonly string[];
}

/** The file of a call and how it is to be read. Throws a TableFault. */
export async function fileOf(
  path: string,
  { sheet, map = [] }: FileOptions,
): Promise<ReadingOptions & { readonly file: SourceFile }> {
  const pairs = await Promise.all(map.map(pairsIn));
  return { file: await openSource(path), sheet, map: pairs.flat() };
}

async function pairsIn(text: string): Promise<readonly string[]> {
  if (text.includes('=') || !text.toLowerCase().endsWith('.json')) return [text];
  const { value } = await readJson(text);
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0 || entries.some(([, heading]) => typeof heading !== 'string'))
    throw new TableFault('mapping-unclear', text);
  return entries.map(([column, heading]) => `${column}=${String(heading)}`);
}
