import { addMs, SYSTEM, type AssignmentTimerCommand } from '#domain';
import { uuidV5 } from '#platform';
import type { DueTimer } from './due-timers.port.js';

/**
 * The id under which a timer is fired: two sweeps, two processes or a restart that see the same timer ask for the same thing. The
 * instant belongs to the name, because a step that the decision moved (after a grace, to the morning after the unit's own reminder)
 * rings again under a timer of its own; that a step fires once at one deadline version is the decision's affair, which keeps what it
 * fired.
 */
export function timerCommandId({ assignment, clock, step, deadlineVersion, dueAt }: DueTimer): string {
  return uuidV5(`timer ${assignment} ${clock} ${step ?? '-'} deadline ${deadlineVersion} due ${dueAt}`);
}

/** The command that a due timer asks for, at an instant. The decision looks again and may answer nothing. */
export function timerCommand(timer: DueTimer, at: string): AssignmentTimerCommand {
  const { assignment: id, clock, step, dueAt, deadlineVersion } = timer;
  const asked = { id, at, by: SYSTEM };
  switch (clock) {
    case 'ladder':
      if (step === null) throw new TypeError(`the ladder's timer of ${id} names no step`);
      return { type: 'FireStep', ...asked, step, dueAt, deadlineVersion };
    case 'due-soon':
      return { type: 'ReachDueSoon', ...asked, boundary: dueAt, deadlineVersion };
    case 'deadline':
      // The timer rings at the first instant that is no longer in time, one millisecond after the deadline.
      return { type: 'PassDeadline', ...asked, dueAt: addMs(dueAt, -1), deadlineVersion };
    case 'updates':
      return { type: 'LapseUpdates', ...asked, since: dueAt };
  }
}
