import { CLOCKS, evolveAssignment, noAssignment } from '#domain';
import { change, defineProjection, type Operation, type RecordedOf, rowKey } from '../projecting/projection.js';
import type { AssignmentEventType } from '../register/assignment-rows.js';
import { renewTimers } from './renew-timers.js';
import { setTimers } from './set-timers.js';
import { ClockedRow, RulesRow, TimerRow } from './timers.entity.js';
import { timersTablesSql } from './timers.tables.sql.js';

const IN_FORCE = 'inForce';

/**
 * When what is due next: a few rows an assignment, only the next boundary of each running clock. A policy or calendar newly
 * published is one event; the timers set under older ones are renewed in blocks, and nobody is handed them until then.
 */
export const timersProjection = defineProjection({
  name: 'timers',
  version: 1,
  tables: [RulesRow, ClockedRow, TimerRow],
  ddl: timersTablesSql,
  tend: renewTimers,
  foresee: ({ type, stream: assignment }) =>
    type === 'PolicyPublished' || type === 'CalendarPublished'
      ? [rowKey(RulesRow, { id: IN_FORCE })]
      : [
          rowKey(RulesRow, { id: IN_FORCE }),
          rowKey(ClockedRow, { assignment }),
          ...CLOCKS.map((each) => rowKey(TimerRow, { assignment, clock: each })),
        ],
  on: {
    PolicyPublished: ({ data: { policy } }) => [rule((row) => ({ ...row, policy, policyVersion: policy.version }))],
    CalendarPublished: ({ data: { calendar } }) => [
      rule((row) => ({ ...row, calendar, calendarVersion: calendar.version })),
    ],
    AssignmentOpened: clock,
    OpeningBalanceRecorded: clock,
    AssignmentReceived: clock,
    AssignmentDelegated: clock,
    ReturnRequested: clock,
    ReturnGranted: clock,
    ReturnRefused: clock,
    ProgressReported: clock,
    ObstacleRaised: clock,
    ObstacleConfirmed: clock,
    ObstacleResolved: clock,
    DeliverableSubmitted: clock,
    DeliverableConfirmed: clock,
    DeliverableReturned: clock,
    JointlyCompleted: clock,
    DueSoonReached: clock,
    DeadlinePassed: clock,
    UpdatesLapsed: clock,
    StepFired: clock,
    StepSuppressed: clock,
  },
});

function rule(publish: (row: RulesRow) => RulesRow): Operation {
  const none: RulesRow = { id: IN_FORCE, policy: null, calendar: null, policyVersion: 0, calendarVersion: 0 };
  return change(RulesRow, { id: IN_FORCE }, (row) => publish(row ?? none));
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
          const { policyVersion = 0, calendarVersion = 0 } = rules ?? {};
          const clocked = { assignment, state, ended: state.status === 'completed', policyVersion, calendarVersion };
          if (rules !== undefined) for (const operation of setTimers(clocked, rules)) emitNext(operation);
          return clocked;
        }),
      );
      return rules;
    }),
  ];
}
