import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { suiteNeeding } from '../support/suite-needing.js';
import { faultLines, passed } from './fault.js';
import { queueFault } from './queue.fault.js';
import { type TranspiledPrograms, transpilePrograms } from './transpiled-programs.js';

suiteNeeding('redis-server', 'the queues under adversity', () => {
  let programs: TranspiledPrograms;
  const databases: TestDatabase[] = [];

  beforeAll(() => {
    programs = transpilePrograms(join(__dirname, '../..'));
  });
  afterAll(async () => {
    programs.remove();
    for (const database of databases) await database.drop();
  });

  it('send every due notice under one id, none early and none after closing, and the checks catch the seeded bugs', async () => {
    const report = await queueFault.run({
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
  }, 600_000);
});
