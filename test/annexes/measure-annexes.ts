import { rm } from 'node:fs/promises';
import { scratchFolder } from '../support/scratch-folder.js';
import { writeAnnex } from './annex.file.js';
import { makeAnnex } from './annex.generator.js';
import type { AnnexReader } from './annex.reader.js';
import { Measuring, type Measurement } from './measurement.js';

/** Makes annexes from a first seed on, has each read from its file, and measures what was read. `done` is told after each. */
export async function measureAnnexes(
  { count, seed }: { readonly count: number; readonly seed: number },
  read: AnnexReader,
  done: (annexes: number) => void = () => undefined,
): Promise<Measurement> {
  const folder = scratchFolder('annexes');
  const measuring = new Measuring();
  try {
    for (let at = 0; at < count; at += 1) {
      const annex = makeAnnex(seed + at);
      const path = await writeAnnex(annex, folder);
      measuring.add(annex, await read(annex, path));
      await rm(path);
      done(at + 1);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return measuring.result();
}
