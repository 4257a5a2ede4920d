/** Who acts, as the log records it. People are ids only: names live outside the log and can be erased. */
export type Role =
  | 'leader'
  | 'fieldLeader'
  | 'coordinator'
  | 'unitHead'
  | 'officer'
  | 'cooperator'
  | 'inspector'
  | 'overseer'
  | 'admin'
  | 'public'
  | 'system';

export interface Actor {
  /** Person id (UUID), or `system` for timers: always an actor of its own. */
  readonly person: string;
  readonly role: Role;
  /** The unit in whose name the person acts; null for the system. */
  readonly unit: string | null;
}

export const SYSTEM: Actor = { person: 'system', role: 'system', unit: null };
