import type { Deadline } from '../deadline/deadline.js';
import type { Command } from '../log/command.js';
import type { StepCode, Urgency } from '../policy/policy.js';
import type { LeadRelation } from '../task/task.js';
import type { AskedBalance } from './assignment-opening-balance.js';
import type { Evidence, ObstacleCause, ReturnReason } from './assignment.js';

/** What people do with an assignment. */
export type AssignmentPersonCommand =
  | Command<'ReceiveAssignment'>
  | Command<'DelegateAssignment', { readonly officer: string }>
  | Command<'RequestReturn', { readonly reason: ReturnReason; readonly words: string }>
  | Command<'GrantReturn', { readonly words: string | null }>
  | Command<'RefuseReturn', { readonly reason: string }>
  | Command<
      'ReportProgress',
      { readonly words: string; readonly nextStep: string | null; readonly percent: number | null }
    >
  | Command<'RaiseObstacle', { readonly cause: ObstacleCause; readonly authority: string; readonly words: string }>
  | Command<'ConfirmObstacle', { readonly words: string | null }>
  | Command<'ResolveObstacle', { readonly words: string }>
  | Command<
      'SendForIssue',
      {
        readonly authority: string;
        readonly letterNumber: string;
        readonly sentOn: string;
        readonly words: string | null;
      }
    >
  | Command<'RecordIssueRefusal', { readonly reason: string }>
  | Command<'CorrectOpeningBalance', { readonly balance: AskedBalance; readonly reason: string }>
  | Command<'SubmitDeliverable', { readonly evidence: Evidence; readonly words: string | null }>
  | Command<'ConfirmDeliverable'>
  | Command<'ReturnDeliverable', { readonly reason: string }>;

/** What follows from another command in the same request: nobody sends these by themselves. */
export type AssignmentConsequence =
  | Command<
      'OpenAssignment',
      {
        readonly task: string;
        readonly directive: string;
        readonly unit: string;
        readonly ownerUnit: string;
        readonly relation: LeadRelation;
        readonly keeper: string;
        readonly deadline: Deadline;
        /** First day of the term. */
        readonly termStartsOn: string;
        readonly urgency: Urgency;
        /** Absent: the directive is open. */
        readonly restricted?: true;
        /** Absent for work that begins with its issue. */
        readonly balance?: AskedBalance;
      }
    >
  | Command<
      'CompleteJointly',
      { readonly keeper: string; readonly completedOn: string; readonly onTime: boolean | null }
    >;

/**
 * What timers ask for. `dueAt`, `boundary` and `since` name what the timer was set on; whether it still holds is computed again
 * when deciding, from the policy, calendar, posts and state of that moment, and a timer that the log has overtaken answers no
 * event.
 */
export type AssignmentTimerCommand =
  | Command<'FireStep', { readonly step: StepCode; readonly dueAt: string; readonly deadlineVersion: number }>
  | Command<'ReachDueSoon', { readonly boundary: string; readonly deadlineVersion: number }>
  | Command<'PassDeadline', { readonly dueAt: string; readonly deadlineVersion: number }>
  | Command<'LapseUpdates', { readonly since: string }>
  | Command<'ReceiveTacitly', { readonly dueAt: string }>;

export type AssignmentCommand = AssignmentPersonCommand | AssignmentConsequence | AssignmentTimerCommand;
export type AssignmentCommandOf<Type extends AssignmentCommand['type']> = Extract<AssignmentCommand, { type: Type }>;
