/**
 * The 47 tasks of the demonstration: an invented province's plan, in our own words. Days count from the day on which the
 * demonstration is laid out: negative is past. Each task has a fate, told to the register through the same commands that
 * people use, day by day, so that every reminder of its past was really fired.
 */
export interface DemoTask {
  readonly section: SectionCode;
  readonly work: string;
  readonly leads: readonly string[];
  readonly deliverable: string;
  readonly due: DemoDue;
  readonly fate: Fate;
}

export type DemoDue =
  | { readonly day: number }
  | { readonly monthOf: number }
  | { readonly quarterOf: number }
  | { readonly yearOf: number };

export type Fate =
  /** Completed: submitted on that day with a document, confirmed three working days later. */
  | { readonly is: 'done'; readonly on: number }
  /** At work, reported every three weeks. */
  | { readonly is: 'steady' }
  /** At work until that day, then silent. */
  | { readonly is: 'silent'; readonly since: number }
  /** Cannot start: the obstacle was raised and confirmed on that day. */
  | {
      readonly is: 'stuck';
      readonly since: number;
      readonly cause: 'no-central-guidance' | 'reorganisation';
      readonly authority: string;
      readonly words: string;
    }
  /** Submitted on that day, nobody has confirmed it yet. */
  | { readonly is: 'submitted'; readonly on: number }
  /** Never given to anybody. */
  | { readonly is: 'forgotten'; readonly leadText: string };

export const sections = {
  I: 'I. Lãnh đạo, nâng cao nhận thức',
  II: 'II. Hoàn thiện thể chế',
  III: 'III. Hạ tầng số và dữ liệu',
  IV: 'IV. Phát triển nhân lực',
  V: 'V. Chuyển đổi số cơ quan, chính quyền',
  VI: 'VI. Doanh nghiệp, đổi mới sáng tạo',
  VII: 'VII. An toàn, an ninh mạng',
} as const;
type SectionCode = keyof typeof sections;

/** The day on which the plan was issued. */
export const ISSUED_ON = -168;

export const day = (n: number): DemoDue => ({ day: n });
export const monthOf = (n: number): DemoDue => ({ monthOf: n });
export const quarterOf = (n: number): DemoDue => ({ quarterOf: n });
export const yearOf = (n: number): DemoDue => ({ yearOf: n });
export const done = (on: number): Fate => ({ is: 'done', on });
export const steady: Fate = { is: 'steady' };

/** A task in one line of data; `leads` are codes of units, separated by blanks. */
export type TaskRow = readonly [
  section: SectionCode,
  work: string,
  leads: string,
  deliverable: string,
  due: DemoDue,
  fate: Fate,
];
