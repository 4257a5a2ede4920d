/** Who is told of an event: the holders of posts in the lead unit, and in the unit that follows the work up. */
import type { EventType, Post, StepCode } from '#domain';
import { add, amend, change, type Emit, type Operation, type Recorded } from '../projecting/projection.js';
import { InboxConcernRow, InboxItemRow, type InboxKind, InboxStaffRow, UnreadCount } from './inbox.entity.js';

export interface Telling {
  readonly kind: InboxKind;
  /** Posts of the lead unit; an officer only when the work was handed to that person. */
  readonly unit?: readonly Post[];
  /** Posts of the unit that follows the work up. */
  readonly owner?: readonly Post[];
  readonly step?: StepCode;
  readonly form?: string;
}

type Facts = Pick<Recorded<EventType>, 'stream' | 'position' | 'occurredAt'>;

/** Tells the posts of an event of the assignment. */
export function tellPosts(event: Facts, assignment: string, telling: Telling): Operation {
  return amend(InboxConcernRow, { assignment }, (concern, emit) => {
    const toUnit = telling.unit ?? [];
    const toOwner = telling.owner ?? [];
    if (toUnit.length > 0)
      emit(tellStaff(concern.unit, (post, person) => toUnit.includes(post) && mayKnow(concern, post, person), fact));
    if (toOwner.length > 0) emit(tellStaff(concern.ownerUnit, (post) => toOwner.includes(post), fact));
    return concern;

    function fact(person: string, toldAs: Post, emitNext: Emit): void {
      for (const operation of newItem(itemOf(event, concern, telling), person, toldAs)) emitNext(operation);
    }
  });
}

/** Tells the persons that the event itself names. */
export function tellRecipients(event: Recorded<'StepFired'>): Operation {
  const { step, recipients } = event.data;
  const kind = step.startsWith('E') ? 'escalation' : 'reminder';
  return amend(InboxConcernRow, { assignment: event.stream }, (concern, emit) => {
    for (const { person, as } of recipients)
      for (const operation of newItem(itemOf(event, concern, { kind, step }), person, as)) emit(operation);
    return speaksToUnit(step) ? calmed(concern, emit) : concern;
  });
}

/**
 * Nobody of the unit can be told: an item for its coordinators. It is closed by the event that ends the wait, as the state has it: the
 * next step that rings or is suppressed (those to the verifier never waited), or the end of the work.
 */
export function raiseAlarm(event: Recorded<'StepsHeld'>): Operation {
  const key = { assignment: event.stream };
  return amend(InboxConcernRow, key, (concern, emit) => {
    emit(
      amend(InboxStaffRow, { unit: concern.ownerUnit }, (staff, emitNext) => {
        const people = staff.posts.filter(({ post }) => post === 'coordinator').map(({ person }) => person);
        const item = itemOf(event, concern, { kind: 'nobody-to-tell' });
        for (const person of people) for (const operation of newItem(item, person, 'coordinator')) emitNext(operation);
        const alarm = { position: event.position, people };
        emitNext(amend(InboxConcernRow, key, (row) => ({ ...row, alarm })));
        return staff;
      }),
    );
    return concern;
  });
}

export function closeAlarm(assignment: string): Operation {
  return amend(InboxConcernRow, { assignment }, calmed);
}

export function speaksToUnit(step: StepCode): boolean {
  return step !== 'V1a' && step !== 'V1b';
}

function calmed(concern: InboxConcernRow, emit: Emit): InboxConcernRow {
  if (concern.alarm === null) return concern;
  const { position, people } = concern.alarm;
  for (const person of people) emit(acknowledgeItem(person, position));
  return { ...concern, alarm: null };
}

/** A draft that lies, to those who decide about it. */
export function tellOfDraft(event: Recorded<'FormReminded'>): Operation {
  const { assignment, step, recipients } = event.data;
  return amend(InboxConcernRow, { assignment }, (concern, emit) => {
    const item = itemOf(event, concern, { kind: 'form-lies', step, form: event.stream });
    for (const { person, as } of recipients) for (const operation of newItem(item, person, as)) emit(operation);
    return concern;
  });
}

/** A Monday's page, to its reader: about the units that it counts, and no single task. */
export function tellOfPage(event: Recorded<'NoticeComposed'>): readonly Operation[] {
  const { recipient, pages = [] } = event.data;
  const [page] = pages;
  if (page === undefined) return [];
  const item: Item = {
    position: event.position,
    kind: 'monday-page',
    at: event.occurredAt,
    task: null,
    assignment: null,
    unit: page.unit,
    step: null,
    form: null,
    dueAt: null,
    notice: event.stream,
    acknowledged: false,
  };
  return newItem(item, recipient, page.as);
}

function mayKnow(concern: InboxConcernRow, post: Post, person: string): boolean {
  return post !== 'officer' || concern.officer === person;
}

function tellStaff(
  unit: string,
  wanted: (post: Post, person: string) => boolean,
  tell: (person: string, post: Post, emit: Emit) => void,
): Operation {
  return amend(InboxStaffRow, { unit }, (staff, emit) => {
    for (const { post, person } of staff.posts) if (wanted(post, person)) tell(person, post, emit);
    return staff;
  });
}

type Item = Omit<InboxItemRow, 'person' | 'toldAs'>;

function itemOf({ position, occurredAt }: Facts, concern: InboxConcernRow, { kind, step, form }: Telling): Item {
  const { task, assignment, unit, dueAt } = concern;
  return {
    position,
    kind,
    at: occurredAt,
    task,
    assignment,
    unit,
    step: step ?? null,
    form: form ?? null,
    dueAt,
    notice: null,
    acknowledged: false,
  };
}

/** A person who is told twice of one event, in two posts, is told once. */
function newItem(item: Item, person: string, toldAs: Post): Operation[] {
  return [
    change(InboxItemRow, { person, position: item.position }, (row, emit) => {
      if (row !== undefined) return row;
      emit(add(UnreadCount, { person }, { items: 1 }));
      return { ...item, person, toldAs };
    }),
  ];
}

export function acknowledgeItem(person: string, position: number): Operation {
  return amend(InboxItemRow, { person, position }, (row, emit) => {
    if (row.acknowledged) return row;
    emit(add(UnreadCount, { person }, { items: -1 }));
    return { ...row, acknowledged: true };
  });
}
