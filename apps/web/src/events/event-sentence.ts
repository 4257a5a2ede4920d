import type { EventTypeName, Label, TimelineEntry } from '#contracts';
import { EVENT_SENTENCES } from '../i18n/event.sentences.js';
import { Facts, type Names } from './facts.js';

/** What an event says, in both languages. An event of a later release than this page is named by its type, never hidden. */
export function eventSentence(entry: Pick<TimelineEntry, 'type' | 'data'>, names: Names): Label {
  if (!Object.hasOwn(EVENT_SENTENCES, entry.type)) {
    return { vi: `Sự kiện ${entry.type}.`, en: `Event ${entry.type}.` };
  }
  return EVENT_SENTENCES[entry.type as EventTypeName](new Facts(entry.data, names));
}
