import { SYSTEM } from '../log/actor.js';
import {
  admin,
  coordinator,
  financeHead,
  financeOfficer,
  health,
  healthHead,
  leader,
  nationalLeader,
  office,
} from '../log/people.examples.js';
import {
  confirmed,
  decision,
  id,
  monday,
  obstacleRaised,
  opened,
  opening,
  received,
  reported,
  returnGranted,
  returnRequested,
  submitted,
} from './assignment.examples.js';
import { given } from './assignment.kit-spec.js';

const asking = { id, at: monday };
const receive = { type: 'ReceiveAssignment', ...asking, by: financeHead } as const;
const delegate = { type: 'DelegateAssignment', ...asking, by: financeHead, officer: financeOfficer.person } as const;
const requestReturn = {
  type: 'RequestReturn',
  ...asking,
  by: financeHead,
  reason: 'not-our-function',
  words: 'Thuộc Sở khác',
} as const;
const grant = { type: 'GrantReturn', ...asking, by: coordinator, words: null } as const;
const refuse = { type: 'RefuseReturn', ...asking, by: leader, reason: 'Đúng chức năng' } as const;
const atTen = '2025-03-21T03:00:00.000Z';

describe('opening an assignment', () => {
  it('finds the ladder for its term and the versions that hold', () => given([]).when(opening).thenHappens([opened]));

  it('skips for good what the calendar dates before it', () => {
    const late = { ...opening, at: '2025-03-27T03:00:00.000Z' };
    given([])
      .when(late)
      .thenHappens([{ ...opened, data: { ...opened.data, skippedSteps: ['R2', 'R3'] } }]);
  });

  it('is for a coordinator or leader over the unit that follows it up', () => {
    given([])
      .when({ ...opening, by: nationalLeader })
      .thenHappens([opened]);
    given([])
      .when({ ...opening, by: { ...coordinator, unit: health } })
      .thenRefused('not-your-unit');
    given([])
      .when({ ...opening, by: admin })
      .thenRefused('not-your-role');
  });

  it('needs a policy, a calendar, a ladder and the unit', () => {
    given([], { policy: { status: 'absent' } })
      .when(opening)
      .thenRefused('policy-missing');
    given([], { calendar: { status: 'absent' } })
      .when(opening)
      .thenRefused('calendar-missing');
    given([], { unit: { status: 'absent' } })
      .when(opening)
      .thenRefused('unit-not-found', 'unit');
  });

  it('happens once', () => given([opened]).when(opening).thenRefused('assignment-exists', 'id'));
});

describe('receiving', () => {
  it('is the unit head’s', () => given([opened]).when(receive).thenHappens([received]));
  it('twice is once', () => given([opened, received]).when(receive).thenNothing());
  it('is moot once work was reported', () => given([opened, reported]).when(receive).thenNothing());
  it('is for nobody else', () => {
    given([opened])
      .when({ ...receive, by: financeOfficer })
      .thenRefused('not-your-role');
    given([opened])
      .when({ ...receive, by: healthHead })
      .thenRefused('not-your-unit');
    given([opened])
      .when({ ...receive, by: { ...financeHead, unit: null } })
      .thenRefused('not-your-unit');
    given([opened])
      .when({ ...receive, by: admin })
      .thenRefused('not-your-role');
  });
  it('is never the system’s by this door', () =>
    given([opened])
      .when({ ...receive, by: SYSTEM })
      .thenRefused('not-your-role'));
  it('waits for a request to return it', () =>
    given([opened, returnRequested]).when(receive).thenRefused('return-pending'));
  it('needs an assignment', () => given([]).when(receive).thenRefused('assignment-not-found', 'id'));
});

describe('delegating', () => {
  const delegated = { type: 'AssignmentDelegated', data: { officer: financeOfficer.person } } as const;
  it('hands the work to an officer of the unit', () => given([opened]).when(delegate).thenHappens([delegated]));
  it('to the same officer changes nothing', () => given([opened, delegated]).when(delegate).thenNothing());
  it('to another moves it', () => {
    const other = { ...delegated, data: { officer: '00000000-0000-4000-8000-000000000099' } };
    given([opened, other]).when(delegate).thenHappens([delegated]);
  });
  it('to somebody who is no officer of the unit is refused', () => {
    given([opened])
      .when({ ...delegate, officer: healthHead.person })
      .thenRefused('officer-not-of-unit', 'officer');
    given([opened])
      .when({ ...delegate, officer: 'ông A' })
      .thenRefused('person-invalid', 'officer');
  });
  it('is the head’s, and ends with the work', () => {
    given([opened])
      .when({ ...delegate, by: financeOfficer })
      .thenRefused('not-your-role');
    given([opened, submitted(decision, atTen), confirmed])
      .when(delegate)
      .thenRefused('already-completed');
  });
});

describe('returning the work', () => {
  it('is asked by the head, and granted or refused by whoever assigned it', () => {
    given([opened]).when(requestReturn).thenHappens([returnRequested]);
    given([opened, returnRequested]).when(grant).thenHappens([returnGranted]);
    given([opened, returnRequested])
      .when(refuse)
      .thenHappens([{ type: 'ReturnRefused', data: { reason: 'Đúng chức năng' } }]);
  });

  it('goes back to where it stood when refused', () => {
    const refused = { type: 'ReturnRefused', data: { reason: 'Đúng chức năng' } } as const;
    given([opened, reported, returnRequested, refused]).thenState({ status: 'in-progress' });
    given([opened, returnRequested, refused]).thenState({ status: 'assigned' });
    given([opened, returnRequested, returnGranted]).thenState({ status: 'awaiting-reassignment' });
  });

  it('asked again for the same reason is one request; granted again is one grant', () => {
    given([opened, returnRequested]).when(requestReturn).thenNothing();
    given([opened, returnRequested])
      .when({ ...requestReturn, reason: 'duplicate' })
      .thenRefused('return-pending');
    given([opened, returnRequested, returnGranted]).when(grant).thenNothing();
  });

  it('is not answered by the unit, nor when nobody asked', () => {
    given([opened, returnRequested])
      .when({ ...grant, by: financeHead })
      .thenRefused('not-your-role');
    given([opened, returnRequested])
      .when({ ...grant, by: { ...coordinator, unit: health } })
      .thenRefused('not-your-unit');
    given([opened]).when(grant).thenRefused('return-not-requested');
    given([opened]).when(refuse).thenRefused('return-not-requested');
  });

  it('is for work that the unit has in hand', () => {
    given([opened, obstacleRaised]).when(requestReturn).thenRefused('obstacle-open');
    given([opened, submitted(decision, atTen)])
      .when(requestReturn)
      .thenRefused('already-submitted');
    given([opened, returnRequested, returnGranted]).when(requestReturn).thenRefused('awaiting-reassignment');
  });

  it('tells why', () => {
    given([opened])
      .when({ ...requestReturn, words: '  ' })
      .thenRefused('text-required', 'words');
    given([opened, returnRequested])
      .when({ ...refuse, reason: 'x'.repeat(4_001) })
      .thenRefused('text-too-long', 'reason');
  });
});

it('keeps the unit that follows the work up from acting for the unit that does it', () => {
  given([opened])
    .when({ ...receive, by: { ...financeHead, unit: office } })
    .thenRefused('not-your-unit');
});
