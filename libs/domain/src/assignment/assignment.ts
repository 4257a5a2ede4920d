import type { Deadline } from '../deadline/deadline.js';
import type { Fact } from '../log/event.js';
import type { FormKind, RecipientRole, StepCode } from '../policy/policy.js';
import type { LeadRelation } from '../task/task.js';
import type { BalancedStanding, OpeningBalance } from './assignment-opening-balance.js';
import type { AwaitedIssue } from './awaited-issue.js';
import type { Evidence, ObstacleCause } from './evidence.js';

export type { Evidence, ObstacleCause };

/** How a step's day was found: enough to check it by hand. Days in Asia/Ho_Chi_Minh. */
export interface DayCount {
  readonly from: string;
  readonly to: string;
  readonly workingDays: number;
  /** Days between that are not worked, with their names. */
  readonly skipped: readonly { readonly on: string; readonly name: string }[];
}

export interface Recipient {
  readonly person: string;
  readonly as: RecipientRole;
}

export type SuppressionReason =
  | 'submitted'
  | 'awaiting-issue'
  | 'return-requested'
  | 'awaiting-reassignment'
  | 'not-implementable'
  | 'already-received'
  | 'no-recipient'
  | 'reminder-not-sent-first'
  | 'overtaken-by-later-step'
  /** A word asked for too late: the deadline has passed, and the escalations speak. */
  | 'overdue';

export type ReturnReason = 'not-our-function' | 'unclear' | 'duplicate';

interface StepFacts {
  readonly step: StepCode;
  /** When it was due; `late` when it came after that working day. */
  readonly dueAt: string;
  readonly deadlineVersion: number;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly days: DayCount;
}

/** A balance as it is recorded, with what followed from it at that moment. */
type RecordedBalance = Omit<OpeningBalance, 'standing'> & {
  /** What was done counts as in time by the deadline then in force; null: nothing was due by a date. */
  readonly standing:
    | Exclude<BalancedStanding, { status: 'completed' }>
    | { readonly status: 'completed'; readonly completedOn: string; readonly onTime: boolean | null };
  readonly originalDueAt: string | null;
  /** The deadline had passed when it was recorded. */
  readonly overdue: boolean;
  /** Further steps that would speak about what lies before: skipped, never caught up. */
  readonly skippedSteps: readonly StepCode[];
};

export type AssignmentEvent =
  | Fact<
      'AssignmentOpened',
      {
        readonly task: string;
        readonly directive: string;
        readonly unit: string;
        /** The unit that follows the directive up. */
        readonly ownerUnit: string;
        readonly relation: LeadRelation;
        /** For joint leads the first named keeps the file: its assignment id; else this one's own. */
        readonly keeper: string;
        readonly deadline: Deadline;
        readonly dueAt: string | null;
        readonly deadlineVersion: number;
        readonly termStartsOn: string;
        readonly ladder: string;
        readonly policyVersion: number;
        readonly calendarVersion: number;
        /** Steps that the calendar dates before the opening: skipped, never caught up. */
        readonly skippedSteps: readonly StepCode[];
        /** Of a directive whose circulation is restricted; absent: open. */
        readonly restricted?: true;
      }
    >
  /** What stood when the work came into the register, in the same request as its opening. */
  | Fact<'OpeningBalanceRecorded', RecordedBalance>
  /** What was recorded of it was wrong: this takes its place, and both stay in the log. */
  | Fact<
      'OpeningBalanceCorrected',
      RecordedBalance & {
        readonly was: OpeningBalance;
        readonly reason: string;
        /** The standing is another one, and the work stands by it from now on; else only the facts beside it are. */
        readonly standsOtherwise: boolean;
      }
    >
  | Fact<'AssignmentReceived', { readonly tacit: boolean }>
  | Fact<'AssignmentDelegated', { readonly officer: string }>
  | Fact<'ReturnRequested', { readonly reason: ReturnReason; readonly words: string }>
  | Fact<'ReturnGranted', { readonly words: string | null }>
  | Fact<'ReturnRefused', { readonly reason: string }>
  | Fact<
      'ProgressReported',
      { readonly words: string; readonly nextStep: string | null; readonly percent: number | null }
    >
  | Fact<'ObstacleRaised', { readonly cause: ObstacleCause; readonly authority: string; readonly words: string }>
  | Fact<'ObstacleConfirmed', { readonly words: string | null }>
  | Fact<'ObstacleResolved', { readonly words: string }>
  /** It lies with the authority that issues it, by the letter of that number and local day. */
  | Fact<
      'SentForIssue',
      {
        readonly authority: string;
        readonly letterNumber: string;
        readonly sentOn: string;
        readonly words: string | null;
      }
    >
  /** The authority refused to issue it, or gave it back: it is the unit's work again. */
  | Fact<'IssueRefused', { readonly reason: string; readonly graceUntil: string }>
  | Fact<'DeliverableSubmitted', { readonly evidence: Evidence; readonly words: string | null }>
  | Fact<'DeliverableConfirmed', { readonly completedOn: string; readonly onTime: boolean | null }>
  | Fact<'DeliverableReturned', { readonly reason: string; readonly graceUntil: string }>
  /** The keeper of a joint task was confirmed: this unit's part is complete with it. */
  | Fact<'JointlyCompleted', { readonly keeper: string; readonly completedOn: string; readonly onTime: boolean | null }>
  /** Boundaries that time crosses: counters fold these and never look at a clock. */
  | Fact<'DueSoonReached', { readonly boundary: string }>
  | Fact<'DeadlinePassed', { readonly dueAt: string }>
  | Fact<'UpdatesLapsed', { readonly since: string; readonly cycles: number }>
  | Fact<
      'StepFired',
      StepFacts & {
        readonly late: boolean;
        readonly recipients: readonly Recipient[];
        readonly forms: readonly { readonly form: string; readonly kind: FormKind }[];
      }
    >
  | Fact<'StepSuppressed', StepFacts & { readonly reason: SuppressionReason }>
  /** Nobody of the unit can be told: its steps, this one first, wait until somebody can. The coordinator's alarm. */
  | Fact<'StepsHeld', StepFacts & { readonly reason: 'nobody-to-tell' }>
  /** The unit could not have answered when the tacit receipt was due: it gets the days anew. */
  | Fact<
      'ReceiptRenewed',
      {
        readonly dueAt: string;
        readonly until: string;
        readonly workingDays: number;
        /** Absent in events from before reasons were recorded. */
        readonly reason?: RenewalReason;
      }
    >;

/** The register did not run that day; or the unit's request to return the work was answered only after it. */
export type RenewalReason = 'register-stood-still' | 'return-refused';

/** What every opened assignment carries, whatever its status. */
export interface OpenAssignment {
  readonly task: string;
  readonly directive: string;
  readonly unit: string;
  readonly ownerUnit: string;
  /** Absent: open. */
  readonly restricted?: true;
  readonly relation: LeadRelation;
  readonly keeper: string;
  readonly deadline: Deadline;
  readonly dueAt: string | null;
  readonly deadlineVersion: number;
  readonly openedAt: string;
  readonly termStartsOn: string;
  readonly ladder: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly officer: string | null;
  readonly received: boolean;
  /** Last opening, receipt, report or return to work: what cycles are counted from. */
  readonly lastUpdateAt: string;
  readonly dueSoon: boolean;
  readonly overdue: boolean;
  readonly updatesLapsed: boolean;
  readonly steps: Readonly<Partial<Record<StepCode, 'fired' | 'suppressed' | 'skipped'>>>;
  /** Since when its steps wait for somebody of the unit who can be told. */
  readonly heldSince?: string;
  /** From when the days of the tacit receipt are counted: the notice that told the unit, or their renewal. */
  readonly receiptFrom?: string;
  /** When a step of the ladder last told the unit's head or officer; null before. A leader is told only after it. */
  readonly remindedAt: string | null;
  /** Last instant of the days given after a returned deliverable. */
  readonly graceUntil: string | null;
  /** There only where the work came into the register with a past. */
  readonly openingBalance?: OpeningBalance & { readonly originalDueAt: string | null };
}

export type WorkingStatus = 'assigned' | 'received' | 'in-progress';

export interface Obstacle {
  readonly cause: ObstacleCause;
  readonly authority: string;
  readonly words: string;
  readonly since: string;
  /** The person who raised it. */
  readonly askedBy?: string;
}

export type AssignmentState =
  | { readonly status: 'absent' }
  | ({ readonly status: WorkingStatus } & OpenAssignment)
  | ({
      readonly status: 'return-requested';
      readonly before: WorkingStatus;
      readonly reason: ReturnReason;
      /** The person who asks for it. */
      readonly askedBy?: string;
    } & OpenAssignment)
  | ({ readonly status: 'awaiting-reassignment' } & OpenAssignment)
  | ({ readonly status: 'blocked' | 'not-implementable'; readonly obstacle: Obstacle } & OpenAssignment)
  | ({ readonly status: 'awaiting-issue'; readonly awaited: AwaitedIssue } & OpenAssignment)
  | ({
      readonly status: 'submitted';
      readonly evidence: Evidence;
      readonly submittedAt: string;
      /** The person who submitted it. */
      readonly askedBy?: string;
      /** When the verifier was told that it waits. */
      readonly verifierToldAt?: string;
    } & OpenAssignment)
  | ({ readonly status: 'completed'; readonly completedOn: string; readonly onTime: boolean | null } & OpenAssignment);

export type AssignmentStatus = AssignmentState['status'];
