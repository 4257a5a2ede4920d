/**
 * "Why was I (not) reminded?", answered from the log: each step of an assignment's ladder with its rule, the days counted, the versions
 * of policy and calendar, the events it rests on, and what became of every message about it.
 */
import {
  CALENDAR_STREAM,
  causeSentence,
  evolveNotice,
  explainLadder,
  noNotice,
  POLICY_STREAM,
  ruleSentence,
  type AssignmentEvent,
  type CalendarDay,
  type Channel,
  type EventData,
  type ExplainedStep,
  type NoticeState,
  type Positioned,
} from '#domain';
import type { EventStore, RecordedEvent } from '#event-store';
import { foldStream } from '../fold-stream.js';
import type { Words } from '../mail/plain-words.js';

/** Which notices tell an event about an assignment. */
export interface TellingNotices {
  about(assignment: string): Promise<readonly { readonly notice: string; readonly position: number }[]>;
}

/** What became of one message. */
export interface ExplainedDelivery {
  readonly notice: string;
  readonly recipient: string;
  readonly channel: Channel;
  readonly slot: string;
  readonly status: Exclude<NoticeState['status'], 'absent' | 'read'>;
  readonly attempts: number;
  /** When it last changed. */
  readonly at: string;
  /** Why this step was left out of it at the moment of sending; null when it was told. */
  readonly leftOut: string | null;
  readonly positions: readonly number[];
}

export interface ExplainedReminder extends ExplainedStep {
  readonly ruleInWords: Words;
  readonly because: Words;
  /** The days off on the way that the calendar names, each with its kind and its legal reference. */
  readonly daysOff: readonly CalendarDay[];
  readonly deliveries: readonly ExplainedDelivery[];
}

export interface AssignmentExplanation {
  readonly assignment: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly steps: readonly ExplainedReminder[];
}

export interface ExplainPorts {
  readonly store: Pick<EventStore, 'readStream' | 'readStreams'>;
  readonly notices: TellingNotices;
}

/** Undefined when there is no such assignment. */
export async function explainAssignment(
  { store, notices }: ExplainPorts,
  assignment: string,
): Promise<AssignmentExplanation | undefined> {
  const told = await notices.about(assignment);
  const streams = await store.readStreams([
    assignment,
    POLICY_STREAM,
    CALENDAR_STREAM,
    ...told.map(({ notice }) => notice),
  ]);
  const events = (streams.get(assignment) ?? []) as unknown as readonly Positioned<AssignmentEvent>[];
  const [opening] = events;
  if (opening?.type !== 'AssignmentOpened') return undefined;
  const { policyVersion, calendarVersion } = opening.data;
  const policy = published<'PolicyPublished'>(streams.get(POLICY_STREAM)).find(
    (each) => each.policy.version === policyVersion,
  );
  const calendar = published<'CalendarPublished'>(streams.get(CALENDAR_STREAM)).find(
    (each) => each.calendar.version === calendarVersion,
  );
  if (policy === undefined || calendar === undefined) return undefined;
  const steps = explainLadder(events, policy.policy, calendar.calendar).map((step) => ({
    ...step,
    ruleInWords: ruleSentence(step.rule, step.policyVersion),
    because: causeSentence(step),
    daysOff: calendar.calendar.holidays.filter(({ on }) => step.days?.skipped.some((day) => day.on === on) ?? false),
    deliveries: told
      .filter(({ position }) => step.positions.includes(position))
      .flatMap(({ notice, position }) => deliveryOf(notice, position, streams.get(notice) ?? [])),
  }));
  return { assignment, policyVersion, calendarVersion, steps };
}

function published<Type extends 'PolicyPublished' | 'CalendarPublished'>(
  events: readonly RecordedEvent[] = [],
): readonly EventData<Type>[] {
  return events.map(({ data }) => data as EventData<Type>);
}

function deliveryOf(notice: string, told: number, events: readonly RecordedEvent[]): readonly ExplainedDelivery[] {
  const state = foldStream(evolveNotice, noNotice, events);
  const last = events.at(-1);
  if (state.status === 'absent' || state.status === 'read' || last === undefined) return [];
  const { recipient, channel, slot, status, attempts } = state;
  const sent = events.find(({ type }) => type === 'NoticeSent')?.data as EventData<'NoticeSent'> | undefined;
  const dropped = events.find(({ type }) => type === 'NoticeDropped')?.data as EventData<'NoticeDropped'> | undefined;
  const leftOut = sent?.dropped.find(({ position }) => position === told)?.reason ?? dropped?.reason ?? null;
  const positions = events.map(({ position }) => position);
  return [{ notice, recipient, channel, slot, status, attempts, at: last.occurredAt, leftOut, positions }];
}
