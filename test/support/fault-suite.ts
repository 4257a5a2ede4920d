/** What the suites of the faults share: compiled programs, fresh databases, the quick form, and the same verdict. */
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from './postgres.js';
import { type Fault, faultLines, passed } from '../faults/fault.js';
import { type TranspiledPrograms, transpilePrograms } from '../faults/transpiled-programs.js';

/** Declares the test of one fault, in its quick form. */
export function itHolds(title: string, fault: Fault, withinMs: number): void {
  let programs: TranspiledPrograms;
  const databases: TestDatabase[] = [];

  beforeAll(() => {
    programs = transpilePrograms(join(__dirname, '../..'));
  });
  afterAll(async () => {
    programs.remove();
    for (const database of databases) await database.drop();
  });

  it(
    title,
    async () => {
      const report = await fault.run({
        quick: true,
        say: () => undefined,
        programs: programs.folder,
        database: async () => {
          const database = await createTestDatabase();
          databases.push(database);
          return database.url;
        },
      });
      const story = faultLines(report).join('\n');
      expect(story).toContain('all held');
      expect(passed(report)).toBe(true);
    },
    withinMs,
  );
}
