/** What the runner knows of a fault: it makes trouble on purpose, checks what must hold all the same, and tries seeded bugs on the same checks. */

export interface FaultOptions {
  /** Smaller and shorter; what every test run affords. */
  readonly quick: boolean;
  readonly say: (line: string) => void;
  /** Folder of the programs that run as processes of their own, compiled. */
  readonly programs: string;
  /** Connection string of a fresh database on a running server; `prepare` brought its tables. */
  database(): Promise<string>;
}

export interface FaultReport {
  readonly fault: string;
  readonly seed: number;
  /** What was done and counted, in words. */
  readonly did: readonly string[];
  /** What did not hold; empty when all is well. */
  readonly violations: readonly string[];
  /** Seeded bugs by name: the first violation that gave each away, or null when it went unnoticed. */
  readonly seededBugs: Readonly<Record<string, string | null>>;
  /** Numbers for machines, e.g. milliseconds late. */
  readonly figures?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Fault {
  readonly title: string;
  run(options: FaultOptions): Promise<FaultReport>;
}

/** True when everything held and every seeded bug was caught. */
export function passed(report: FaultReport): boolean {
  return report.violations.length === 0 && Object.values(report.seededBugs).every((found) => found !== null);
}

/** The report for people. */
export function faultLines(report: FaultReport): string[] {
  return [
    `${report.fault} (seed ${report.seed})`,
    ...report.did.map((line) => `  ${line}`),
    ...report.violations.map((line) => `  VIOLATED: ${line}`),
    ...Object.entries(report.seededBugs).map(([name, found]) =>
      found === null ? `  seeded bug NOT CAUGHT: ${name}` : `  seeded bug caught: ${name} (${found})`,
    ),
    passed(report) ? '  all held' : '  FAILED',
  ];
}
