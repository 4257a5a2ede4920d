/** The map in figures, a line a chapter, and what is missed with its day. */
import type { AsvsMap } from './asvs.map.js';
import { chapterOf } from './requirements.js';

const names: Readonly<Record<string, string>> = {
  1: 'encoding',
  2: 'validation, business rules',
  3: 'web pages',
  4: 'API',
  5: 'files',
  6: 'authentication',
  7: 'sessions',
  8: 'authorisation',
  9: 'self-contained tokens',
  10: 'OAuth, OpenID Connect',
  11: 'cryptography',
  12: 'communication',
  13: 'configuration',
  14: 'data protection',
  15: 'coding, architecture',
  16: 'logging, errors',
  17: 'WebRTC',
};

export function summaryOf({ entries, accepted }: AsvsMap): readonly string[] {
  const count = (chapter: string | undefined, verdict: string): number =>
    entries.filter((entry) => (chapter ?? chapterOf(entry.id)) === chapterOf(entry.id) && entry.verdict === verdict)
      .length;
  const line = (title: string, chapter?: string): string =>
    `${title.padEnd(34)}${['met', 'not-applicable', 'missed'].map((each) => String(count(chapter, each)).padStart(16)).join('')}`;
  const tests = new Set(entries.flatMap((entry) => (entry.tests ?? []).map(({ file, title }) => `${file} ${title}`)));
  return [
    `${'OWASP ASVS 5.0.0, levels 1 and 2'.padEnd(34)}${'met'.padStart(16)}${'not applicable'.padStart(16)}${'missed'.padStart(16)}`,
    ...Object.entries(names).map(([chapter, name]) => line(`V${chapter} ${name}`, chapter)),
    line(`all ${entries.length}`),
    `${tests.size} tests are named`,
    ...accepted.map(({ id, since, reason }) => `missed, accepted since ${since}: ${id} – ${reason}`),
  ];
}
