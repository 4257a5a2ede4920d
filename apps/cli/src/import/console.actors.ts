import type { Actor } from '#domain';
import { uuidV5 } from '#platform';

/** Whoever sits at the shell of the register's own machine: no account, a person of its own in the log. */
const CONSOLE = uuidV5('person at the console');

export const REGISTRAR: Actor = { person: CONSOLE, role: 'admin', unit: null };
export const COORDINATOR: Actor = { person: CONSOLE, role: 'coordinator', unit: null };
