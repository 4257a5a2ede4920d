import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreLinks } from './postgres-binaries.js';

let root: string;
const lib = (name: string): string => join(root, 'native', 'lib', name);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'package-'));
  mkdirSync(join(root, 'native', 'lib'), { recursive: true });
  writeFileSync(lib('libpq.so.5.18'), 'library');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links));
});
afterEach(() => rmSync(root, { recursive: true }));

describe("the links of PostgreSQL's libraries", () => {
  it('are restored where an install script did not, and left alone where it did', () => {
    restoreLinks(root);
    restoreLinks(root);
    expect(readlinkSync(lib('libpq.so.5'))).toBe('libpq.so.5.18');
    expect(readFileSync(lib('libpq.so.5'), 'utf8')).toBe('library');
  });

  it('need nothing where the package has none', () => {
    rmSync(join(root, 'native', 'pg-symlinks.json'));
    expect(() => restoreLinks(root)).not.toThrow();
  });

  it('that cannot be made are one line with the remedy', () => {
    // A folder that is not there refuses root, too; a read-only one does not.
    writeFileSync(
      join(root, 'native', 'pg-symlinks.json'),
      JSON.stringify([{ source: 'native/gone/a.so', target: 'native/gone/b.so' }]),
    );
    expect(() => restoreLinks(root)).toThrow(/^[^\n]*npm rebuild[^\n]* \/ [^\n]*npm rebuild[^\n]*$/);
  });
});
