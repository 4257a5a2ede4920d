/**
 * Which commands the asker could give now. The decision function itself is asked, with a command that is sound in all but who
 * gives it and when: so a button can never promise what the decision would refuse.
 */
import {
  type AssignmentCommand,
  type AssignmentPersonCommand,
  type AssignmentPremises,
  type AssignmentState,
  decideAssignment,
  DEFAULT_POLICY,
  isRefused,
  localDay,
  type UnitState,
  VIETNAM_CALENDAR,
} from '#domain';
import type { Viewer } from '../http/api.request.js';

type Bare = AssignmentPersonCommand extends infer Each
  ? Each extends AssignmentPersonCommand
    ? Omit<Each, 'id' | 'at' | 'by'>
    : never
  : never;

const somebody = '00000000-0000-8000-8000-000000000001';

/** Every command of people, as the API names it, with words and days that pass. */
const attemptsOn = (today: string): Readonly<Record<string, Bare>> => ({
  receive: { type: 'ReceiveAssignment' },
  delegate: { type: 'DelegateAssignment', officer: somebody },
  'request-return': { type: 'RequestReturn', reason: 'unclear', words: '…' },
  'grant-return': { type: 'GrantReturn', words: null },
  'refuse-return': { type: 'RefuseReturn', reason: '…' },
  'report-progress': { type: 'ReportProgress', words: '…', nextStep: null, percent: null },
  'raise-obstacle': { type: 'RaiseObstacle', cause: 'other', authority: '…', words: '…' },
  'confirm-obstacle': { type: 'ConfirmObstacle', words: null },
  'resolve-obstacle': { type: 'ResolveObstacle', words: '…' },
  'send-for-issue': { type: 'SendForIssue', authority: '…', letterNumber: '…', sentOn: today, words: null },
  'issue-refused': { type: 'RecordIssueRefusal', reason: '…' },
  submit: {
    type: 'SubmitDeliverable',
    evidence: { kind: 'document', number: '…', issuedOn: today, title: '…', sha256: null },
    words: null,
  },
  confirm: { type: 'ConfirmDeliverable' },
  'return-deliverable': { type: 'ReturnDeliverable', reason: '…' },
});

const staffed: UnitState = {
  status: 'active',
  code: '',
  name: '',
  nameEn: null,
  kind: 'department',
  parent: null,
  posts: [{ post: 'officer', person: somebody, acting: false }],
};

const premises: AssignmentPremises = {
  policy: { status: 'published', policy: DEFAULT_POLICY, earlier: [] },
  calendar: { status: 'published', calendar: VIETNAM_CALENDAR },
  unit: staffed,
  owner: staffed,
  task: { status: 'absent' },
  asker: { status: 'none' },
  formId: () => somebody,
};

/** Command names of the API that would change something, in a fixed order. `at`: ISO 8601 instant. */
export function allowedActions(id: string, state: AssignmentState, viewer: Viewer, at: string): string[] {
  if (viewer.viewing !== undefined) return [];
  const { person, role, unit } = viewer;
  return Object.entries(attemptsOn(localDay(at)))
    .filter(([, attempt]) => {
      const command = { ...attempt, id, at, by: { person, role, unit } } as AssignmentCommand;
      const decision = decideAssignment(command, state, premises);
      return !isRefused(decision) && decision.length > 0;
    })
    .map(([name]) => name);
}
