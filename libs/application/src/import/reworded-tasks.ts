/**
 * Recorded tasks without a row: a row without a task may be one of them in other words. Every row is compared with all of them, word
 * by word; the words lead to the tasks, so that ten thousand rows against ten thousand tasks is a matter of seconds.
 */
/** A task, or a row, with its words as they are compared. */
export interface Worded<Task> {
  readonly task: Task;
  readonly words: string;
}

/** Of the words of two texts, this share must be the same for one to be the other, changed here and there. */
const SHARED = 0.75;
/** Less of them is enough under the same number: another annex of the directive has the same numbers, and other words. */
const SHARED_UNDER_ONE_NUMBER = 0.4;

interface Numbered {
  readonly ordinal: string;
  readonly section: string | null;
}

function bagOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/[^\p{L}\p{N}]+/u));
}

function numberOf({ ordinal, section }: Numbered): string {
  return JSON.stringify([section, ordinal]);
}

function addTo(places: Map<string, number[]>, key: string, place: number): void {
  const known = places.get(key);
  if (known === undefined) places.set(key, [place]);
  else known.push(place);
}

export class RewordedTasks<Task extends Numbered> {
  private readonly sizes: readonly number[];
  /** Where the tasks stand that have a word, or a number, in their order. */
  private readonly byWord = new Map<string, number[]>();
  private readonly byNumber = new Map<string, number[]>();
  private readonly claimed = new Set<number>();
  /** How many words each task shares with the row at hand. */
  private readonly shared: Uint32Array;

  constructor(private readonly tasks: readonly Worded<Task>[]) {
    this.sizes = tasks.map(({ task, words }, place) => {
      const bag = bagOf(words);
      for (const word of bag) addTo(this.byWord, word, place);
      addTo(this.byNumber, numberOf(task), place);
      return bag.size;
    });
    this.shared = new Uint32Array(tasks.length);
  }

  /** The first task that the row is in other words, one of its number before all others; each task goes to one row. */
  claim({ task, words }: Worded<Numbered>): Task | undefined {
    if (this.claimed.size === this.tasks.length) return undefined;
    const bag = bagOf(words);
    this.compare(bag);
    const isLike = (place: number, share: number): boolean =>
      (2 * (this.shared[place] ?? 0)) / (bag.size + (this.sizes[place] ?? 0)) >= share && !this.claimed.has(place);
    const numbered = this.byNumber.get(numberOf(task))?.find((place) => isLike(place, SHARED_UNDER_ONE_NUMBER));
    const place = numbered ?? this.sizes.findIndex((_, at) => isLike(at, SHARED));
    if (place < 0) return undefined;
    this.claimed.add(place);
    return this.tasks[place]?.task;
  }

  private compare(bag: ReadonlySet<string>): void {
    const { shared } = this;
    shared.fill(0);
    for (const word of bag) for (const place of this.byWord.get(word) ?? []) shared[place] = (shared[place] ?? 0) + 1;
  }
}
