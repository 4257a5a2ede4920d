/** Keeps two processes from sending one notice at the same time. */
export interface NoticeLock {
  /** Runs `work` alone for this notice; undefined at once when somebody else holds it. Ends with the process that holds it. */
  hold<Result>(notice: string, work: () => Promise<Result>): Promise<Result | undefined>;
}
