import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { faultLines, passed } from './fault.js';
import { logFault } from './log.fault.js';
import { type TranspiledPrograms, transpilePrograms } from './transpiled-programs.js';

describe('the log under adversity', () => {
  let programs: TranspiledPrograms;
  const databases: TestDatabase[] = [];

  beforeAll(() => {
    programs = transpilePrograms(join(__dirname, '../..'));
  });
  afterAll(async () => {
    programs.remove();
    for (const database of databases) await database.drop();
  });

  it('keeps every event once and in order, stalls six seconds at most, and its checks catch the seeded bugs', async () => {
    const report = await logFault.run({
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
  }, 300_000);
});
