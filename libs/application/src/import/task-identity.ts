/**
 * Which task a row is. A task is known by its directive and its words: a row that is put in, taken out or numbered anew moves no other
 * row's identity. The same words a second time are another task, the second of these words.
 *
 * Against what the register holds: the same words with the same cells is the same task, and changes nothing; the same words with
 * other cells, or other words where a recorded task has lost its row, is that task changed, which is for the draft and not for an import.
 */
import { nameKey } from '#domain';
import { uuidV5 } from '#platform';

/** The cells of a row that an import records, as printed. */
export interface PrintedTask {
  readonly ordinal: string;
  readonly section: string | null;
  readonly work: string;
  readonly lead: string;
  readonly cooperating: string;
  readonly deliverable: string | null;
  readonly deadline: string;
}

/** A task of the directive as it was first recorded. */
export interface RecordedTask extends PrintedTask {
  readonly id: string;
  readonly voided: boolean;
}

type Standing = 'new' | 'there' | 'task-changed' | 'task-reworded';

export interface Identity {
  readonly id: string;
  readonly standing: Standing;
}

function wordsOf(work: string): string {
  return nameKey(work).replace(/[\s.;,]+$/u, '');
}

/** The id of the draft that a row makes: the n-th row of these words in this directive, from 1. */
export function importedTaskId(directive: string, work: string, occurrence: number): string {
  return uuidV5(`task ${occurrence} ${wordsOf(work)}`, directive);
}

const COMPARED = ['section', 'lead', 'cooperating', 'deliverable', 'deadline'] as const;

/** Numbers may move, and blanks may be laid out otherwise. */
function sameCells(row: PrintedTask, recorded: RecordedTask): boolean {
  return COMPARED.every((cell) => nameKey(row[cell] ?? '') === nameKey(recorded[cell] ?? ''));
}

/** Of the words of two texts, this share must be the same for one to be the other, changed here and there. */
const SHARED = 0.75;
/** Less of them is enough under the same number: another annex of the directive has the same numbers, and other words. */
const SHARED_UNDER_ONE_NUMBER = 0.4;

function bagOf(work: string): ReadonlySet<string> {
  return new Set(wordsOf(work).split(/[^\p{L}\p{N}]+/u));
}

function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** Takes one that satisfies out of a list. */
function take<Value>(values: Value[], wanted: (value: Value) => boolean): Value | undefined {
  const at = values.findIndex(wanted);
  return at < 0 ? undefined : values.splice(at, 1)[0];
}

class Identities {
  private readonly byWords = new Map<string, RecordedTask[]>();
  private readonly taken: Set<string>;
  private readonly occurrences = new Map<string, number>();

  constructor(
    private readonly directive: string,
    recorded: readonly RecordedTask[],
  ) {
    this.taken = new Set(recorded.map(({ id }) => id));
    for (const task of recorded) {
      const words = wordsOf(task.work);
      this.byWords.set(words, [...(this.byWords.get(words) ?? []), task]);
    }
  }

  same(row: PrintedTask, wanted: (recorded: RecordedTask) => boolean): RecordedTask | undefined {
    return take(this.byWords.get(wordsOf(row.work)) ?? [], wanted);
  }

  /** The recorded tasks that no row has claimed, except the voided. */
  unclaimed(): Unclaimed {
    return new Unclaimed([...this.byWords.values()].flat().filter(({ voided }) => !voided));
  }

  fresh(row: PrintedTask): string {
    const words = wordsOf(row.work);
    for (let occurrence = (this.occurrences.get(words) ?? 0) + 1; ; occurrence += 1) {
      this.occurrences.set(words, occurrence);
      const id = importedTaskId(this.directive, row.work, occurrence);
      if (!this.taken.has(id)) return id;
    }
  }
}

/** Recorded tasks without a row: a row without a task may be one of them in other words. */
class Unclaimed {
  private readonly left: (RecordedTask & { readonly bag: ReadonlySet<string> })[];

  constructor(tasks: readonly RecordedTask[]) {
    this.left = tasks.map((task) => ({ ...task, bag: bagOf(task.work) }));
  }

  claim(row: PrintedTask): RecordedTask | undefined {
    if (this.left.length === 0) return undefined;
    const bag = bagOf(row.work);
    const isNumbered = (task: RecordedTask) => task.ordinal === row.ordinal && task.section === row.section;
    const numbered = take(this.left, (task) => isNumbered(task) && sharedBy(task.bag, bag) >= SHARED_UNDER_ONE_NUMBER);
    return numbered ?? take(this.left, (task) => sharedBy(task.bag, bag) >= SHARED);
  }
}

/** The identity of each row, in their order, against the tasks that the directive has in the register. */
export function identify(
  rows: readonly PrintedTask[],
  directive: string,
  recorded: readonly RecordedTask[],
): readonly Identity[] {
  const identities = new Identities(directive, recorded);
  const found = rows.map((row) => identities.same(row, (task) => sameCells(row, task)));
  const changed = rows.map((row, at) => (found[at] === undefined ? identities.same(row, () => true) : undefined));
  const unclaimed = identities.unclaimed();
  return rows.map((row, at): Identity => {
    const [there, other] = [found[at], changed[at]];
    if (there !== undefined) return { id: there.id, standing: 'there' };
    if (other !== undefined) return { id: other.id, standing: 'task-changed' };
    const reworded = unclaimed.claim(row);
    if (reworded !== undefined) return { id: reworded.id, standing: 'task-reworded' };
    return { id: identities.fresh(row), standing: 'new' };
  });
}
