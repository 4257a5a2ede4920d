/** How the program ends: scripts can tell a wrong call from wrong input and from a register that cannot be reached. */
export const EXIT = { ok: 0, failed: 1, usage: 2, rejected: 3, unavailable: 4, interrupted: 130 } as const;

/** A fault that a person can mend, said in one line: Vietnamese first, English beside it. */
export class Stop extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
  ) {
    super(message);
    this.name = 'Stop';
  }
}
