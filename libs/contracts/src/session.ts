import type { HeldRole } from './account.js';
import type { UnitRef } from './board.js';

/** GET /api/v1/session — who asks, by session or by token; 401 without either. */
export interface Session {
  readonly person: { readonly id: string; readonly name: string | null };
  readonly role: string;
  readonly unit: UnitRef | null;
  /** The session that asks; null for a token. */
  readonly session: string | null;
  /** Whether the session showed a second factor. */
  readonly secondFactor: boolean;
  /** Set while an administrator looks at the pages as somebody else sees them; `role` and `unit` are those looked through. */
  readonly viewAs: ViewAs | null;
  /** What the person may switch to within the session; empty for a token, which speaks for one role. */
  readonly roles: readonly HeldRole[];
  readonly demonstration: boolean;
  /** The register's clock now (the demonstration's may be ahead of the wall clock). */
  readonly now: string;
  readonly position: number;
  /** Whether the person has a password of their own here, to change or to confirm with; a demonstration's door has none. */
  readonly hasPassword: boolean;
}

export interface ViewAs {
  /** Whose pages; null: those of anybody in the role. */
  readonly person: { readonly id: string; readonly name: string | null } | null;
  readonly reason: string;
  /** When it ends by itself. */
  readonly until: string;
}

/** GET /api/v1/demo — only in the demonstration and only on loopback; 404 elsewhere. */
export interface Demo {
  readonly now: string;
  readonly offsetSeconds: number;
  readonly doors: readonly DemoDoor[];
  /** The directive that the board opens with. */
  readonly directive: string;
}

/** POST /api/v1/demo/doors/{code} answers `{ token }`. */
export interface DemoDoor {
  readonly code: 'leader' | 'coordinator' | 'unitHead' | 'officer';
  readonly role: string;
  readonly name: string;
  readonly unit: UnitRef | null;
}

/** POST /api/v1/demo/clock `{ days: 1 | 7 }` answers when every timer up to then has fired and every digest is delivered. */
export interface DemoClock {
  readonly now: string;
  readonly position: number;
  readonly moved: {
    readonly days: number;
    readonly stepsFired: number;
    readonly digestsSent: number;
    readonly becameOverdue: number;
  };
}

/** GET /api/v1/demo/mailbox?limit=&cursor= — the mails captured by the demonstration's own SMTP server, newest first. */
export interface DemoMailbox {
  readonly items: readonly DemoMail[];
  readonly total: number;
  readonly next?: string;
}

export interface DemoMail {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly receivedAt: string;
  readonly text: string;
  readonly html: string | null;
  readonly headers: Readonly<Record<string, string>>;
}
