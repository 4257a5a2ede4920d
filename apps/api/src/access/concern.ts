/**
 * Whom a stream of the log concerns: what decides, beside the asker's scope, whether the stream is there for the asker. It is folded from
 * the stream's own events, so that it is never behind the log as a table may be.
 */
import { upcast } from '#application';
import type { DondocEvent, EventType, Lead } from '#domain';
import type { RecordedEvent } from '#event-store';
import type { Scope } from '#read-models';

export type ConcernNoun =
  'rules' | 'unit' | 'directive' | 'task' | 'assignment' | 'form' | 'notice' | 'grant' | 'other';

export interface Concern {
  readonly noun: ConcernNoun;
  /** Of the stream, up to which this is folded. */
  readonly version: number;
  /** The unit that follows it up. */
  readonly owner: string | null;
  /** The units that work on it, once it is issued; of a unit, itself. */
  readonly units: readonly string[];
  readonly isIssued: boolean;
  readonly isRestricted: boolean;
  /** Whose own it is. */
  readonly persons: readonly string[];
  /** The unit that owes the answer to its obstacle. */
  readonly owing: string | null;
  /** Streams from which it takes its owner and its restriction: a task's directive, a form's assignment, what a message tells of. */
  readonly about: readonly string[];
  readonly task: string | null;
}

const nothing: Concern = {
  noun: 'other',
  version: 0,
  owner: null,
  units: [],
  isIssued: false,
  isRestricted: false,
  persons: [],
  owing: null,
  about: [],
  task: null,
};

type Facts = Omit<Partial<Concern>, 'version'>;
type Change<Type extends EventType> = (
  data: Extract<DondocEvent, { type: Type }>['data'],
  before: Concern,
  stream: string,
) => Facts;

const aUnit = (_: unknown, __: Concern, stream: string): Facts => ({ noun: 'unit', units: [stream], isIssued: true });
const rules = (): Facts => ({ noun: 'rules' });
const leading = (lead: Lead): readonly string[] => (lead.relation === 'undetermined' ? [] : lead.units);

const CHANGES: { readonly [Type in EventType]?: Change<Type> } = {
  PolicyPublished: rules,
  CalendarPublished: rules,
  UnitRegistered: aUnit,
  DirectiveRegistered: ({ ownerUnit, secrecy }) => ({
    noun: 'directive',
    owner: ownerUnit,
    isRestricted: secrecy === 'restricted',
  }),
  TaskDrafted: ({ directive, lead, cooperating, restricted }, _, stream) => ({
    noun: 'task',
    about: [directive],
    units: [...leading(lead), ...cooperating.units],
    isRestricted: restricted === true,
    task: stream,
  }),
  TaskAmended: ({ changes: { lead, cooperating } }, { units }) =>
    // What was named before and is named no more goes on seeing a draft's successor no more than a draft: nothing, until it is issued.
    lead === undefined && cooperating === undefined
      ? {}
      : { units: [...(lead === undefined ? units : leading(lead)), ...(cooperating?.units ?? units)] },
  TaskIssued: () => ({ isIssued: true }),
  AssignmentOpened: ({ task, unit, ownerUnit, restricted }) => ({
    noun: 'assignment',
    owner: ownerUnit,
    units: [unit],
    isIssued: true,
    isRestricted: restricted === true,
    task,
  }),
  ObstacleRaised: ({ authority }) => ({ owing: authority }),
  FormDrafted: ({ assignment, task, unit, ownerUnit }) => ({
    noun: 'form',
    owner: ownerUnit,
    units: [unit],
    about: [assignment],
    task,
  }),
  FormIssued: () => ({ isIssued: true }),
  NoticeComposed: ({ recipient, recipientIs, items }) => ({
    noun: 'notice',
    persons: recipientIs === 'unit' ? [] : [recipient],
    about: [...new Set(items.map(({ assignment }) => assignment))],
  }),
  InboxItemRead: ({ by }) => ({ noun: 'notice', persons: [by] }),
  GrantGiven: ({ person, unit }, { units }) => ({
    noun: 'grant',
    persons: [person],
    units: unit === null ? units : [...new Set([...units, unit])],
    isIssued: true,
  }),
};

/** The concern after one more event of its stream; undefined: before its first. */
export function concernAfter(before: Concern | undefined, recorded: RecordedEvent): Concern {
  const event = upcast(recorded);
  const change = CHANGES[event.type] as Change<EventType> | undefined;
  const facts = change?.(event.data as never, before ?? nothing, recorded.stream) ?? {};
  return { ...(before ?? nothing), ...facts, version: recorded.version };
}

/** Whether a thing is within a scope. What is restricted is seen through fewer units. */
export function isWithin(scope: Scope, concern: Concern): boolean {
  const reaches = (units: readonly string[] | null): boolean => {
    if (units === null) return true;
    if (concern.owner !== null && units.includes(concern.owner)) return true;
    return concern.isIssued && concern.units.some((unit) => units.includes(unit));
  };
  return reaches(scope.units) && (!concern.isRestricted || reaches(scope.restricted));
}
