import { evolveAssignment, noAssignment } from '#domain';
import {
  amend,
  change,
  defineProjection,
  type Emit,
  type Operation,
  type Recorded,
  type RecordedOf,
  rowKey,
} from '../projecting/projection.js';
import type { AssignmentEventType } from '../register/assignment-rows.js';
import { renewTimers } from './renew-timers.js';
import { withTimers } from './set-timers.js';
import { ClockedRow, ReachRow, RulesRow, TimerRow } from './timers.entity.js';
import { timersTablesSql } from './timers.tables.sql.js';

const IN_FORCE = 'inForce';

/**
 * When what is due next: a few rows an assignment, only the next boundary of each running clock. A policy or calendar newly
 * published is one event; the timers set under older ones are renewed in blocks, and nobody is handed them until then. What waits for
 * somebody in a unit who can be told is set going by the event that fills the post.
 */
export const timersProjection = defineProjection({
  name: 'timers',
  version: 3,
  tables: [RulesRow, ClockedRow, ReachRow, TimerRow],
  ddl: timersTablesSql,
  tend: renewTimers,
  foresee: ({ type, stream: assignment }) =>
    type === 'PolicyPublished' || type === 'CalendarPublished'
      ? [rowKey(RulesRow, { id: IN_FORCE })]
      : type === 'PostFilled' || type === 'PostVacated'
        ? [rowKey(ReachRow, { unit: assignment })]
        : [rowKey(RulesRow, { id: IN_FORCE }), rowKey(ClockedRow, { assignment })],
  on: {
    PolicyPublished: ({ data: { policy } }) => [
      rule((row) => ({ ...row, policies: [...row.policies, policy], policyVersion: policy.version })),
    ],
    CalendarPublished: ({ data: { calendar } }) => [
      rule((row) => ({ ...row, calendar, calendarVersion: calendar.version })),
    ],
    PostFilled: posts,
    PostVacated: posts,
    AssignmentOpened: clock,
    OpeningBalanceRecorded: clock,
    OpeningBalanceCorrected: clock,
    AssignmentReceived: clock,
    AssignmentDelegated: clock,
    ReturnRequested: clock,
    ReturnGranted: clock,
    ReturnRefused: clock,
    ProgressReported: clock,
    ObstacleRaised: clock,
    ObstacleConfirmed: clock,
    ObstacleResolved: clock,
    SentForIssue: clock,
    IssueRefused: clock,
    DeliverableSubmitted: clock,
    DeliverableConfirmed: clock,
    DeliverableReturned: clock,
    JointlyCompleted: clock,
    DueSoonReached: clock,
    DeadlinePassed: clock,
    UpdatesLapsed: clock,
    StepFired: clock,
    StepSuppressed: clock,
    StepsHeld: clock,
    ReceiptRenewed: clock,
  },
});

function rule(publish: (row: RulesRow) => RulesRow): Operation {
  const none: RulesRow = { id: IN_FORCE, policies: [], calendar: null, policyVersion: 0, calendarVersion: 0 };
  return change(RulesRow, { id: IN_FORCE }, (row) => publish(row ?? none));
}

/** The timers of what waits, or waited until now, for somebody of its unit: by the unit's posts. */
function setWithReach(clocked: ClockedRow, rules: RulesRow | undefined): Operation {
  const { assignment, state } = clocked;
  return change(ReachRow, { unit: state.unit }, (row, emit) => {
    const reach = row ?? { unit: state.unit, posts: [], since: state.openedAt, waiting: [] };
    if (rules !== undefined) emit(setAgain(assignment, rules, reach));
    const others = reach.waiting.filter((each) => each !== assignment);
    return { ...reach, waiting: state.heldSince === undefined ? others : [...others, assignment] };
  });
}

function setAgain(assignment: string, rules: RulesRow, reach: ReachRow): Operation {
  return amend(ClockedRow, { assignment }, (clocked, emit) => withTimers(clocked, rules, emit, reach));
}

/** Somebody takes or leaves a post of a unit: what waits there goes on, or waits again. */
function posts({ stream, type, occurredAt, data }: Recorded<'PostFilled'> | Recorded<'PostVacated'>): Operation[] {
  const { post, person } = data;
  if (post !== 'unitHead' && post !== 'officer') return [];
  return [
    change(ReachRow, { unit: stream }, (row, emit) => {
      const others = (row?.posts ?? []).filter((held) => held.post !== post || held.person !== person);
      const held = type === 'PostFilled' ? [...others, { post, person }] : others;
      const reach: ReachRow = { unit: stream, posts: held, since: occurredAt, waiting: row?.waiting ?? [] };
      for (const assignment of reach.waiting) goOn(assignment, reach, emit);
      return reach;
    }),
  ];
}

function goOn(assignment: string, reach: ReachRow, emit: Emit): void {
  emit(
    amend(RulesRow, { id: IN_FORCE }, (rules, emitNext) => {
      emitNext(setAgain(assignment, rules, reach));
      return rules;
    }),
  );
}

/** From the event to the rules in force, from them to the assignment's state, and on to its timers. */
function clock(event: RecordedOf<AssignmentEventType>): readonly Operation[] {
  const assignment = event.stream;
  return [
    change(RulesRow, { id: IN_FORCE }, (rules, emit) => {
      emit(
        change(ClockedRow, { assignment }, (row, emitNext) => {
          const state = evolveAssignment(row?.state ?? noAssignment, event);
          if (state.status === 'absent') return row;
          const clocked = clockedUnder(rules, { assignment, state, timers: row?.timers ?? [] });
          if (row?.state.heldSince === undefined && state.heldSince === undefined)
            return rules === undefined ? clocked : withTimers(clocked, rules, emitNext);
          emitNext(setWithReach(clocked, rules));
          return clocked;
        }),
      );
      return rules;
    }),
  ];
}

function clockedUnder(
  rules: RulesRow | undefined,
  row: Pick<ClockedRow, 'assignment' | 'state' | 'timers'>,
): ClockedRow {
  const { policyVersion = 0, calendarVersion = 0 } = rules ?? {};
  return { ...row, ended: row.state.status === 'completed', policyVersion, calendarVersion };
}
