import { addMs, SYSTEM, type AssignmentTimerCommand } from '#domain';
import { uuidV5 } from '#platform';
import type { DueTimer } from './due-timers.port.js';

/**
 * The id under which a timer is fired: one step of one assignment at one deadline version has one id for ever, so two sweeps, two
 * processes or a restart ask for the same thing. The other clocks can come round again at one deadline version (a report starts the
 * wait for updates anew), so for them the boundary is part of the name.
 */
export function timerCommandId({ assignment, clock, step, deadlineVersion, dueAt }: DueTimer): string {
  const boundary = clock === 'ladder' ? `step ${step}` : `at ${dueAt}`;
  return uuidV5(`timer ${assignment} ${clock} ${boundary} deadline ${deadlineVersion}`);
}

/** The command that a due timer asks for, at an instant. The decision looks again and may answer nothing. */
export function timerCommand(timer: DueTimer, at: string): AssignmentTimerCommand {
  const { assignment: id, clock, step, dueAt, deadlineVersion } = timer;
  const asked = { id, at, by: SYSTEM };
  switch (clock) {
    case 'ladder':
    case 'word':
    case 'verification':
      if (step === null) throw new TypeError(`the timer of ${id} names no step`);
      return { type: 'FireStep', ...asked, step, dueAt, deadlineVersion };
    case 'receipt':
      return { type: 'ReceiveTacitly', ...asked, dueAt };
    case 'due-soon':
      return { type: 'ReachDueSoon', ...asked, boundary: dueAt, deadlineVersion };
    case 'deadline':
      // The timer rings at the first instant that is no longer in time, one millisecond after the deadline.
      return { type: 'PassDeadline', ...asked, dueAt: addMs(dueAt, -1), deadlineVersion };
    case 'updates':
      return { type: 'LapseUpdates', ...asked, since: dueAt };
  }
}
