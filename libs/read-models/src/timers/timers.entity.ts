import type { AssignmentState, ClockName, Policy, StepCode, WorkingCalendar } from '#domain';
import { Entity } from 'typeorm';
import { Flag, Instant, Integer, Json, Text, TextKey, UuidKey } from '../projecting/columns.js';

/** The policy and the calendar in force; one row, `inForce`. Versions are 0 before the first is published. */
@Entity({ schema: 'timers_v1', name: 'rules' })
export class RulesRow {
  @TextKey() id: string;
  @Json({ nullable: true }) policy: Policy | null;
  @Json({ nullable: true }) calendar: WorkingCalendar | null;
  @Integer() policyVersion: number;
  @Integer() calendarVersion: number;
}

/** An assignment with the versions under which its timers were set. */
@Entity({ schema: 'timers_v1', name: 'clocked' })
export class ClockedRow {
  @UuidKey() assignment: string;
  @Json() state: Exclude<AssignmentState, { status: 'absent' }>;
  @Flag() ended: boolean;
  @Integer() policyVersion: number;
  @Integer() calendarVersion: number;
}

/** The next boundary of one running clock of one assignment. */
@Entity({ schema: 'timers_v1', name: 'timer' })
export class TimerRow {
  @UuidKey() assignment: string;
  @TextKey() clock: ClockName;
  /** For the ladder's clock alone. */
  @Text({ nullable: true }) step: StepCode | null;
  @Instant() dueAt: string;
  @Integer() deadlineVersion: number;
  @Integer() policyVersion: number;
  @Integer() calendarVersion: number;
}
