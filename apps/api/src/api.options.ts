import type { Provider, Type } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { EventStore } from '#event-store';
import type { Clock, HashCost, OidcOptions, PartsInstead, RolesHeld, Sealer } from '#platform';
import type { Demonstration } from './demo/demonstration.js';

/** Structured log, as pino has it. */
export interface ApiLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Limits {
  /** Event streams open at once: in all, and by one token. */
  readonly streams: number;
  readonly streamsPerToken: number;
  readonly heartbeatMs: number;
  /** How long a read waits for the position that it names. */
  readonly waitForPositionMs: number;
  /** How long a whole request may take. */
  readonly requestMs: number;
  /** How long an import may take, which is longer. */
  readonly importMs: number;
  /** Requests of one credential a minute; Infinity for no limit. */
  readonly requestsPerMinute: number;
}

export const defaultLimits: Limits = {
  streams: 2_000,
  streamsPerToken: 10,
  heartbeatMs: 15_000,
  waitForPositionMs: 2_000,
  requestMs: 30_000,
  importMs: 180_000,
  requestsPerMinute: Number.POSITIVE_INFINITY,
};

/** Something without which requests would fail, asked by `/health/ready`. Rejects, or answers what is wrong. */
export interface ReadinessCheck {
  readonly name: string;
  readonly check: () => Promise<{ readonly ok: boolean; readonly detail?: string }>;
}

/** How people sign in. */
interface SignInOptions {
  /** Seals the secrets of second factors; without one they are sealed by a key that is forgotten with the process. */
  readonly sealer?: Sealer;
  /** Which roles a person holds; by default those of posts and grants in the log. */
  readonly roles?: RolesHeld;
  /** The address that people open: where it is https, cookies travel over TLS alone. */
  readonly publicUrl?: string;
  /** Proxies that are believed about the caller's address and scheme, separated by commas; none by default. */
  readonly trustedProxies?: string;
  /** Default: OWASP's. Cheaper ones are for tests. */
  readonly hashCost?: HashCost;
  /** Parts of the accounts in the place of ours: for tests that take a defence away. No setting of the program reaches it. */
  readonly parts?: PartsInstead;
  /** An identity provider by which people may sign in; by default there is none. */
  readonly oidc?: OidcOptions;
}

export interface ApiOptions {
  /** Initialised, with the entities of platform and read models: accounts, people, and what decisions must know. */
  readonly source: DataSource;
  /** What screens read with, as `openReaderSource` makes it: PostgreSQL itself narrows it to the one who asks. */
  readonly screens: DataSource;
  /** For the projections' checkpoints. */
  readonly pool: Pool;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: ApiLog;
  readonly signIn?: SignInOptions;
  /** Only in the demonstration. */
  readonly demonstration?: Demonstration;
  /** Folder of the built web application; without it the API alone is served. */
  readonly webRoot?: string;
  /** Beside the database, the log and the projections: the queue, for one. */
  readonly readiness?: readonly ReadinessCheck[];
  readonly limits?: Partial<Limits>;
  /** More routes behind the same edge, each with its own `@Access`. */
  readonly controllers?: readonly Type[];
  /** Parts in the place of ours, by their tokens: for benches and tests that switch a wall off. No setting of the program reaches it. */
  readonly replaced?: readonly Provider[];
}

export const EVENT_STORE = Symbol('event store');
export const CLOCK = Symbol('clock');
export const TOKENS = Symbol('tokens');
export const ACCOUNTS = Symbol('accounts');
export const COOKIES = Symbol('cookies');
export const PEOPLE = Symbol('people');
export const API_LOG = Symbol('log');
export const LIMITS = Symbol('limits');
export const DEMONSTRATION = Symbol('demonstration');
export const READINESS = Symbol('readiness');
export const DATA_SOURCE = Symbol('data source');
/** The queries over units that find all of them, whoever asks. */
export const ALL_UNITS = Symbol('all units');
/** What the desk of endpoints and bounces works with. */
export const DELIVERY = Symbol('delivery');
