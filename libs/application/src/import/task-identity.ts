/**
 * Which task a row is. A task is known by its directive and its words: a row that is put in, taken out or numbered anew moves no other
 * row's identity. The same words a second time are another task, the second of these words.
 *
 * Against what the register holds: the same words with the same cells is the same task, and changes nothing; the same words with
 * other cells, or other words where a recorded task has lost its row, is that task changed, which is for the draft and not for an import.
 */
import { nameKey } from '#domain';
import { uuidV5 } from '#platform';
import { RewordedTasks, type Worded } from './reworded-tasks.js';

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

function idOf(directive: string, words: string, occurrence: number): string {
  return uuidV5(`task ${occurrence} ${words}`, directive);
}

/** The id of the draft that a row makes: the n-th row of these words in this directive, from 1. */
export function importedTaskId(directive: string, work: string, occurrence: number): string {
  return idOf(directive, wordsOf(work), occurrence);
}

const COMPARED = ['section', 'lead', 'cooperating', 'deliverable', 'deadline'] as const;

/** Numbers may move, and blanks may be laid out otherwise. */
function sameCells(row: PrintedTask, recorded: RecordedTask): boolean {
  return COMPARED.every((cell) => {
    const [printed, known] = [row[cell] ?? '', recorded[cell] ?? ''];
    return printed === known || nameKey(printed) === nameKey(known);
  });
}

/** Takes one that satisfies out of a list. */
function take<Value>(values: Value[], wanted: (value: Value) => boolean): Value | undefined {
  const at = values.findIndex(wanted);
  return at < 0 ? undefined : values.splice(at, 1)[0];
}

type Row = Worded<PrintedTask>;

class Identities {
  private readonly byWords = new Map<string, Worded<RecordedTask>[]>();
  private readonly taken: Set<string>;
  private readonly occurrences = new Map<string, number>();

  constructor(
    private readonly directive: string,
    recorded: readonly RecordedTask[],
  ) {
    this.taken = new Set(recorded.map(({ id }) => id));
    for (const task of recorded) {
      const words = wordsOf(task.work);
      const known = this.byWords.get(words);
      if (known === undefined) this.byWords.set(words, [{ task, words }]);
      else known.push({ task, words });
    }
  }

  same({ words }: Row, wanted: (recorded: RecordedTask) => boolean): RecordedTask | undefined {
    return take(this.byWords.get(words) ?? [], ({ task }) => wanted(task))?.task;
  }

  /** The recorded tasks that no row has claimed, except the voided. */
  unclaimed(): RewordedTasks<RecordedTask> {
    return new RewordedTasks([...this.byWords.values()].flat().filter(({ task }) => !task.voided));
  }

  fresh({ words }: Row): string {
    for (let occurrence = (this.occurrences.get(words) ?? 0) + 1; ; occurrence += 1) {
      this.occurrences.set(words, occurrence);
      const id = idOf(this.directive, words, occurrence);
      if (!this.taken.has(id)) return id;
    }
  }
}

/** The identity of each row, in their order, against the tasks that the directive has in the register. */
export function identify(
  printed: readonly PrintedTask[],
  directive: string,
  recorded: readonly RecordedTask[],
): readonly Identity[] {
  const identities = new Identities(directive, recorded);
  const rows = printed.map((task): Row => ({ task, words: wordsOf(task.work) }));
  const found = rows.map((row) => identities.same(row, (task) => sameCells(row.task, task)));
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
