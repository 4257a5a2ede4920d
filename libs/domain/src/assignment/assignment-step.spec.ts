import { coordinator, fieldLeader, financeHead, financeOfficer, leader, otherOfficer } from '../log/people.examples.js';
import { theFinanceUnit } from '../unit/unit.examples.js';
import {
  confirmed,
  decision,
  fire,
  fired,
  monday,
  obstacleConfirmed,
  obstacleRaised,
  opened,
  openedUndated,
  received,
  returnGranted,
  returnRequested,
  reported,
  silenced,
  submitted,
  toHead,
} from './assignment.examples.js';
import type { AssignmentEvent } from './assignment.js';
import { given } from './assignment.kit-spec.js';

const R2 = '2025-03-20T00:30:00.000Z';
const R3 = '2025-03-26T00:30:00.000Z';
const E1 = '2025-04-01T00:30:00.000Z';
// 7 April 2025 is a holiday in the calendar: five working days after 31 March come one day later.
const E2 = '2025-04-08T00:30:00.000Z';
const E3 = '2025-04-15T00:30:00.000Z';

const rings = (data: object) => [expect.objectContaining({ type: 'StepFired', data: expect.objectContaining(data) })];
const silence = (step: string, reason: string) => [
  expect.objectContaining({ type: 'StepSuppressed', data: expect.objectContaining({ step, reason }) }),
];
const head = { person: financeHead.person, as: 'unitHead' } as const;

const reminded: readonly AssignmentEvent[] = [
  opened,
  ...(['R0', 'R2', 'R3', 'R4a', 'R4b'] as const).map((step) => fired(step, toHead)),
];
/** Nobody of the unit was ever told. */
const silent: readonly AssignmentEvent[] = [
  opened,
  reported,
  silenced('R0', 'already-received'),
  ...(['R2', 'R3', 'R4a', 'R4b'] as const).map((step) => silenced(step, 'submitted')),
];

describe('a step that is due', () => {
  it('tells whom the policy names, with the days counted and the versions that hold', () =>
    given([opened])
      .when(fire('R2', R2))
      .thenHappens([
        {
          type: 'StepFired',
          data: {
            step: 'R2',
            dueAt: R2,
            days: {
              from: '2025-03-31',
              to: '2025-03-20',
              workingDays: -7,
              skipped: [
                { on: '2025-03-30', name: 'Chủ nhật' },
                { on: '2025-03-29', name: 'Thứ bảy' },
                { on: '2025-03-23', name: 'Chủ nhật' },
                { on: '2025-03-22', name: 'Thứ bảy' },
              ],
            },
            deadlineVersion: 1,
            policyVersion: 1,
            calendarVersion: 1,
            late: false,
            recipients: [head],
            forms: [],
          },
        },
      ]));

  it('tells the officer to whom the work was handed, and no other', () => {
    const delegated: AssignmentEvent = { type: 'AssignmentDelegated', data: { officer: otherOfficer.person } };
    const officer = { person: otherOfficer.person, as: 'officer' } as const;
    given([opened, delegated])
      .when(fire('R2', R2))
      .thenHappens(rings({ recipients: [head, officer] }));
    const left = {
      ...theFinanceUnit,
      posts: theFinanceUnit.status === 'active' ? theFinanceUnit.posts.slice(0, 2) : [],
    };
    given([opened, delegated], { unit: left })
      .when(fire('R2', R2))
      .thenHappens(rings({ recipients: [head] }));
    expect(financeOfficer.person).not.toBe(otherOfficer.person);
  });

  it('drafts its forms under ids of their own', () =>
    given(reminded)
      .when(fire('E1', E1))
      .thenHappens(rings({ step: 'E1', forms: [{ form: 'form of E1 reminder-slip', kind: 'reminder-slip' }] })));

  it('is late from the next day on, and never comes outside the hours', () => {
    given([opened])
      .when(fire('R2', '2025-03-20T09:59:59.999Z'))
      .thenHappens(rings({ late: false }));
    // Five in the afternoon; a quarter past seven in the morning; a Saturday; and the Friday's morning.
    for (const at of ['2025-03-20T10:00:00.000Z', '2025-03-21T00:15:00.000Z', '2025-03-22T03:00:00.000Z']) {
      given([opened]).when(fire('R2', at)).thenNothing();
    }
    given([opened])
      .when(fire('R2', '2025-03-21T00:30:00.000Z'))
      .thenHappens(rings({ late: true }));
  });

  it('fires once', () => {
    given([opened, fired('R2', toHead)])
      .when(fire('R2', R2))
      .thenNothing();
    given([opened, silenced('R2', 'submitted')])
      .when(fire('R2', R2))
      .thenNothing();
  });

  it('is the system’s', () =>
    given([opened])
      .when({ ...fire('R2', R2), by: coordinator })
      .thenRefused('system-only'));
});

describe('a timer that the log has overtaken', () => {
  it('answers nothing when the step is not due by now', () => {
    given([opened]).when(fire('R2', monday)).thenNothing();
    given([opened])
      .when({ ...fire('R2', R2), deadlineVersion: 2 })
      .thenNothing();
    given([openedUndated]).when(fire('E1', E1)).thenNothing();
  });
  it('is refused when it rang before its own time', () =>
    given([opened])
      .when({ ...fire('R2', monday), dueAt: R2 })
      .thenRefused('step-not-due', 'dueAt'));
  it('answers nothing once the work is done', () =>
    given([opened, submitted(decision, R2), confirmed])
      .when(fire('E1', E1))
      .thenNothing());
  it('waits for the grace after a returned deliverable', () => {
    const returned: AssignmentEvent = {
      type: 'DeliverableReturned',
      data: { reason: 'Thiếu', graceUntil: '2025-04-03T16:59:59.999Z' },
    };
    const events = [...reminded, submitted(decision, R3), returned];
    given(events).when(fire('E1', E1)).thenNothing();
    given(events)
      .when(fire('E1', '2025-04-04T00:30:00.000Z'))
      .thenHappens(rings({ step: 'E1', late: false }));
  });
});

describe('a step that is not for the unit now', () => {
  it.each([
    ['submitted', [submitted(decision, R2)], 'submitted'],
    ['asked to be returned', [returnRequested], 'return-requested'],
    ['taken back', [returnRequested, returnGranted], 'awaiting-reassignment'],
    ['not implementable', [obstacleRaised, obstacleConfirmed], 'not-implementable'],
  ] as const)('is suppressed with the reason: %s', (_, events, reason) => {
    given([opened, ...events])
      .when(fire('R3', R3))
      .thenHappens(silence('R3', reason));
  });

  it('rings on while an obstacle is only claimed', () =>
    given([opened, obstacleRaised])
      .when(fire('R3', R3))
      .thenHappens(rings({ step: 'R3' })));

  it('does not ask to receive what is received', () => {
    given([opened, received]).when(fire('R0', monday)).thenHappens(silence('R0', 'already-received'));
    given([opened, reported]).when(fire('R0', monday)).thenHappens(silence('R0', 'already-received'));
  });

  it('folds missed reminders into the latest', () => {
    given([opened]).when(fire('R2', R3)).thenHappens(silence('R2', 'overtaken-by-later-step'));
    given([opened])
      .when(fire('R3', R3))
      .thenHappens(rings({ step: 'R3' }));
    given([opened])
      .when(fire('R0', R3))
      .thenHappens(rings({ step: 'R0', late: true }));
  });
});

describe('escalation', () => {
  it('comes in order, none left out', () => {
    given(reminded).when(fire('E2', E2)).thenRefused('step-out-of-order', 'step');
    given([...reminded, fired('E1', toHead)])
      .when(fire('E3', E3))
      .thenRefused('step-out-of-order', 'step');
    given([...reminded, silenced('E1', 'submitted')])
      .when(fire('E2', E2))
      .thenHappens(rings({ step: 'E2' }));
  });

  it('tells the field leader, then the leader, with the forms to sign', () => {
    given([...reminded, fired('E1', toHead)])
      .when(fire('E2', E2))
      .thenHappens(
        rings({
          recipients: [
            head,
            { person: coordinator.person, as: 'coordinator' },
            { person: fieldLeader.person, as: 'fieldLeader' },
          ],
          forms: [{ form: 'form of E2 urging-letter', kind: 'urging-letter' }],
        }),
      );
    given([...reminded, fired('E1', toHead), fired('E2', toHead)])
      .when(fire('E3', E3))
      .thenHappens(
        rings({
          recipients: [
            { person: coordinator.person, as: 'coordinator' },
            { person: leader.person, as: 'leader' },
          ],
        }),
      );
  });

  it('reaches no leader before the unit had its reminder: that comes first', () => {
    given([...silent, silenced('E1', 'submitted')])
      .when(fire('E2', E2))
      .thenHappens(rings({ step: 'E1', late: true }));
    // Then the leaders wait for the next morning, by the schedule itself.
    const after = [...silent, silenced('E1', 'submitted'), fired('E1', toHead, E2)];
    given(after).when(fire('E2', E2)).thenNothing();
    given(after)
      .when(fire('E2', '2025-04-09T00:30:00.000Z'))
      .thenHappens(rings({ step: 'E2' }));
  });
});
