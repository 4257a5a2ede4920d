import type { Deadline } from '#domain';
import type { SeededSource } from './seeded.source.js';

type Bare<D> = D extends Deadline ? Omit<D, 'text'> : never;

/** What a deadline cell says; `none` when nobody but a person can say. */
export interface WrittenDeadline {
  readonly text: string;
  readonly truth: Bare<Deadline>;
}

type Form = (source: SeededSource) => WrittenDeadline;

const ROMAN = ['I', 'II', 'III', 'IV'];
const NONE = { precision: 'none' } as const;
const pad = (number: number): string => String(number).padStart(2, '0');

function year(source: SeededSource): number {
  return source.between(2025, 2031);
}

function day(source: SeededSource): {
  readonly d: number;
  readonly m: number;
  readonly y: number;
  readonly on: string;
} {
  const [d, m, y] = [source.between(1, 28), source.between(1, 12), year(source)];
  return { d, m, y, on: `${y}-${pad(m)}-${pad(d)}` };
}

const dayForm =
  (write: (parts: ReturnType<typeof day>) => string): Form =>
  (source) => {
    const parts = day(source);
    return { text: write(parts), truth: { precision: 'day', on: parts.on } };
  };

const monthForm =
  (write: (month: number, year: number) => string): Form =>
  (source) => {
    const [month, y] = [source.between(1, 12), year(source)];
    return { text: write(month, y), truth: { precision: 'month', year: y, month } };
  };

const quarterForm =
  (write: (quarter: number, year: number) => string): Form =>
  (source) => {
    const [quarter, y] = [source.between(1, 4), year(source)];
    return { text: write(quarter, y), truth: { precision: 'quarter', year: y, quarter } };
  };

const yearForm =
  (write: (year: number) => string, precision: 'year' | 'open-ended' = 'year'): Form =>
  (source) => {
    const y = year(source);
    return { text: write(y), truth: { precision, year: y } };
  };

const fixed =
  (text: string, truth: Bare<Deadline>): Form =>
  () => ({ text, truth });
const left =
  (write: (source: SeededSource) => string): Form =>
  (source) => ({ text: write(source), truth: NONE });

const READABLE: readonly Form[] = [
  dayForm(({ d, m, y }) => `${d}/${m}/${y}`),
  dayForm(({ d, m, y }) => `${pad(d)}/${pad(m)}/${y}`),
  dayForm(({ d, m, y }) => `${pad(d)}.${pad(m)}.${y}`),
  dayForm(({ d, m, y }) => `trước ngày ${d}/${m}/${y}`),
  dayForm(({ d, m, y }) => `Trước ${pad(d)}/${pad(m)}/${y}.`),
  dayForm(({ d, m, y }) => `ngày ${d} tháng ${m} năm ${y}`),
  dayForm(({ d, m, y }) => `Chậm nhất ngày ${d}-${m}-${y}`),
  dayForm(({ d, m, y }) => `Hoàn thành trước ngày ${d} tháng ${m} năm ${y}`),
  dayForm(({ d, m, y }) => `${d} / ${m} / ${y}`),
  dayForm(({ on }) => on),
  monthForm((m, y) => `${m}/${y}`),
  monthForm((m, y) => `${pad(m)}/${y}`),
  monthForm((m, y) => `Tháng ${m}/${y}`),
  monthForm((m, y) => `tháng ${m} năm ${y}`),
  monthForm((m, y) => `Trong tháng ${pad(m)}/${y}`),
  monthForm((m, y) => `T${m}/${y}`),
  quarterForm((q, y) => `Quý ${ROMAN[q - 1] ?? ''}/${y}`),
  quarterForm((q, y) => `quý ${q} năm ${y}`),
  quarterForm((q, y) => `Trong quý ${ROMAN[q - 1] ?? ''} năm ${y}`),
  quarterForm((q, y) => `QUÝ ${ROMAN[q - 1] ?? ''} - ${y}`),
  yearForm(String),
  yearForm((y) => `Năm ${y}`),
  yearForm((y) => `Trong năm ${y}`),
  yearForm((y) => `Đến hết năm ${y}`),
  yearForm((y) => `${y} và những năm tiếp theo`, 'open-ended'),
  yearForm((y) => `Từ năm ${y} trở đi`, 'open-ended'),
  (source) => {
    const [half, y] = [source.between(1, 2), year(source)];
    return {
      text: `6 tháng ${half === 1 ? 'đầu' : 'cuối'} năm ${y}`,
      truth: { precision: 'half-year', year: y, half },
    };
  },
  (source) => {
    const first = year(source);
    const last = first + source.between(1, 4);
    const text = source.pick([`${first} - ${last}`, `${first}-${last}`, `Giai đoạn ${first}–${last}`]);
    return { text, truth: { precision: 'range', from: `${first}-01-01`, to: `${last}-12-31` } };
  },
  (source) => {
    const y = year(source);
    return { text: `từ tháng 3 đến tháng 9/${y}`, truth: { precision: 'range', from: `${y}-03-01`, to: `${y}-09-30` } };
  },
  (source) => {
    const { d, m, y, on } = day(source);
    const hour = source.between(8, 17);
    const at = new Date(`${on}T${pad(hour)}:00:00.000+07:00`).toISOString();
    return { text: `Trước ${hour}h00 ngày ${d}/${m}/${y}`, truth: { precision: 'instant', at } };
  },
  fixed('Thường xuyên', { precision: 'continuous' }),
  fixed('Nhiệm vụ thường xuyên', { precision: 'continuous' }),
  fixed('thường xuyên, liên tục', { precision: 'continuous' }),
  fixed('Hằng năm', { precision: 'recurring', every: 'year' }),
  fixed('hàng quý', { precision: 'recurring', every: 'quarter' }),
  fixed('Định kỳ hằng tháng', { precision: 'recurring', every: 'month' }),
  fixed('6 tháng một lần', { precision: 'recurring', every: 'half-year' }),
  (source) => {
    const days = source.between(5, 90);
    const after = 'ngày ban hành Kế hoạch';
    return { text: `Trong ${days} ngày kể từ ${after}`, truth: { precision: 'relative', days, working: false, after } };
  },
];

/** What only a person can settle; some of it looks like a date. */
const LEFT: readonly Form[] = [
  left(() => ''),
  left(() => '-'),
  left(() => 'Theo tiến độ của Chính phủ'),
  left((source) => `31/${source.pick([2, 4, 6, 9, 11])}/${year(source)}`),
  left((source) => `${source.between(13, 19)}/${year(source)}`),
  left((source) => `${source.between(1, 28)}/${source.between(1, 12)}`),
  left((source) => `Quý ${source.pick(ROMAN)}`),
  left((source) => `trước tháng ${source.between(2, 12)}/${year(source)}`),
  left((source) => `Đầu năm ${year(source)}`),
  left((source) => `${year(source) + 3} - ${year(source) - 8}`),
  left((source) => `${source.between(1, 12)}/${year(source)}; ${source.between(1, 12)}/${year(source)}`),
  left((source) => `${source.between(1, 12)}/${source.between(13, 28)}/${year(source)}`),
  left((source) => `sau ngày ${source.between(1, 28)}/6/${year(source)}`),
  left((source) => `Quý II, quý IV/${year(source)}`),
  left((source) => `${source.between(1, 28)}/${source.between(1, 12)}/${source.between(25, 31)}`),
  left(() => 'hằng tuần'),
];

export function writeDeadline(source: SeededSource): WrittenDeadline {
  return source.pick(source.chance(0.85) ? READABLE : LEFT)(source);
}
