/** A Monday's page in words: what the notice holds as figures and ids, with the names of this moment. */
import {
  dueAt,
  evolveDirective,
  evolveForm,
  evolveTask,
  evolveUnit,
  localDay,
  noDirective,
  noForm,
  noTask,
  noUnit,
  type FormKind,
  type MondayPage,
  type PageTally,
} from '#domain';
import type { EventStore, RecordedEvent } from '#event-store';
import { foldStream } from '../fold-stream.js';

export interface SheetLine {
  readonly task: string | null;
  readonly ordinal: string;
  readonly work: string;
  readonly directive: string;
  /** Last day of the deadline; null when undated. */
  readonly dueOn: string | null;
  readonly form: FormKind | null;
  /** Why a draft was dropped. */
  readonly reason: string | null;
  /** What kind of decision is awaited; null elsewhere. */
  readonly duty: string | null;
}

export interface SheetList {
  readonly count: number;
  readonly lines: readonly SheetLine[];
}

export interface MondaySheet {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly position: number;
  readonly tally: PageTally;
  readonly late: SheetList;
  readonly atRisk: SheetList;
  readonly waiting: SheetList;
  readonly lying: SheetList;
  readonly dropped: SheetList;
  readonly withoutHead: { readonly count: number; readonly names: readonly string[] };
}

type Streams = ReadonlyMap<string, readonly RecordedEvent[]>;

/** Reads the log again: a draft that was decided about since is no longer said to lie. */
export async function readSheets(
  store: Pick<EventStore, 'readStreams'>,
  pages: readonly MondayPage[],
): Promise<readonly MondaySheet[]> {
  if (pages.length === 0) return [];
  const forms = await store.readStreams(
    pages.flatMap(({ lying, dropped }) => [...lying.first, ...dropped.first].map(({ form }) => form)),
  );
  const tasks = await store.readStreams([
    ...pages.flatMap(({ late, atRisk, waiting }) =>
      [...late.first, ...atRisk.first, ...waiting.first].map(({ task }) => task),
    ),
    ...[...forms.values()].map(taskOfForm).filter((task) => task !== null),
  ]);
  const others = await store.readStreams([
    ...[...tasks.values()].map(directiveOfTask).filter((directive) => directive !== null),
    ...pages.flatMap(({ unit, withoutHead }) => [unit, ...withoutHead.first.map((each) => each.unit)]),
  ]);
  const names = { tasks, others };
  return pages.map((page) => sheetOf(page, forms, names));
}

interface Names {
  readonly tasks: Streams;
  readonly others: Streams;
}

function sheetOf(page: MondayPage, forms: Streams, names: Names): MondaySheet {
  const tasks = ({ count, first }: MondayPage['late']): SheetList => ({
    count,
    lines: first.map(({ task }) => lineOf(task, names)),
  });
  const drafts = ({ count, first }: MondayPage['lying'], wanted: 'drafted' | 'dropped'): SheetList => {
    const lines = first.map(({ form }) => formLine(forms.get(form) ?? [], wanted, names));
    const still = lines.filter((line) => line !== null);
    return { count: count - (lines.length - still.length), lines: still };
  };
  const { unit, from, to, position, tally, withoutHead } = page;
  return {
    unit: nameOfUnit(unit, names),
    from,
    to,
    position,
    tally,
    late: tasks(page.late),
    atRisk: tasks(page.atRisk),
    waiting: {
      count: page.waiting.count,
      lines: page.waiting.first.map(({ task, kind }) => ({ ...lineOf(task, names), duty: kind })),
    },
    lying: drafts(page.lying, 'drafted'),
    dropped: drafts(page.dropped, 'dropped'),
    withoutHead: { count: withoutHead.count, names: withoutHead.first.map((each) => nameOfUnit(each.unit, names)) },
  };
}

function lineOf(id: string, { tasks, others }: Names): SheetLine {
  const task = foldStream(evolveTask, noTask, tasks.get(id) ?? []);
  const none = { task: id, ordinal: '', work: '', directive: '', dueOn: null, form: null, reason: null, duty: null };
  if (task.status !== 'draft' && task.status !== 'issued') return none;
  const directive = foldStream(evolveDirective, noDirective, others.get(task.directive) ?? []);
  const due = dueAt(task.deadline);
  return {
    ...none,
    ordinal: task.ordinal,
    work: task.work,
    directive: directive.status === 'absent' ? '' : directive.number,
    dueOn: due === null ? null : localDay(due),
  };
}

function formLine(events: readonly RecordedEvent[], wanted: 'drafted' | 'dropped', names: Names): SheetLine | null {
  const form = foldStream(evolveForm, noForm, events);
  if (form.status !== wanted) return null;
  return { ...lineOf(form.task, names), form: form.kind, reason: form.status === 'dropped' ? form.reason : null };
}

function taskOfForm(events: readonly RecordedEvent[]): string | null {
  const form = foldStream(evolveForm, noForm, events);
  return form.status === 'absent' ? null : form.task;
}

function directiveOfTask(events: readonly RecordedEvent[]): string | null {
  const task = foldStream(evolveTask, noTask, events);
  return task.status === 'draft' || task.status === 'issued' ? task.directive : null;
}

function nameOfUnit(id: string, { others }: Names): string {
  const unit = foldStream(evolveUnit, noUnit, others.get(id) ?? []);
  return unit.status === 'absent' ? '' : unit.name;
}
