/** A state that many tests begin with. `prepare` fills an empty database, once a run. */
export interface DatabaseTemplate {
  /** Lower-case letters, digits and underscores; one name means one state. */
  readonly name: string;
  prepare(url: string): Promise<void>;
}
