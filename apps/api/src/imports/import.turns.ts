import { Injectable } from '@nestjs/common';

/** One import after the other in this process: what one needs in memory is bounded, and two of the same file do not race. */
@Injectable()
export class ImportTurns {
  private last: Promise<unknown> = Promise.resolve();

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    // How the one before ended is its own caller's affair.
    const mine = this.last.then(work, work);
    this.last = mine;
    return mine;
  }
}
