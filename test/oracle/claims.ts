/** What the log says that the ladder did, in the form in which the oracle says what it should have done. */
import type { Entry } from './entry.js';
import { flag, type Fields, list, type LogLine, record, text, textOrNull } from './fields.js';

type Reader = (data: Fields) => { readonly step: string; readonly facts: Entry['facts'] } | null;

const READERS: Readonly<Record<string, Reader>> = {
  AssignmentOpened: (data) => ({
    step: '',
    facts: {
      ladder: text(data, 'ladder'),
      dueAt: textOrNull(data, 'dueAt'),
      skippedSteps: list(data, 'skippedSteps').map(String).sort(),
    },
  }),
  OpeningBalanceRecorded: (data) => ({
    step: '',
    facts: { overdue: flag(data, 'overdue'), skippedSteps: list(data, 'skippedSteps').map(String).sort() },
  }),
  StepFired: (data) => ({
    step: text(data, 'step'),
    facts: {
      dueAt: text(data, 'dueAt'),
      late: flag(data, 'late'),
      recipients: list(data, 'recipients')
        .map((each) => record(each, 'recipient'))
        .map((each) => `${text(each, 'as')} ${text(each, 'person')}`)
        .sort(),
      forms: list(data, 'forms').map((form) => text(record(form, 'form'), 'kind')),
    },
  }),
  StepSuppressed: (data) => ({
    step: text(data, 'step'),
    facts: { dueAt: text(data, 'dueAt'), reason: text(data, 'reason') },
  }),
  StepsHeld: () => ({ step: '', facts: {} }),
  ReceiptRenewed: () => ({ step: '', facts: {} }),
  DueSoonReached: () => ({ step: '', facts: {} }),
  DeadlinePassed: (data) => ({ step: '', facts: { dueAt: text(data, 'dueAt') } }),
  UpdatesLapsed: (data) => ({ step: '', facts: { since: text(data, 'since') } }),
  AssignmentReceived: (data) => (flag(data, 'tacit') ? { step: '', facts: { tacit: true } } : null),
};

export function claimsOf(lines: readonly LogLine[]): readonly Entry[] {
  return lines.flatMap((line) => {
    const claim = claimOf(line);
    return claim === null ? [] : [claim];
  });
}

function claimOf({ type, stream, occurredAt, data }: LogLine): Entry | null {
  const read = READERS[type]?.(data) ?? null;
  return read === null ? null : { assignment: stream, at: occurredAt, what: type, ...read };
}
