/** Reads the log again at the moment of sending: what each item of a notice says now, and what has become moot. */
import {
  evolveAssignment,
  evolveDirective,
  evolveForm,
  evolveTask,
  evolveUnit,
  noAssignment,
  noDirective,
  noForm,
  noTask,
  noUnit,
  type AssignmentState,
  type EventData,
  type NoticeItem,
} from '#domain';
import type { EventStore, RecordedEvent } from '#event-store';
import { foldStream } from '../fold-stream.js';
import type { DigestLine } from '../mail/digest-line.js';
import { type DigestReaderPerson, grantsIn, grantsStreamOf, mayBeTold } from './reader.standing.js';
import { isSentForIssue, mootAlarm, mootReason, type MootReason } from './moot.js';

export interface DigestReading {
  readonly lines: readonly DigestLine[];
  readonly dropped: readonly { readonly position: number; readonly reason: MootReason }[];
}

type Streams = ReadonlyMap<string, readonly RecordedEvent[]>;
type Alarm = DigestLine['alarm'];

/** Where an item came from: a fired step, or an alarm about one. */
interface Source {
  readonly alarm: Alarm;
  readonly late: boolean;
  readonly deadlineVersion: number;
  /** The work lay with the authority that issues it when the step rang. */
  readonly whileAwaited?: boolean;
  /** For a draft that lies: what it is, and whether somebody decided about it since. */
  readonly draft?: NonNullable<DigestLine['draft']> & { readonly decided: boolean };
}

export async function readDigest(
  store: Pick<EventStore, 'readStreams' | 'readAll'>,
  items: readonly NoticeItem[],
  reader?: DigestReaderPerson,
): Promise<DigestReading> {
  const own = await store.readStreams(distinct(items.flatMap(({ assignment, task }) => [assignment, task])));
  const states = new Map(items.map(({ assignment }) => [assignment, assignmentOf(own, assignment)]));
  const others = await store.readStreams(
    distinct([
      ...[...states.values()].flatMap((state) =>
        state.status === 'absent' ? [] : [state.unit, state.ownerUnit, state.directive],
      ),
      ...(reader === undefined ? [] : [grantsStreamOf(reader.person)]),
    ]),
  );
  const lines: DigestLine[] = [];
  const dropped: { position: number; reason: MootReason }[] = [];
  for (const item of items) {
    const state = states.get(item.assignment) ?? noAssignment;
    const source = await sourceOf(store, item, own.get(item.assignment) ?? []);
    const reason =
      source === null ? 'unknown-event' : (mootIn(source, item, state) ?? notForReader(reader, state, others));
    if (reason !== null || source === null || state.status === 'absent') {
      dropped.push({ position: item.position, reason: reason ?? 'unknown-event' });
    } else {
      lines.push({ ...namesOf(item, state, own, others), ...howTold(source) });
    }
  }
  return { lines: onePerAssignment(lines), dropped };
}

function notForReader(
  reader: DigestReaderPerson | undefined,
  state: AssignmentState,
  streams: Streams,
): MootReason | null {
  if (reader === undefined || state.status === 'absent') return null;
  const unitOf = (id: string) => foldStream(evolveUnit, noUnit, streams.get(id) ?? []);
  const grants = grantsIn(streams.get(grantsStreamOf(reader.person)) ?? []);
  const known = { grants, unit: unitOf(state.unit), owner: unitOf(state.ownerUnit) };
  return mayBeTold(reader, state, known) ? null : 'no-longer-entitled';
}

function mootIn(source: Source, item: NoticeItem, state: AssignmentState): MootReason | null {
  if (source.draft !== undefined) return source.draft.decided ? 'draft-decided' : mootAlarm(state);
  return source.alarm === null ? mootReason({ ...item, ...source }, state) : mootAlarm(state);
}

function howTold({ alarm, late, draft }: Source): Pick<DigestLine, 'alarm' | 'late' | 'draft'> {
  if (draft === undefined) return { alarm, late };
  return { alarm, late, draft: { kind: draft.kind, workingDays: draft.workingDays } };
}

/** Of several steps of one assignment, as after an outage, the last one says it all. `lines` are in the log's order. */
function onePerAssignment(lines: readonly DigestLine[]): readonly DigestLine[] {
  return [
    ...new Map(
      lines.map((line) => [`${line.assignment} ${line.alarm ?? ''} ${line.draft?.kind ?? ''}`, line]),
    ).values(),
  ];
}

function assignmentOf(streams: Streams, assignment: string): AssignmentState {
  return foldStream(evolveAssignment, noAssignment, streams.get(assignment) ?? []);
}

async function sourceOf(
  store: Pick<EventStore, 'readStreams' | 'readAll'>,
  item: NoticeItem,
  stream: readonly RecordedEvent[],
): Promise<Source | null> {
  const own = stream.find(({ position }) => position === item.position);
  // An alarm about a message that was given up stands in the notice's stream, not in the assignment's.
  const [event] = own === undefined ? await store.readAll(item.position - 1, 1) : [own];
  switch (event?.type) {
    case 'StepFired': {
      const { late, deadlineVersion } = event.data as EventData<'StepFired'>;
      const before = stream.filter(({ position }) => position < item.position);
      const state = foldStream(evolveAssignment, noAssignment, before);
      return { alarm: null, late, deadlineVersion, whileAwaited: isSentForIssue(state) };
    }
    case 'StepsHeld':
    case 'StepSuppressed': {
      const { deadlineVersion } = event.data as EventData<'StepSuppressed'>;
      return { alarm: 'no-recipient', late: false, deadlineVersion };
    }
    case 'FormReminded': {
      const { kind, days, late } = event.data as EventData<'FormReminded'>;
      const streams = await store.readStreams([event.stream]);
      const form = foldStream(evolveForm, noForm, streams.get(event.stream) ?? []);
      const draft = { kind, workingDays: days.workingDays, decided: form.status !== 'drafted' };
      return { alarm: null, late, deadlineVersion: 0, draft };
    }
    case 'NoticeDeadLettered':
    case 'NoticeBounced':
      return { alarm: 'not-delivered', late: false, deadlineVersion: 0 };
    default:
      return null;
  }
}

function namesOf(
  item: NoticeItem,
  state: Exclude<AssignmentState, { status: 'absent' }>,
  own: Streams,
  others: Streams,
): Omit<DigestLine, 'alarm' | 'late'> {
  const task = foldStream(evolveTask, noTask, own.get(item.task) ?? []);
  const unit = foldStream(evolveUnit, noUnit, others.get(state.unit) ?? []);
  const directive = foldStream(evolveDirective, noDirective, others.get(state.directive) ?? []);
  const content = task.status === 'draft' || task.status === 'issued' ? task : { ordinal: '', work: '' };
  return {
    task: item.task,
    assignment: item.assignment,
    step: item.step,
    ordinal: content.ordinal,
    work: content.work,
    unit: unit.status === 'absent' ? '' : unit.name,
    directive: directive.status === 'absent' ? '' : directive.number,
    dueAt: state.dueAt,
    deadlineText: state.deadline.text,
  };
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
