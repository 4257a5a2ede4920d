/** Where automation tells its operator what needs a look. `facts` are ids and counts, never words about people. */
export interface Report {
  warn(message: string, facts: Readonly<Record<string, unknown>>): void;
}
