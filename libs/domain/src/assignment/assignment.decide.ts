import { refuse, type Decided } from '../log/refusals.js';
import { lapseUpdates, passDeadline, reachDueSoon } from './assignment-boundary.decide.js';
import { completeJointly, confirm, returnDeliverable, submit } from './assignment-completion.decide.js';
import { recordIssueRefusal, sendForIssue } from './assignment-issue.decide.js';
import { correctOpeningBalance } from './assignment-opening-balance.decide.js';
import { open } from './assignment-opening.decide.js';
import {
  delegate,
  grantReturn,
  receive,
  receiveTacitly,
  refuseReturn,
  requestReturn,
} from './assignment-receipt.decide.js';
import { fireStep } from './assignment-step.decide.js';
import { confirmObstacle, raiseObstacle, reportProgress, resolveObstacle } from './assignment-work.decide.js';
import type { AssignmentCommand } from './assignment.commands.js';
import type { AssignmentEvent, AssignmentState } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';

/** Who may do what, and when, in the life of an assignment. */
export function decideAssignment(
  command: AssignmentCommand,
  state: AssignmentState,
  premises: AssignmentPremises,
): Decided<AssignmentEvent> {
  if (command.type === 'OpenAssignment') return open(command, state, premises);
  if (state.status === 'absent') return refuse('assignment-not-found', 'id');
  switch (command.type) {
    case 'ReceiveAssignment':
      return receive(command, state);
    case 'DelegateAssignment':
      return delegate(command, state, premises);
    case 'RequestReturn':
      return requestReturn(command, state);
    case 'GrantReturn':
      return grantReturn(command, state, premises);
    case 'RefuseReturn':
      return refuseReturn(command, state, premises);
    case 'ReportProgress':
      return reportProgress(command, state);
    case 'RaiseObstacle':
      return raiseObstacle(command, state);
    case 'ConfirmObstacle':
      return confirmObstacle(command, state, premises);
    case 'ResolveObstacle':
      return resolveObstacle(command, state);
    case 'SendForIssue':
      return sendForIssue(command, state);
    case 'RecordIssueRefusal':
      return recordIssueRefusal(command, state, premises);
    case 'CorrectOpeningBalance':
      return correctOpeningBalance(command, state, premises);
    case 'SubmitDeliverable':
      return submit(command, state, command.id);
    case 'ConfirmDeliverable':
      return confirm(command, state, premises);
    case 'ReturnDeliverable':
      return returnDeliverable(command, state, premises);
    case 'CompleteJointly':
      return completeJointly(command, state, premises);
    case 'FireStep':
      return fireStep(command, state, premises);
    case 'ReachDueSoon':
      return reachDueSoon(command, state, premises);
    case 'PassDeadline':
      return passDeadline(command, state);
    case 'LapseUpdates':
      return lapseUpdates(command, state, premises);
    case 'ReceiveTacitly':
      return receiveTacitly(command, state, premises);
  }
}
