import type { AssignmentState, ClockName, Policy, StepCode, UnitReach, WorkingCalendar } from '#domain';
import { Entity } from 'typeorm';
import { Flag, Instant, Integer, Json, Text, TextKey, UuidKey } from '../projecting/columns.js';

/** The calendar in force and every policy; one row, `inForce`. Versions in force are 0 before the first is published. */
@Entity({ schema: 'timers_v3', name: 'rules' })
export class RulesRow {
  @TextKey() id: string;
  /** An assignment keeps the policy under which it was opened. */
  @Json() policies: readonly Policy[];
  @Json({ nullable: true }) calendar: WorkingCalendar | null;
  @Integer() policyVersion: number;
  @Integer() calendarVersion: number;
}

/** An assignment with the versions under which its timers were set. */
@Entity({ schema: 'timers_v3', name: 'clocked' })
export class ClockedRow {
  @UuidKey() assignment: string;
  @Json() state: Exclude<AssignmentState, { status: 'absent' }>;
  @Flag() ended: boolean;
  /** What stands in the timers' table for it, so that setting them anew reads no row of it. */
  @Json() timers: readonly SetTimer[];
  @Integer() policyVersion: number;
  @Integer() calendarVersion: number;
}

/** Who can be told in a unit, and which assignments wait for somebody there. */
@Entity({ schema: 'timers_v3', name: 'reach' })
export class ReachRow {
  @UuidKey() unit: string;
  @Json() posts: UnitReach['posts'];
  /** When a post was last filled or vacated. */
  @Instant() since: string;
  @Text({ array: true }) waiting: readonly string[];
}

/** A timer without the assignment, which is the row's that holds it. */
export type SetTimer = Omit<TimerRow, 'assignment'>;

/** The next boundary of one running clock of one assignment. */
@Entity({ schema: 'timers_v3', name: 'timer' })
export class TimerRow {
  @UuidKey() assignment: string;
  @TextKey() clock: ClockName;
  /** For the clocks that fire a step. */
  @Text({ nullable: true }) step: StepCode | null;
  @Instant() dueAt: string;
  @Integer() deadlineVersion: number;
  @Integer() policyVersion: number;
  @Integer() calendarVersion: number;
}
