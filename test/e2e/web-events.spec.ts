/** The names in the contracts, for which the timeline has words, are the events of the domain: none missing, none made up. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_TYPES, type EventTypeName } from '#contracts';
import type { EventType } from '#domain';

const domain = join(process.cwd(), 'libs', 'domain', 'src');

// Compiles only while every event of the domain is named in the contracts, and every name there is an event.
const everyEventIsNamed = (name: EventType): EventTypeName => name;
const everyNameIsAnEvent = (name: EventTypeName): EventType => name;

function declaredEvents(): string[] {
  const files = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/(spec|examples)\.ts$/.test(file),
  );
  return files.flatMap((file) =>
    [...readFileSync(join(domain, file), 'utf8').matchAll(/\bFact<\s*'(\w+)'/g)].map(([, name]) => name ?? ''),
  );
}

it('names every event of the domain, and nothing else', () => {
  expect([...EVENT_TYPES].sort()).toEqual(declaredEvents().sort());
  expect(EVENT_TYPES.map(everyNameIsAnEvent).map(everyEventIsNamed)).toEqual([...EVENT_TYPES]);
});
