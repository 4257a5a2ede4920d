/** Logs that are wrong in one place each: what the oracle is there to find. Each gives null where the log has no place for it. */
import type { LogLine } from './fields.js';
import { previous } from './days.js';

type Mutant = (lines: readonly LogLine[]) => readonly LogLine[] | null;

function change(
  lines: readonly LogLine[],
  which: (line: LogLine) => boolean,
  into: (line: LogLine) => LogLine,
): readonly LogLine[] | null {
  const place = lines.findIndex(which);
  return place < 0 ? null : lines.map((line, index) => (index === place ? into(line) : line));
}

function fired(step: string) {
  return ({ type, data }: LogLine): boolean => type === 'StepFired' && data['step'] === step;
}

function dayEarlier(instant: string): string {
  return `${previous(instant.slice(0, 10))}${instant.slice(10)}`;
}

/** Keeps its place, so that positions stay what they are. */
function gone(line: LogLine): LogLine {
  return { ...line, stream: 'nowhere', type: 'Gone', data: {} };
}

export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'a step a day early': (lines) =>
    change(lines, fired('R2'), (line) => {
      const at = dayEarlier(line.occurredAt);
      return { ...line, occurredAt: at, data: { ...line.data, dueAt: at } };
    }),
  'a step dropped': (lines) => change(lines, fired('R4a'), gone),
  'a suppression dropped': (lines) => change(lines, ({ type }) => type === 'StepSuppressed', gone),
  'a step fired after the submission': (lines) =>
    change(
      lines,
      ({ type, data }) => type === 'StepSuppressed' && data['reason'] === 'submitted',
      (line) => ({ ...line, type: 'StepFired', data: { ...line.data, late: false, recipients: [], forms: [] } }),
    ),
  'a leader told before the unit': (lines) => {
    const unit = lines.find(fired('E1'));
    return unit === undefined
      ? null
      : change(
          lines,
          (line) => fired('E3')(line) && line.stream === unit.stream,
          (line) => ({
            ...line,
            occurredAt: dayEarlier(unit.occurredAt),
          }),
        );
  },
  'a leader told who was not to be': (lines) =>
    change(lines, fired('R3'), (line) => {
      const recipients = [...(line.data['recipients'] as readonly unknown[]), { as: 'leader', person: 'somebody' }];
      return { ...line, data: { ...line.data, recipients } };
    }),
  'a step that calls itself late': (lines) =>
    change(lines, fired('R1'), (line) => ({ ...line, data: { ...line.data, late: true } })),
  'a letter drafted for a slip': (lines) =>
    change(lines, fired('E1'), (line) => ({
      ...line,
      data: { ...line.data, forms: [{ form: 'f', kind: 'urging-letter' }] },
    })),
  'a deadline that passes a day early': (lines) =>
    change(
      lines,
      ({ type }) => type === 'DeadlinePassed',
      (line) => ({ ...line, occurredAt: dayEarlier(line.occurredAt) }),
    ),
  'a digest at Tết': (lines) =>
    change(
      lines,
      ({ type }) => type === 'NoticeComposed',
      (line) => ({
        ...line,
        occurredAt: '2025-01-29T00:30:00.000Z',
        data: { ...line.data, slot: '2025-01-29' },
      }),
    ),
  'a digest that keeps a line to itself': (lines) =>
    change(
      lines,
      ({ type, data }) => type === 'NoticeComposed' && (data['items'] as readonly unknown[]).length > 1,
      (line) => ({ ...line, data: { ...line.data, items: (line.data['items'] as readonly unknown[]).slice(1) } }),
    ),
  'a second digest of a morning': (lines) => {
    const first = lines.find(({ type }) => type === 'NoticeComposed');
    return first === undefined ? null : [...lines, { ...first, position: lines.length + 1, stream: 'a second one' }];
  },
};
