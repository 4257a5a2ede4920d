import { SYSTEM } from '../log/actor.js';
import { coordinator } from '../log/people.examples.js';
import {
  confirmed,
  decision,
  due,
  id,
  monday,
  obstacleConfirmed,
  obstacleRaised,
  opened,
  reported,
  submitted,
} from './assignment.examples.js';
import type { AssignmentEvent } from './assignment.js';
import { given } from './assignment.kit-spec.js';

const R2 = '2025-03-20T00:30:00.000Z';
const R3 = '2025-03-26T00:30:00.000Z';
const E1 = '2025-04-01T00:30:00.000Z';

describe('boundaries that time crosses', () => {
  const soon = { type: 'ReachDueSoon', id, at: R3, by: SYSTEM, boundary: R3, deadlineVersion: 1 } as const;
  const pass = { type: 'PassDeadline', id, at: E1, by: SYSTEM, dueAt: due, deadlineVersion: 1 } as const;
  const lapse = { type: 'LapseUpdates', id, at: '2025-03-17T03:00:00.000Z', by: SYSTEM, since: monday } as const;
  const dueSoon: AssignmentEvent = { type: 'DueSoonReached', data: { boundary: R3 } };
  const passed: AssignmentEvent = { type: 'DeadlinePassed', data: { dueAt: due } };

  it('are recorded once', () => {
    given([opened]).when(soon).thenHappens([dueSoon]);
    given([opened, dueSoon]).when(soon).thenNothing();
    given([opened]).when(pass).thenHappens([passed]);
    given([opened, passed]).when(pass).thenNothing();
    given([opened, passed]).when(soon).thenNothing();
  });

  it('are not recorded before their time', () => {
    given([opened])
      .when({ ...soon, at: R2 })
      .thenRefused('boundary-not-reached');
    given([opened])
      .when({ ...pass, at: due })
      .thenRefused('boundary-not-reached');
    given([opened])
      .when({ ...lapse, at: '2025-03-17T02:59:59.999Z' })
      .thenNothing();
  });

  it('pass a deadline whatever the status, except when done', () => {
    given([opened, submitted(decision, R2)])
      .when(pass)
      .thenHappens([passed]);
    given([opened, obstacleRaised, obstacleConfirmed]).when(pass).thenHappens([passed]);
    given([opened, submitted(decision, R2), confirmed])
      .when(pass)
      .thenNothing();
  });

  it('count updates from the last one', () => {
    given([opened])
      .when(lapse)
      .thenHappens([{ type: 'UpdatesLapsed', data: { since: monday, cycles: 2 } }]);
    given([opened, { ...reported, occurredAt: '2025-03-10T03:00:00.000Z' }])
      .when(lapse)
      .thenNothing();
  });

  it('are the system’s', () => {
    for (const command of [soon, pass, lapse])
      given([opened])
        .when({ ...command, by: coordinator })
        .thenRefused('system-only');
  });
});
