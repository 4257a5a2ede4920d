/**
 * What must hold of a log after any adversity, as questions to the log and the writers' journals. Pure: healthy runs and seeded
 * bugs answer to the very same functions.
 */
import type { RecordedEvent } from '#event-store';
import type { Journal, JournalEntry } from './log-journal.js';

type Seen = Pick<RecordedEvent, 'position' | 'stream' | 'version' | 'commandId' | 'id'>;

/** How many examples of one kind a report holds. */
const examples = 3;

/**
 * I1 no acknowledged event is lost, I2 one command has at most one effect, I3 positions and versions have no gap. `log` is
 * everything in order of position. Gives violations in words, none when all holds.
 */
export function checkLog(log: readonly Seen[], journals: readonly Journal[]): string[] {
  const byCommand = groupByCommand(log);
  const entries = journals.flatMap((journal) => [...journal.entries.values()]);
  return [
    ...some(positionGaps(log)),
    ...some(versionGaps(log)),
    ...some(entries.flatMap((entry) => effectOf(entry, byCommand.get(entry.command.commandId) ?? []))),
    ...some(strangers(byCommand, entries)),
    ...some(journals.flatMap((journal) => journal.broken)),
  ];
}

/** What one reader was given, in the order it came, against what the log holds: every position once, in order, none left out. */
export function checkReader(name: string, positions: readonly number[], last: number): string[] {
  const wrong = positions.findIndex((position, index) => position !== index + 1);
  if (wrong !== -1) return [`${name} was given position ${positions[wrong]} where ${wrong + 1} was next`];
  return positions.length === last ? [] : [`${name} ended at position ${positions.length} of ${last}`];
}

function positionGaps(log: readonly Seen[]): string[] {
  return log.flatMap(({ position }, index) =>
    position === index + 1 ? [] : [`I3: position ${position} follows ${index}`],
  );
}

function versionGaps(log: readonly Seen[]): string[] {
  const versions = new Map<string, number>();
  return log.flatMap(({ stream, version, position }) => {
    const before = versions.get(stream) ?? 0;
    versions.set(stream, version);
    return version === before + 1
      ? []
      : [`I3: version ${version} follows ${before} in a stream, at position ${position}`];
  });
}

function effectOf({ command, told }: JournalEntry, events: readonly Seen[]): string[] {
  const wanted = command.streams.length * command.events;
  const at = events.map((event) => event.position);
  const found: string[] = [];
  if (events.length === 0)
    found.push(told === undefined ? 'I1: a command was never carried out' : 'I1: an acknowledged command has no event');
  else if (events.length !== wanted) {
    found.push(`I2: a command of ${wanted} events has ${events.length}, at positions ${at.join(' ')}`);
  }
  if (new Set(events.map((event) => event.id)).size !== events.length) found.push('I2: an event id is there twice');
  if (at.some((position, index) => position !== (at[0] ?? 0) + index)) found.push('I2: a command is torn apart');
  if (told !== undefined && events.length > 0 && (told.first !== at[0] || told.count !== wanted)) {
    found.push(`I1: a writer was told position ${told.first}, the event is at ${at[0]}`);
  }
  return found;
}

function strangers(byCommand: ReadonlyMap<string, readonly Seen[]>, entries: readonly JournalEntry[]): string[] {
  const asked = new Set(entries.map(({ command }) => command.commandId));
  return [...byCommand.keys()]
    .filter((id) => !asked.has(id))
    .map((id) => `command ${id} is in the log and nobody asked for it`);
}

function some(violations: readonly string[]): string[] {
  if (violations.length <= examples) return [...violations];
  return [...violations.slice(0, examples), `… and ${violations.length - examples} more like these`];
}

function groupByCommand(log: readonly Seen[]): Map<string, Seen[]> {
  const groups = new Map<string, Seen[]>();
  for (const event of log) {
    const group = groups.get(event.commandId);
    if (group === undefined) groups.set(event.commandId, [event]);
    else group.push(event);
  }
  return groups;
}
