/** What a person may sign in as: a role, in the name of a unit or of the whole register. */
export interface HeldRole {
  readonly role: string;
  readonly unit: string | null;
}

/** Where roles come from. Asked at every sign-in and every switch; the order is that in which they are offered. */
export interface RolesHeld {
  /** `now`: ISO 8601 instant. */
  of(person: string, now: string): Promise<readonly HeldRole[]>;
}

/** Whoever decides for others, inspects them or keeps the accounts shows a second factor. */
const strongRoles: ReadonlySet<string> = new Set(['leader', 'inspector', 'admin']);

export function needsSecondFactor(role: string): boolean {
  return strongRoles.has(role);
}
