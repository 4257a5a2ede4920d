/** The tables that automation reads lag behind the log that it writes. */
export interface Projections {
  /** Waits until timers and notices show the log up to the position. Throws when they do not come: nothing is asked twice then. */
  reach(position: number): Promise<void>;
}
