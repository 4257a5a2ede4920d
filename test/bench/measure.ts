/**
 * What all benches share: rounds in which every contestant has its turn, medians with their spread, ratios taken within a
 * round (so that a machine that slows down slows both sides), and the one JSON shape of a report.
 */

/** One figure over the rounds. `spread` is (max − min) / median. */
export interface Figure {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly spread: number;
}

export interface BenchReport {
  readonly bench: string;
  readonly rounds: number;
  /** What the numbers of `ours` and `peers` are, e.g. `events/s`. */
  readonly unit: string;
  readonly ours: Readonly<Record<string, Figure>>;
  readonly peers: Readonly<Record<string, Figure>>;
  readonly ratios: Readonly<Record<string, Figure>>;
  /** The least ratio that is good enough, or the largest where less is better. A ratio without a goal is reported only. */
  readonly goals: Readonly<Record<string, number>>;
  readonly met: Readonly<Record<string, boolean>>;
  /** True where the figures are times or sizes; default false: they are rates. */
  readonly lessIsBetter?: boolean;
  /** How each contestant was set up, and what it was spared. */
  readonly notes: readonly string[];
}

export interface BenchOptions {
  /** Ends within 45 seconds; smaller tables, shorter turns. */
  readonly quick: boolean;
  /** Told what goes on; to stderr, so that `--json` stays clean. */
  readonly say: (line: string) => void;
  /** Folder of the compiled bench programs, for those that start processes of their own. */
  readonly programs: string;
}

export interface Bench {
  readonly title: string;
  run(options: BenchOptions): Promise<BenchReport>;
}

/** A missing program or the like: printed without a stack, exit code 2. */
export class BenchUnavailable extends Error {}

/** One contestant. `measure` gives the figure of one turn; more is better, unless the contest says otherwise. */
export interface Contestant {
  readonly name: string;
  readonly side: 'ours' | 'peers';
  measure(): Promise<number>;
}

/** `name: [ours, peer]`, both names of contestants. */
export type RatioTable = Readonly<Record<string, readonly [string, string]>>;

export interface Contest {
  readonly bench: string;
  readonly unit: string;
  readonly rounds: number;
  readonly contestants: readonly Contestant[];
  readonly ratios: RatioTable;
  /** `name: [with, without, most]`: what the one takes more than the other, as a part of the most that it may. Among the ratios. */
  readonly additions?: Readonly<Record<string, readonly [string, string, number]>>;
  readonly goals: Readonly<Record<string, number>>;
  readonly lessIsBetter?: boolean;
  readonly notes: readonly string[];
  readonly say: (line: string) => void;
}

/** Runs the rounds. Every second round goes in reverse order, so that nobody always comes after the same neighbour. */
export async function contest(setup: Contest): Promise<BenchReport> {
  const samples = new Map<string, number[]>(setup.contestants.map(({ name }) => [name, []]));
  for (let round = 1; round <= setup.rounds; round += 1) {
    const order = round % 2 === 1 ? setup.contestants : setup.contestants.toReversed();
    for (const contestant of order) samples.get(contestant.name)?.push(await contestant.measure());
    const line = setup.contestants.map(({ name }) => `${name} ${cell(samples.get(name)?.at(-1) ?? 0).trim()}`);
    setup.say(`round ${round}: ${line.join(', ')}`);
  }
  const side = (wanted: Contestant['side']): Record<string, Figure> =>
    Object.fromEntries(
      setup.contestants
        .filter((each) => each.side === wanted)
        .map(({ name }) => [name, figure(samples.get(name) ?? [])]),
    );
  const together = (ours: string, peer: string, combined: (a: number, b: number) => number): Figure =>
    figure((samples.get(ours) ?? []).map((a, round) => combined(a, samples.get(peer)?.[round] ?? Number.NaN)));
  const ratios = Object.fromEntries([
    ...Object.entries(setup.ratios).map(([name, [ours, peer]]) => [name, together(ours, peer, (a, b) => a / b)]),
    ...Object.entries(setup.additions ?? {}).map(([name, [ours, peer, most]]) => [
      name,
      together(ours, peer, (a, b) => (a - b) / most),
    ]),
  ]) as Record<string, Figure>;
  const { bench, rounds, unit, goals, lessIsBetter, notes } = setup;
  const met = Object.fromEntries(
    Object.entries(goals).map(([name, goal]) => {
      const median = ratios[name]?.median ?? Number.NaN;
      return [name, lessIsBetter === true ? median <= goal : median >= goal];
    }),
  );
  return { bench, rounds, unit, ours: side('ours'), peers: side('peers'), ratios, goals, met, lessIsBetter, notes };
}

/** Median, extremes and spread of at least one sample, to four significant digits. */
export function figure(samples: readonly number[]): Figure {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  const [min, max] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  return {
    median: short(median),
    min: short(min),
    max: short(max),
    spread: short(median === 0 ? 0 : (max - min) / median),
  };
}

/** The least of the times that only one of a hundred exceeds; of at least one. */
export function p99(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN;
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}

/** The report for people. */
export function reportTable(report: BenchReport): string {
  const line = (name: string, { median, min, max, spread }: Figure, end = ''): string =>
    `  ${name.padEnd(34)}${cell(median)}${cell(min)}${cell(max)}${`${Math.round(spread * 100)} %`.padStart(9)}${end}`;
  const ratio = ([name, value]: [string, Figure]): string => {
    const goal = report.goals[name];
    const sense = report.lessIsBetter === true ? '≤' : '≥';
    return line(
      name,
      value,
      goal === undefined ? '' : `   goal ${sense} ${goal}  ${report.met[name] ? 'met' : 'NOT MET'}`,
    );
  };
  return [
    `${report.bench}: ${report.rounds} rounds, ${report.unit}`,
    `  ${''.padEnd(34)}${['median', 'min', 'max'].map((head) => head.padStart(10)).join('')}${'spread'.padStart(9)}`,
    ...Object.entries(report.ours).map(([name, value]) => line(name, value)),
    ...Object.entries(report.peers).map(([name, value]) => line(name, value)),
    'ratios, taken within each round',
    ...Object.entries(report.ratios).map(ratio),
    ...report.notes.map((note) => `· ${note}`),
  ].join('\n');
}

function cell(value: number): string {
  return (value >= 100 ? String(Math.round(value)) : value.toFixed(2)).padStart(10);
}
