import {
  admin,
  coordinator,
  fieldLeader,
  finance,
  financeCoordinator,
  financeHead,
  financeOfficer,
  leader,
  office,
} from '../log/people.examples.js';
import { aUnitWithoutPosts, theFinanceUnit } from '../unit/unit.examples.js';
import { consequencesOfAssignment } from './assignment.consequences.js';
import { decideAssignment } from './assignment.decide.js';
import { evolveAssignment, noAssignment } from './assignment.evolve.js';
import {
  confirmed,
  decision,
  due,
  fired,
  id,
  keeperId,
  monday,
  note,
  obstacleRaised,
  opened,
  openedJointly,
  openedUndated,
  premises,
  returnRequested,
  submit,
  submitted,
  task,
  toHead,
} from './assignment.examples.js';
import type { AssignmentEvent } from './assignment.js';
import { given } from './assignment.kit-spec.js';

const day21 = '2025-03-21T03:00:00.000Z';
const day24 = '2025-03-24T03:00:00.000Z';
const confirm = { type: 'ConfirmDeliverable', id, at: day24, by: fieldLeader } as const;
const giveBack = { type: 'ReturnDeliverable', id, at: day24, by: coordinator, reason: 'Thiếu số liệu' } as const;

describe('submitting a deliverable', () => {
  it('is the head’s, with a document that has its number and day', () =>
    given([opened])
      .when(submit(decision))
      .thenHappens([{ type: 'DeliverableSubmitted', data: { evidence: decision, words: null } }]));

  it('takes a note where no document was owed', () =>
    given([opened])
      .when(submit(note))
      .thenHappens([{ type: 'DeliverableSubmitted', data: { evidence: note, words: null } }]));

  it('takes no document without its number, its day, or before its day', () => {
    given([opened])
      .when(submit({ ...decision, number: '' }))
      .thenRefused('text-required', 'evidence/number');
    given([opened])
      .when(submit({ ...decision, issuedOn: '2025-02-29' }))
      .thenRefused('day-invalid', 'evidence/issuedOn');
    given([opened])
      .when(submit({ ...decision, issuedOn: '2025-03-22' }))
      .thenRefused('document-in-future', 'evidence/issuedOn');
    given([opened])
      .when(submit({ ...decision, sha256: 'abc' }))
      .thenRefused('hash-invalid', 'evidence/sha256');
  });

  it('counts the day in Vietnam: at eight in the evening UTC it is tomorrow there', () => {
    const tomorrow = { ...decision, issuedOn: '2025-03-22' };
    given([opened])
      .when(submit(tomorrow, '2025-03-21T17:00:00.000Z'))
      .thenHappens([{ type: 'DeliverableSubmitted', data: { evidence: tomorrow, words: null } }]);
    given([opened])
      .when(submit(tomorrow, '2025-03-21T16:59:59.999Z'))
      .thenRefused('document-in-future', 'evidence/issuedOn');
  });

  it('is for nobody but the head', () => {
    given([opened])
      .when(submit(decision, day21, financeOfficer))
      .thenRefused('not-your-role');
    given([opened])
      .when(submit(decision, day21, { ...financeHead, unit: office }))
      .thenRefused('not-your-unit');
  });

  it('again with the same evidence is the same submission; with other evidence it must wait', () => {
    given([opened, submitted(decision, day21)])
      .when(submit(decision))
      .thenNothing();
    given([opened, submitted(decision, day21)])
      .when(submit(note))
      .thenRefused('already-submitted');
  });

  it('comes after what is open', () => {
    given([opened, obstacleRaised]).when(submit(decision)).thenRefused('obstacle-open');
    given([opened, returnRequested]).when(submit(decision)).thenRefused('return-pending');
    given([opened, submitted(decision, day21), confirmed])
      .when(submit(decision))
      .thenRefused('already-completed');
  });

  it('is the keeper’s alone among joint leads', () =>
    given([openedJointly]).when(submit(decision)).thenRefused('not-the-keeper'));
});

describe('confirming', () => {
  it('completes on the day of the document, however late it is confirmed', () => {
    given([opened, submitted(decision, day21)])
      .when({ ...confirm, at: '2025-05-05T03:00:00.000Z' })
      .thenHappens([{ type: 'DeliverableConfirmed', data: { completedOn: '2025-03-20', onTime: true } }]);
  });

  it('completes a note on the day of its submission', () =>
    given([opened, submitted(note, day21)])
      .when(confirm)
      .thenHappens([{ type: 'DeliverableConfirmed', data: { completedOn: '2025-03-21', onTime: true } }]));

  it.each([
    ['a document of the last day', { ...decision, issuedOn: '2025-03-31' }, '2025-04-01T03:00:00.000Z', true],
    ['a document of the day after', { ...decision, issuedOn: '2025-04-01' }, '2025-04-01T03:00:00.000Z', false],
    ['a note at the last instant', note, due, true],
    ['a note one millisecond later', note, '2025-03-31T17:00:00.000Z', false],
  ])('knows whether it was in time: %s', (_, evidence, at, onTime) => {
    const completedOn = evidence.kind === 'document' ? evidence.issuedOn : onTime ? '2025-03-31' : '2025-04-01';
    given([opened, submitted(evidence, at)])
      .when({ ...confirm, at: '2025-04-02T03:00:00.000Z' })
      .thenHappens([{ type: 'DeliverableConfirmed', data: { completedOn, onTime } }]);
  });

  it('is neither in time nor late without a date', () =>
    given([openedUndated, submitted(note, day21)])
      .when(confirm)
      .thenHappens([{ type: 'DeliverableConfirmed', data: { completedOn: '2025-03-21', onTime: null } }]));

  it('refuses a document dated after the confirmation, as when a clock was wrong', () =>
    given([opened, submitted({ ...decision, issuedOn: '2025-03-25' }, day21)])
      .when(confirm)
      .thenRefused('document-after-confirmation'));

  it('is never the lead unit’s, in whatever role', () => {
    const before = [opened, submitted(decision, day21)];
    for (const by of [financeHead, financeCoordinator, { ...fieldLeader, unit: finance }]) {
      given(before)
        .when({ ...confirm, by })
        .thenRefused('lead-unit-cannot-confirm');
    }
    const ownFollower = { ...opened, data: { ...opened.data, ownerUnit: finance } };
    given([ownFollower, submitted(decision, day21)])
      .when({ ...confirm, by: financeCoordinator })
      .thenRefused('lead-unit-cannot-confirm');
    given([ownFollower, submitted(decision, day21)])
      .when({ ...confirm, by: { ...coordinator, unit: null } })
      .thenHappens([confirmed]);
  });

  it('is the field leader’s or the coordinator’s', () => {
    given([opened, submitted(decision, day21)])
      .when({ ...confirm, by: coordinator })
      .thenHappens([confirmed]);
    for (const by of [leader, admin]) {
      given([opened, submitted(decision, day21)])
        .when({ ...confirm, by })
        .thenRefused('not-your-role');
    }
  });

  it('pressed twice answers once; without a submission there is nothing to confirm', () => {
    given([opened, submitted(decision, day21), confirmed])
      .when(confirm)
      .thenNothing();
    given([opened]).when(confirm).thenRefused('not-submitted');
  });
});

describe('returning a deliverable', () => {
  const returned: AssignmentEvent = {
    type: 'DeliverableReturned',
    data: { reason: 'Thiếu số liệu', graceUntil: '2025-03-27T16:59:59.999Z' },
  };

  it('gives three working days of grace', () => {
    given([opened, submitted(decision, day21)])
      .when(giveBack)
      .thenHappens([returned]);
    given([opened, submitted(decision, day21), returned]).thenState({
      status: 'in-progress',
      graceUntil: '2025-03-27T16:59:59.999Z',
    });
  });

  it('has a reason, and the same authority as confirming', () => {
    given([opened, submitted(decision, day21)])
      .when({ ...giveBack, reason: '' })
      .thenRefused('text-required', 'reason');
    given([opened, submitted(decision, day21)])
      .when({ ...giveBack, by: financeHead })
      .thenRefused('lead-unit-cannot-confirm');
    given([opened]).when(giveBack).thenRefused('not-submitted');
    given([opened, submitted(decision, day21), confirmed])
      .when(giveBack)
      .thenRefused('already-completed');
  });
});

describe('joint leads', () => {
  const complete = {
    type: 'CompleteJointly',
    id,
    at: day24,
    by: fieldLeader,
    keeper: keeperId,
    completedOn: '2025-03-20',
    onTime: true,
  } as const;
  const jointly: AssignmentEvent = {
    type: 'JointlyCompleted',
    data: { keeper: keeperId, completedOn: '2025-03-20', onTime: true },
  };

  it('are completed by their keeper’s confirmation, whatever they were doing', () => {
    given([openedJointly]).when(complete).thenHappens([jointly]);
    given([openedJointly, obstacleRaised]).when(complete).thenHappens([jointly]);
    given([openedJointly, jointly]).when(complete).thenNothing();
    given([opened]).when(complete).thenRefused('not-the-keeper');
  });

  it('are not completed by anybody who has a post or a role in one of them', () => {
    const state = evolveAssignment(noAssignment, { ...openedJointly, occurredAt: monday });
    const post = { post: 'officer' as const, person: fieldLeader.person, acting: false };
    const grant = { id, role: 'officer' as const, unit: finance, from: monday, until: null };
    const decide = (known: Partial<typeof premises>) => decideAssignment(complete, state, { ...premises, ...known });
    const withPost = theFinanceUnit.status === 'active' ? { ...theFinanceUnit, posts: [post] } : theFinanceUnit;
    expect(decide({ unit: withPost })).toMatchObject({ refused: 'own-request' });
    expect(
      decide({
        unit: aUnitWithoutPosts,
        asker: {
          status: 'known',
          person: fieldLeader.person,
          grants: [{ ...grant, delegation: null, restricted: false }],
        },
      }),
    ).toMatchObject({ refused: 'own-request' });
    expect(decide({ unit: aUnitWithoutPosts })).toEqual([jointly]);
  });

  it('follow from that confirmation in the same request', () => {
    const keeper: AssignmentEvent = { ...opened, data: { ...opened.data, relation: 'joint' } };
    const before = [keeper, submitted(decision, day21)].reduce(
      (state, event) => evolveAssignment(state, { occurredAt: monday, ...event }),
      noAssignment,
    );
    const leads = {
      status: 'issued' as const,
      dueAt: due,
      assignments: [
        { assignment: id, unit: finance },
        { assignment: keeperId, unit: office },
      ],
      directive: opened.data.directive,
      ordinal: '1',
      section: null,
      work: 'Đề án',
      lead: { relation: 'joint' as const, units: [finance, office], text: '' },
      cooperating: { units: [], text: '' },
      deliverable: null,
      deadline: opened.data.deadline,
    };
    expect(consequencesOfAssignment(confirm, [confirmed], before, { ...premises, task: leads })).toEqual([
      { ...complete, id: keeperId, keeper: id },
    ]);
  });

  it('draft the forms of a fired step in the same request', () => {
    const before = evolveAssignment(noAssignment, { ...opened, occurredAt: monday });
    const step = fired('E1', toHead);
    const forms = [{ form: 'the slip', kind: 'reminder-slip' as const }];
    const event = { ...step, data: { ...step.data, forms } } as AssignmentEvent;
    expect(consequencesOfAssignment(confirm, [event], before, premises)).toMatchObject([
      { type: 'DraftForm', id: 'the slip', kind: 'reminder-slip', assignment: id, task, step: 'E1', dueAt: due },
    ]);
  });
});
