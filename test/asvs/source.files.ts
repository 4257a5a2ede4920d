/** The program's own sources, for rules that hold for all of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  /** From the clone's folder, e.g. `libs/platform/src/uuid-v5.ts`. */
  readonly path: string;
  readonly text: string;
}

const skipped: ReadonlySet<string> = new Set(['node_modules', 'dist', 'golden']);
const source = /\.(ts|tsx|mjs|js|html)$/;
const ofTests = /(\.|-)(spec|examples|mutants)\.tsx?$/;

/** What is shipped: no specs, examples or seeded bugs. */
export function shippedSources(root: string, folders: readonly string[] = ['apps', 'libs']): readonly SourceFile[] {
  return folders.flatMap((folder) => filesBelow(root, folder)).filter(({ path }) => !ofTests.test(path));
}

function filesBelow(root: string, folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(root, path);
    return source.test(entry.name) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

/** Paths of the files in which the pattern stands, sorted. */
export function filesWith(sources: readonly SourceFile[], pattern: RegExp): readonly string[] {
  return sources.flatMap(({ path, text }) => (pattern.test(text) ? [path] : [])).sort();
}

/** Paths in the first column of a page's tables, where they are written as code. */
export function filesNamedIn(page: string): readonly string[] {
  const cells = page.split('\n').flatMap((line) => (line.startsWith('| `') ? [line.split('|')[1] ?? ''] : []));
  return cells.flatMap((cell) => [...cell.matchAll(/`([\w./-]+)`/g)].map((match) => match[1] ?? '')).sort();
}
