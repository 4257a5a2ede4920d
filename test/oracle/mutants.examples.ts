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

const isPage = ({ type, data }: LogLine): boolean =>
  type === 'NoticeComposed' && data['kind'] === 'monday-page' && firstLate(data) !== undefined;

function firstLate(data: LogLine['data']): unknown {
  const [page] = data['pages'] as readonly { readonly late: { readonly first: readonly unknown[] } }[];
  return page?.late.first[0];
}

function rewritten(
  lines: readonly LogLine[],
  change: (page: Record<string, unknown>) => object,
): readonly LogLine[] | null {
  const place = lines.findLastIndex(isPage);
  return place < 0
    ? null
    : lines.map((line, index) => {
        if (index !== place) return line;
        const pages = (line.data['pages'] as readonly Record<string, unknown>[]).map(change);
        return { ...line, data: { ...line.data, pages } };
      });
}

/** The same for the page of the week. */
export const PAGE_MUTANTS: Readonly<Record<string, Mutant>> = {
  'a page that nobody got': (lines) => change(lines, isPage, gone),
  'a page for somebody who leads nothing': (lines) =>
    change(lines, isPage, (line) => ({ ...line, data: { ...line.data, recipient: 'nobody' } })),
  'a page a day early': (lines) =>
    change(lines, isPage, (line) => ({ ...line, occurredAt: dayEarlier(line.occurredAt) })),
  'a late task that the page does not name': (lines) =>
    rewritten(lines, (page) => ({ ...page, late: { count: 1, first: [] } })),
  'a late task counted as on schedule': (lines) =>
    rewritten(lines, (page) => {
      const tally = page['tally'] as Record<string, number>;
      return { ...page, tally: { ...tally, late: 0, onSchedule: (tally['onSchedule'] ?? 0) + (tally['late'] ?? 0) } };
    }),
  'a field leader who gets a leader’s page': (lines) =>
    rewritten(lines, (page) => ({ ...page, as: page['as'] === 'leader' ? 'fieldLeader' : 'leader' })),
};

const firedLate = ({ type, data }: LogLine): boolean => type === 'StepFired' && data['late'] === true;

/** The same for a machine that stood still. */
export const OUTAGE_MUTANTS: Readonly<Record<string, Mutant>> = {
  'a step caught up with that is not marked late': (lines) =>
    change(lines, firedLate, (line) => ({ ...line, data: { ...line.data, late: false } })),
  'a step told in the midst of the outage': (lines) =>
    change(lines, firedLate, (line) => ({ ...line, occurredAt: String(line.data['dueAt']) })),
  'a step that the outage swallowed': (lines) => change(lines, firedLate, gone),
  'a step caught up with twice': (lines) => {
    const first = lines.find(firedLate);
    return first === undefined ? null : [...lines, { ...first, position: lines.length + 1 }];
  },
};

const balanced = ({ type }: LogLine): boolean => type === 'OpeningBalanceRecorded';

/** The same for work that came in with a past. */
export const PAST_MUTANTS: Readonly<Record<string, Mutant>> = {
  'a step about what lies before the import': (lines) =>
    change(
      lines,
      (line) => balanced(line) && (line.data['skippedSteps'] as readonly unknown[]).length > 0,
      (line) => ({
        ...line,
        data: { ...line.data, skippedSteps: [] },
      }),
    ),
  'late work that calls itself in time': (lines) =>
    change(
      lines,
      (line) => balanced(line) && line.data['overdue'] === true,
      (line) => ({
        ...line,
        data: { ...line.data, overdue: false },
      }),
    ),
  'the unit’s own reminder left out': (lines) => {
    const late = new Set(
      lines
        .filter(balanced)
        .filter(({ data }) => data['overdue'] === true)
        .map(({ stream }) => stream),
    );
    return change(lines, (line) => fired('E1')(line) && late.has(line.stream), gone);
  },
  'a balance that the log forgets': (lines) => change(lines, balanced, gone),
};
