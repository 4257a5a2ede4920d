import { checkLog, checkReader } from './log-checks.js';
import type { Journal, JournalEntry } from './log-journal.js';

const event = (position: number, stream: string, version: number, commandId: string) => ({
  position,
  stream,
  version,
  commandId,
  id: `${commandId}/${position}`,
});

/** A command of `events` on one stream; `first` is what its writer was told, undefined when it never heard. */
const asked = (commandId: string, events: number, first?: number): JournalEntry => ({
  command: { commandId, requestHash: '', streams: ['s'], events },
  told: first === undefined ? undefined : { first, count: events },
});

const journal = (...entries: JournalEntry[]): Journal => ({
  entries: new Map(entries.map((entry) => [entry.command.commandId, entry])),
  broken: [],
});

const log = [event(1, 'a', 1, 'x'), event(2, 'a', 2, 'x'), event(3, 'b', 1, 'y'), event(4, 'a', 3, 'z')];
const all = journal(asked('x', 2, 1), asked('y', 1), asked('z', 1, 4));

describe('the checks of the log', () => {
  it('find nothing in a log as it should be', () => {
    expect(checkLog(log, [all])).toEqual([]);
  });

  it.each([
    ['a lost event', log.slice(0, 3), all, 'I1: an acknowledged command has no event'],
    ['a command never carried out', log, journal(...all.entries.values(), asked('w', 1)), 'I1: a command was never'],
    [
      'half a command',
      [log[0]!, { ...log[2]!, position: 2 }, { ...log[3]!, position: 3 }],
      all,
      'I2: a command of 2 events',
    ],
    ['a second effect', [...log, event(5, 'a', 4, 'y')], all, 'I2: a command of 1 events has 2, at positions 3 5'],
    ['an event id that is there twice', [log[0]!, { ...log[1]!, id: 'x/1' }, log[2]!, log[3]!], all, 'I2: an event id'],
    ['a gap of positions', [...log.slice(0, 3), event(5, 'a', 3, 'z')], all, 'I3: position 5 follows 3'],
    ['a gap of versions', [...log.slice(0, 3), event(4, 'a', 4, 'z')], all, 'I3: version 4 follows 2'],
    [
      'a wrong answer',
      log,
      journal(asked('x', 2, 2), asked('y', 1), asked('z', 1)),
      'I1: a writer was told position 2',
    ],
    [
      'an effect that nobody asked for',
      log,
      journal(asked('x', 2), asked('y', 1)),
      'command z is in the log and nobody',
    ],
    ['what a writer saw itself', log, { ...all, broken: ['I2: again'] }, 'I2: again'],
  ])('find %s', (_, events, entries, violation) => {
    expect(checkLog(events, [entries]).join('\n')).toContain(violation);
  });

  it('find what a reader passed over, was given twice, or out of order', () => {
    expect(checkReader('reader', [1, 2, 3], 3)).toEqual([]);
    expect(checkReader('reader', [1, 2], 3)).toEqual(['reader ended at position 2 of 3']);
    expect(checkReader('reader', [1, 3, 2], 3)).toEqual(['reader was given position 3 where 2 was next']);
    expect(checkReader('reader', [1, 1, 2], 2)).toEqual(['reader was given position 1 where 2 was next']);
  });
});
