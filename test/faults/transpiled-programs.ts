/**
 * The programs of a fault test as JavaScript, without a build: the sources that they need, types stripped file by file, in a
 * folder inside node_modules, where packages are found from. For suites; `npm run test:faults` has the real build.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';

export interface TranspiledPrograms {
  /** Where the fault test's own programs are. */
  readonly folder: string;
  remove(): void;
}

const libraries = ['domain', 'contracts', 'platform', 'event-store', 'application', 'read-models', 'automation'];
const sources = [
  ...libraries.map((library) => `libs/${library}/src`),
  'apps/worker/src',
  'test/support',
  'test/faults',
];

/** `root` is the root of the repository. */
export function transpilePrograms(root: string): TranspiledPrograms {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const target = mkdtempSync(join(cache, 'dondoc-faults-'));
  for (const file of sources.flatMap((folder) => programsIn(root, folder))) {
    const { code } = transformSync(readFileSync(join(root, file), 'utf8'), {
      filename: file,
      swcrc: false,
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
      module: { type: 'es6' },
    });
    const place = join(target, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, code);
  }
  const imports = Object.fromEntries(libraries.map((library) => [`#${library}`, `./libs/${library}/src/index.js`]));
  writeFileSync(join(target, 'package.json'), JSON.stringify({ type: 'module', imports }));
  return { folder: join(target, 'test/faults'), remove: () => rmSync(target, { recursive: true, force: true }) };
}

function programsIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'))
    .map((name) => join(folder, name));
}
