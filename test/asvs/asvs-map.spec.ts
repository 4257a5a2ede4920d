/** The map of OWASP ASVS 5.0.0 is whole and names tests that exist; and the check of it finds what it must find. */
import { readMap, type AsvsMap, type Entry } from './asvs.map.js';
import { faultsOf, sourcesOf } from './map.check.js';
import { requirementsTo } from './requirements.js';
import { summaryOf } from './summary.js';
import { testTitles } from './test.titles.js';

/** How many gaps are accepted. It may only become smaller. */
const ACCEPTED = 4;

const root = process.cwd();
const map = readMap(root);
const sources = sourcesOf(root);
const wanted = requirementsTo(2);
const faults = (of: AsvsMap): readonly string[] => faultsOf(of, wanted, sources);

describe('the standard', () => {
  it('has 70 requirements of level 1, 183 of level 2 and 92 of level 3', () => {
    const count = (level: number): number => requirementsTo(3).filter((each) => each.level === level).length;
    expect([count(1), count(2), count(3)]).toEqual([70, 183, 92]);
  });
});

describe('the map of levels 1 and 2', () => {
  it('names for each requirement its tests, or why it does not apply', () => {
    process.stdout.write(`${summaryOf(map).join('\n')}\n`);
    expect(faults(map)).toEqual([]);
  });

  it('accepts no more gaps than it did', () => {
    expect(map.accepted.map(({ id }) => id)).toHaveLength(ACCEPTED);
  });
});

describe('a map that is wrong', () => {
  const changed = (id: string, change: Partial<Entry>): AsvsMap => ({
    ...map,
    entries: map.entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)),
  });
  const file = 'test/asvs/asvs-map.spec.ts';
  const title = 'names for each requirement its tests, or why it does not apply';
  const how = 'by words enough to say how';

  const mutants: readonly (readonly [string, AsvsMap, string])[] = [
    [
      'without a number',
      { ...map, entries: map.entries.filter(({ id }) => id !== '3.4.1') },
      '3.4.1: is not in the map',
    ],
    [
      'with a number twice',
      { ...map, entries: [...map.entries, ...map.entries.slice(0, 1)] },
      '1.1.1: stands here twice',
    ],
    ['with a number that is none', changed('3.4.1', { id: '3.9.9' }), '3.9.9: no such requirement at these levels'],
    ['with another level', changed('3.4.1', { level: 2 }), '3.4.1: is of level 1, not 2'],
    [
      'with a test of another title',
      changed('3.4.1', { verdict: 'met', how, tests: [{ file, title: `${title}, renamed` }] }),
      `3.4.1: ${file} has no running test "${title}, renamed"`,
    ],
    [
      'with a test in a file that is gone',
      changed('3.4.1', { verdict: 'met', how, tests: [{ file: 'test/gone.spec.ts', title }] }),
      '3.4.1: there is no file test/gone.spec.ts',
    ],
    ['met by nothing', changed('3.4.1', { verdict: 'met', how, tests: [] }), '3.4.1: is met by no test'],
    [
      'met by a page where a test is asked for',
      changed('3.4.1', { verdict: 'met', how, tests: [], pages: [{ file: 'README.md', heading: 'dondoc' }] }),
      '3.4.1: is met by no test',
    ],
    [
      'with a page that lost its heading',
      changed('2.1.1', { verdict: 'met', how, tests: [], pages: [{ file: 'README.md', heading: 'No such heading' }] }),
      '2.1.1: README.md has no heading "No such heading"',
    ],
    [
      'not applicable without a reason',
      changed('3.4.1', { verdict: 'not-applicable', tests: [], reason: 'does not apply' }),
      '3.4.1: not-applicable without a reason',
    ],
    [
      'not applicable and tested',
      changed('3.4.1', { verdict: 'not-applicable', tests: [{ file, title }], reason: how }),
      '3.4.1: not-applicable, and yet with tests',
    ],
    ['with another verdict', changed('3.4.1', { verdict: 'partly' }), '3.4.1: there is no verdict "partly"'],
    [
      'with a gap',
      changed('3.4.1', { verdict: 'missed', tests: [], reason: how }),
      '3.4.1: is missed, and nobody has accepted that',
    ],
    [
      'that accepts what is not missed',
      { ...map, accepted: [...map.accepted, { id: '3.4.1', since: '2026-01-01', reason: how }] },
      '3.4.1: is accepted and no longer missed: take it off the list',
    ],
  ];

  it.each(mutants)('is caught: %s', (_, mutant, fault) => expect(faults(mutant)).toContain(fault));
});

describe('the titles of a source', () => {
  it('are those of tests that run, plain, of tables and of templates', () => {
    const source = [
      "describe('a', () => { it('plain', f); it.each(rows)('of a table %s', f); it.only('alone', f); });",
      'it(`of ${many} things`, f); test("by the other name", f);',
      "it.skip('skipped', f); xit('struck', f); it.todo('to do'); it.failing('failing', f);",
      "describe.skip('b', () => { it('below a skipped one', f); }); // it('in a comment', f)",
      'const text = "it(\'in a text\', f)";',
    ].join('\n');
    expect([...testTitles(source)]).toEqual([
      'plain',
      'of a table %s',
      'alone',
      'of ${many} things',
      'by the other name',
    ]);
  });
});
