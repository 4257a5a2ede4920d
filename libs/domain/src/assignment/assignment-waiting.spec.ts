import { coordinator, fieldLeader, financeHead, financeOfficer, leader } from '../log/people.examples.js';
import { aUnitWithoutPosts, theFinanceUnit, theOffice } from '../unit/unit.examples.js';
import type { UnitState } from '../unit/unit.js';
import { SYSTEM } from '../log/actor.js';
import { nextTimers } from '../policy/next-timers.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import {
  decision,
  fire,
  fired,
  id,
  monday,
  opened,
  received,
  reported,
  returnRequested,
  submitted,
  toHead,
} from './assignment.examples.js';
import type { AssignmentEvent } from './assignment.js';
import { evolveAssignment, noAssignment } from './assignment.evolve.js';
import { given } from './assignment.kit-spec.js';

const R2 = '2025-03-20T00:30:00.000Z';
const R3 = '2025-03-26T00:30:00.000Z';

const rings = (data: object) => [expect.objectContaining({ type: 'StepFired', data: expect.objectContaining(data) })];
const silence = (step: string, reason: string) => [
  expect.objectContaining({ type: 'StepSuppressed', data: expect.objectContaining({ step, reason }) }),
];
const holds = (step: string) => [
  expect.objectContaining({ type: 'StepsHeld', data: expect.objectContaining({ step, reason: 'nobody-to-tell' }) }),
];

const versions = { deadlineVersion: 1, policyVersion: 1, calendarVersion: 1 };
const days = { from: '2025-03-31', to: '2025-03-20', workingDays: -7, skipped: [] };
const held: AssignmentEvent = {
  type: 'StepsHeld',
  data: { step: 'R2', dueAt: R2, ...versions, days, reason: 'nobody-to-tell' },
};
const empty = { unit: aUnitWithoutPosts };
const handed: AssignmentEvent = { type: 'AssignmentDelegated', data: { officer: financeOfficer.person } };

describe('a unit that has nobody', () => {
  const told = [opened, fired('R0', toHead)];

  it('makes every step wait, and says so once', () => {
    given(told, empty).when(fire('R2', R2)).thenHappens(holds('R2'));
    given([...told, held], empty)
      .when(fire('R2', R3))
      .thenNothing();
    given([...told, held], empty)
      .when(fire('R3', R3))
      .thenNothing();
  });

  it('is reminded once it has somebody: the missed steps fold into the latest, late', () => {
    given([...told, held])
      .when(fire('R2', '2025-03-27T02:00:00.000Z'))
      .thenHappens(silence('R2', 'overtaken-by-later-step'));
    given([...told, held])
      .when(fire('R3', '2025-03-27T02:00:00.000Z'))
      .thenHappens(rings({ step: 'R3', late: true }));
  });

  it('is told through its officer where the head is missing', () => {
    const posts = theFinanceUnit.status === 'active' ? theFinanceUnit.posts.slice(1) : [];
    const unit: UnitState = { ...theFinanceUnit, ...(theFinanceUnit.status === 'active' && { posts }) };
    given([...told, handed], { unit })
      .when(fire('R2', R2))
      .thenHappens(rings({ recipients: [{ person: financeOfficer.person, as: 'officer' }] }));
    // Not handed to anybody, the work has nobody.
    given(told, { unit }).when(fire('R2', R2)).thenHappens(holds('R2'));
  });

  it('keeps leaders waiting too, and hears first when it has somebody', () => {
    const E1 = '2025-04-01T00:30:00.000Z';
    given([opened, held], empty).when(fire('E1', E1)).thenNothing();
    given([...told, submitted(decision, R2)], empty)
      .when(fire('R3', R3))
      .thenHappens(silence('R3', 'submitted'));
  });

  it('starts no clock while it waits; the timers go on within the hours of the day on which somebody came', () => {
    const state = [...told, held]
      .map((event) => ({ occurredAt: monday, ...event }))
      .reduce(evolveAssignment, noAssignment);
    const clocks = (posts: readonly { readonly post: 'unitHead'; readonly person: string }[]) =>
      nextTimers(state, DEFAULT_POLICY, VIETNAM_CALENDAR, { posts, since: '2025-03-27T13:00:00.000Z' })
        .filter(({ step }) => step !== null)
        .map(({ step, dueAt }) => `${step} ${dueAt}`);
    expect(clocks([])).toEqual([]);
    expect(clocks([{ post: 'unitHead', person: financeHead.person }])).toEqual([
      'R2 2025-03-28T00:30:00.000Z',
      'U1 2025-03-28T00:30:00.000Z',
    ]);
  });
});

describe('a word that is asked for', () => {
  // The opening of Monday 3 March at ten, and seven days: the morning of Tuesday the 11th.
  const U1 = '2025-03-11T00:30:00.000Z';
  const told = [opened, fired('R0', toHead)];

  it('comes a cycle after the last update, to the unit alone', () => {
    given(told).when(fire('U1', '2025-03-10T03:00:00.000Z')).thenNothing();
    given(told)
      .when(fire('U1', U1))
      .thenHappens(rings({ step: 'U1', recipients: [{ person: financeHead.person, as: 'unitHead' }] }));
  });

  it('comes once a silence; an update arms it again', () => {
    const asked = [...told, fired('U1', toHead, U1)];
    given(asked).when(fire('U1', '2025-03-25T00:30:00.000Z')).thenNothing();
    const spoke = { ...reported, occurredAt: '2025-03-12T03:00:00.000Z' };
    given([...asked, spoke])
      .when(fire('U1', '2025-03-19T03:00:00.000Z'))
      .thenNothing();
    given([...asked, spoke])
      .when(fire('U1', '2025-03-20T00:30:00.000Z'))
      .thenHappens(rings({ step: 'U1' }));
  });

  it('is silent once the deadline has passed, and while somebody else owes the next move', () => {
    given(told).when(fire('U1', '2025-04-01T00:30:00.000Z')).thenHappens(silence('U1', 'overdue'));
    given([...told, returnRequested])
      .when(fire('U1', U1))
      .thenNothing();
  });

  it('waits for somebody who can be told', () => {
    given(told, empty).when(fire('U1', U1)).thenHappens(holds('U1'));
  });
});

describe('a submission that waits', () => {
  // Submitted on Thursday 20 March: the 27th, and then the 3rd of April.
  const waiting = [opened, fired('R0', toHead), submitted(decision, '2025-03-20T03:00:00.000Z')];
  const V1a = '2025-03-27T00:30:00.000Z';
  const V1b = '2025-04-03T00:30:00.000Z';

  it('is told to the verifier, then to those above', () => {
    given(waiting).when(fire('V1a', '2025-03-26T03:00:00.000Z')).thenNothing();
    given(waiting)
      .when(fire('V1a', V1a))
      .thenHappens(
        rings({
          recipients: [
            { person: coordinator.person, as: 'coordinator' },
            { person: fieldLeader.person, as: 'fieldLeader' },
          ],
        }),
      );
    given(waiting).when(fire('V1b', V1b)).thenRefused('step-out-of-order', 'step');
    given([...waiting, fired('V1a', [], V1a)])
      .when(fire('V1b', V1b))
      .thenHappens(rings({ recipients: [{ person: leader.person, as: 'leader' }] }));
  });

  it('is told to those above on the morning after the verifier, after an outage', () => {
    const late = [...waiting, fired('V1a', [], '2025-04-07T03:00:00.000Z')];
    given(late).when(fire('V1b', '2025-04-07T03:00:00.000Z')).thenNothing();
    given(late)
      .when(fire('V1b', '2025-04-08T00:30:00.000Z'))
      .thenHappens(rings({ step: 'V1b', late: false }));
  });

  it('waits no longer once it was returned, and anew when it comes again', () => {
    const returned: AssignmentEvent = { type: 'DeliverableReturned', data: { reason: 'Thiếu', graceUntil: V1a } };
    const back = [...waiting, fired('V1a', [], V1a), { ...returned, occurredAt: V1a }];
    given(back).when(fire('V1b', V1b)).thenNothing();
    given([...back, submitted(decision, V1b)])
      .when(fire('V1a', '2025-04-09T00:30:00.000Z'))
      .thenNothing();
    given([...back, submitted(decision, V1b)])
      .when(fire('V1a', '2025-04-11T00:30:00.000Z'))
      .thenHappens(rings({ step: 'V1a' }));
  });

  it('has nobody to tell', () => {
    const owner: UnitState = { ...theOffice, ...(theOffice.status === 'active' && { posts: [] }) };
    given(waiting, { owner }).when(fire('V1a', V1a)).thenHappens(silence('V1a', 'no-recipient'));
  });
});

describe('the tacit receipt', () => {
  // Told on Monday the 3rd; five working days to the 10th; the morning of Tuesday the 11th.
  const told = [opened, fired('R0', toHead)];
  const at = '2025-03-11T00:30:00.000Z';
  const tacitly = (instant: string, by = SYSTEM) =>
    ({ type: 'ReceiveTacitly', id, at: instant, by, dueAt: instant }) as const;

  it('comes five working days after the unit was told, and is the system’s', () => {
    given(told).when(tacitly('2025-03-10T10:00:00.000Z')).thenNothing();
    given(told)
      .when(tacitly(at))
      .thenHappens([{ type: 'AssignmentReceived', data: { tacit: true } }]);
    given(told).when(tacitly(at, financeHead)).thenRefused('system-only');
  });

  it('never comes to who was not told, has received or asks to return', () => {
    given([opened]).when(tacitly(at)).thenNothing();
    given([...told, received])
      .when(tacitly(at))
      .thenNothing();
    given([...told, returnRequested])
      .when(tacitly(at))
      .thenNothing();
  });

  it('gives the days anew when the register did not run', () => {
    const reason = 'register-stood-still' as const;
    const renewed = { dueAt: at, until: '2025-03-20T00:30:00.000Z', workingDays: 5, reason };
    const found = '2025-03-12T01:00:00.000Z';
    given(told)
      .when(tacitly(found))
      .thenHappens([{ type: 'ReceiptRenewed', data: renewed }]);
    const again = [...told, { type: 'ReceiptRenewed' as const, data: renewed, occurredAt: found }];
    given(again).when(tacitly('2025-03-19T00:30:00.000Z')).thenNothing();
    given(again)
      .when(tacitly('2025-03-20T00:30:00.000Z'))
      .thenHappens([{ type: 'AssignmentReceived', data: { tacit: true } }]);
  });

  it('gives them anew when its request to return the work is refused after that day, and says that', () => {
    const asked = { ...returnRequested, occurredAt: '2025-03-10T03:00:00.000Z' };
    const found = '2025-03-12T03:00:00.000Z';
    const refused: AssignmentEvent = { type: 'ReturnRefused', data: { reason: 'Đúng chức năng' } };
    given([...told, asked, { ...refused, occurredAt: found }])
      .when(tacitly(found))
      .thenHappens([
        {
          type: 'ReceiptRenewed',
          data: { dueAt: at, until: '2025-03-20T00:30:00.000Z', workingDays: 5, reason: 'return-refused' },
        },
      ]);
    // Refused in time, it was the register that did not run on the day itself.
    given([...told, asked, { ...refused, occurredAt: '2025-03-10T08:00:00.000Z' }])
      .when(tacitly(found))
      .thenHappens([expect.objectContaining({ data: expect.objectContaining({ reason: 'register-stood-still' }) })]);
  });

  it('breaks no silence', () => {
    const tacit: AssignmentEvent = { type: 'AssignmentReceived', data: { tacit: true } };
    given([...told, { ...tacit, occurredAt: at }]).thenState({ received: true, lastUpdateAt: monday });
  });
});
