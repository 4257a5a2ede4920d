import {
  admin,
  coordinator,
  financeHead,
  financeOfficer,
  health,
  healthHead,
  leader,
  otherOfficer,
} from '../log/people.examples.js';
import {
  decision,
  id,
  monday,
  obstacleConfirmed,
  obstacleRaised,
  opened,
  report,
  reported,
  returnRequested,
  submitted,
} from './assignment.examples.js';
import type { AssignmentEvent } from './assignment.js';
import { given } from './assignment.kit-spec.js';

const asking = { id, at: monday };
const raise = {
  type: 'RaiseObstacle',
  ...asking,
  by: financeOfficer,
  cause: 'no-central-guidance',
  authority: 'Bộ ví dụ',
  words: 'Chờ thông tư',
} as const;
const confirmObstacle = { type: 'ConfirmObstacle', ...asking, by: coordinator, words: null } as const;
const resolve = { type: 'ResolveObstacle', ...asking, by: coordinator, words: 'Đã có thông tư' } as const;
const resolved = { type: 'ObstacleResolved', data: { words: 'Đã có thông tư' } } as const;

describe('reporting progress', () => {
  it('is open to the head and to any officer of the unit, delegated or not', () => {
    const delegated: AssignmentEvent = { type: 'AssignmentDelegated', data: { officer: financeOfficer.person } };
    for (const by of [financeHead, financeOfficer, otherOfficer])
      given([opened, delegated]).when(report(by)).thenHappens([reported]);
  });

  it('begins the work and receives it', () =>
    given([opened, reported]).thenState({ status: 'in-progress', received: true, lastUpdateAt: monday }));

  it('is closed to everybody else', () => {
    given([opened]).when(report(healthHead)).thenRefused('not-your-unit');
    given([opened]).when(report(coordinator)).thenRefused('not-your-role');
    given([opened]).when(report(admin)).thenRefused('not-your-role');
  });

  it('says something, and a percentage that can be', () => {
    given([opened])
      .when({ ...report(), words: '' })
      .thenRefused('text-required', 'words');
    given([opened])
      .when({ ...report(), percent: 101 })
      .thenRefused('number-invalid', 'percent');
    given([opened])
      .when({ ...report(), percent: 33.3 })
      .thenRefused('number-invalid', 'percent');
    given([opened])
      .when({ ...report(), percent: Number.NaN })
      .thenRefused('number-invalid', 'percent');
  });

  it('goes on while an obstacle is open, and does not close it', () => {
    given([opened, obstacleRaised]).when(report()).thenHappens([reported]);
    given([opened, obstacleRaised, reported]).thenState({ status: 'blocked' });
  });

  it('rests while others have the next word', () => {
    given([opened, returnRequested]).when(report()).thenRefused('return-pending');
    given([opened, submitted(decision, monday)])
      .when(report())
      .thenRefused('already-submitted');
  });

  it('ends a lapse of updates', () => {
    const lapsed: AssignmentEvent = { type: 'UpdatesLapsed', data: { since: monday, cycles: 2 } };
    given([opened, lapsed]).thenState({ updatesLapsed: true });
    given([opened, lapsed, reported]).thenState({ updatesLapsed: false });
  });
});

describe('an obstacle', () => {
  it('is raised by the unit with the authority that must remove it', () => {
    given([opened]).when(raise).thenHappens([obstacleRaised]);
    given([opened])
      .when({ ...raise, authority: ' ' })
      .thenRefused('text-required', 'authority');
    given([opened])
      .when({ ...raise, by: coordinator })
      .thenRefused('not-your-role');
  });

  it('raised again is the same one; another must wait', () => {
    given([opened, obstacleRaised]).when(raise).thenNothing();
    given([opened, obstacleRaised])
      .when({ ...raise, cause: 'funding' })
      .thenRefused('obstacle-open');
  });

  it('is confirmed by the coordinator alone', () => {
    given([opened, obstacleRaised]).when(confirmObstacle).thenHappens([obstacleConfirmed]);
    given([opened, obstacleRaised])
      .when({ ...confirmObstacle, by: financeHead })
      .thenRefused('not-your-role');
    given([opened, obstacleRaised])
      .when({ ...confirmObstacle, by: leader })
      .thenRefused('not-your-role');
    given([opened, obstacleRaised, obstacleConfirmed]).when(confirmObstacle).thenNothing();
    given([opened]).when(confirmObstacle).thenRefused('no-obstacle');
  });

  it('is resolved by the coordinator, the unit, or the unit that owed the answer', () => {
    const owedByHealth: AssignmentEvent = {
      type: 'ObstacleRaised',
      data: { cause: 'other', authority: health, words: 'Chờ số liệu' },
    };
    for (const by of [coordinator, financeHead, financeOfficer, healthHead]) {
      given([opened, owedByHealth])
        .when({ ...resolve, by })
        .thenHappens([resolved]);
    }
    given([opened, obstacleRaised])
      .when({ ...resolve, by: healthHead })
      .thenRefused('not-your-unit');
    given([opened, obstacleRaised])
      .when({ ...resolve, by: admin })
      .thenRefused('not-your-role');
    given([opened]).when(resolve).thenRefused('no-obstacle');
  });

  it('gives the work back to the unit when it is gone, and leaves nothing of itself behind', () => {
    given([opened, obstacleRaised, obstacleConfirmed]).thenState({
      status: 'not-implementable',
      obstacle: { cause: 'no-central-guidance', authority: 'Bộ ví dụ', since: monday },
    });
    given([opened, obstacleRaised, obstacleConfirmed, resolved]).thenState({ status: 'in-progress' });
  });
});
