import type { Noun } from './aggregate.js';

/** A stream folded up to a version, as a noun reads it. */
export interface Folded {
  readonly noun: Noun;
  readonly version: number;
  readonly state: unknown;
  /** The id names a thing of another noun: nothing may be created under it. */
  readonly foreign?: true;
}

/**
 * Folded states of the streams written last, at most so many. A state here may be behind the log: whoever decides on it lets the
 * log compare the version, and reads again before giving a refusal.
 */
export class StateCache {
  private readonly entries = new Map<string, Folded>();

  constructor(private readonly capacity: number) {}

  /** Nothing for a noun other than the stream's own: an id of another kind of thing must not be taken for this one. */
  get(stream: string, noun: Noun): Folded | undefined {
    const found = this.entries.get(stream);
    return found === undefined || found.noun !== noun ? undefined : this.find(stream);
  }

  /** Whatever noun it is of. */
  find(stream: string): Folded | undefined {
    const found = this.entries.get(stream);
    if (found === undefined) return undefined;
    // A Map keeps the order of insertion: whatever is used goes to the young end.
    this.entries.delete(stream);
    this.entries.set(stream, found);
    return found;
  }

  /** An older version never replaces a newer one: answers may overtake each other. */
  put(stream: string, folded: Folded): void {
    const found = this.entries.get(stream);
    if (found !== undefined && found.version > folded.version) return;
    this.entries.delete(stream);
    this.entries.set(stream, folded);
    if (this.entries.size <= this.capacity) return;
    const oldest = this.entries.keys().next();
    if (oldest.done !== true) this.entries.delete(oldest.value);
  }

  forget(streams: Iterable<string>): void {
    for (const stream of streams) this.entries.delete(stream);
  }
}
