import { createContext, useContext } from 'react';
import type { Session } from '#contracts';

export interface Here {
  readonly session: Session;
  /** The register's clock now: the wall clock, moved as far as the demonstration's is ahead. */
  now(): string;
}

export const SessionContext = createContext<Here | null>(null);

/** Who is signed in. Throws outside of the pages that ask for a sign-in. */
export function useSession(): Here {
  const here = useContext(SessionContext);
  if (here === null) throw new Error('There is no session outside of the signed-in pages.');
  return here;
}
