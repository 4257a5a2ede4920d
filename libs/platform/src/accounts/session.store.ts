/**
 * Sessions live on the server: the browser keeps 256 random bits, the table their SHA-256. Every request looks the row up, those that come
 * together in one statement, so that what was ended is refused at once, in every process. A session gets a new secret whenever it comes
 * to mean more (another role, a second factor): whoever knew the old one knows nothing.
 */
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { SharedReads } from '../database/shared-reads.js';
import { isSealedForPerson, type PersonKey } from '../people/person.key.js';
import type { PersonVault } from '../people/person.vault.js';
import { hashOf, newSecret } from './one-time.secret.js';
import { sessionBegin } from './session-begin.sql.js';
import { sessionEnd } from './session-end.sql.js';
import { sessionEndOfProvider } from './session-end-of-provider.sql.js';
import { sessionFind } from './session-find.sql.js';
import { sessionList } from './session-list.sql.js';
import { sessionRenew } from './session-renew.sql.js';
import { sessionUse } from './session-use.sql.js';

/** How the person proved to be who they are; another way in begins the same session under its own name. */
export type SignInMethod = 'password' | 'passkey' | 'door' | 'oidc';

export interface LiveSession {
  readonly id: string;
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  /** Whether a second factor was shown. */
  readonly secondFactor: boolean;
}

/** A session at an identity provider, on which one of ours rests: it ends ours when it ends there. */
export interface ProviderSession {
  readonly issuer: string;
  readonly subject: string;
  /** Null where the provider does not name its sessions. */
  readonly sid: string | null;
}

interface FoundSession extends LiveSession {
  readonly hash: string;
  readonly usedAt: Date;
  readonly endsAt: Date;
}

export interface SessionRequest extends Omit<LiveSession, 'id'> {
  readonly method: SignInMethod;
  readonly provider?: ProviderSession;
  /** The browser, as it calls itself, for the person's own list; null when unknown. */
  readonly agent: string | null;
  readonly lasts: SessionLength;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** In seconds: after how long without a request it ends, and after how long in any case. */
export interface SessionLength {
  readonly idle: number;
  readonly whole: number;
}

export const OFFICE_DAY: SessionLength = { idle: 3_600, whole: 43_200 };

export interface BegunSession {
  readonly id: string;
  /** For the cookie. */
  readonly secret: string;
}

export interface ListedSession {
  readonly id: string;
  readonly role: string;
  readonly unit: string | null;
  readonly method: SignInMethod;
  readonly secondFactor: boolean;
  readonly agent: string | null;
  readonly createdAt: Date;
  readonly usedAt: Date;
  readonly endsAt: Date;
}

type SessionEnd = 'signed-out' | 'revoked' | 'replaced' | 'password-changed' | 'disabled' | 'ended-by-provider';

const prefix = 'dds_';
const form = /^dds_[\w-]{43}$/;
/** A session's last use is written down at most this often. */
const noticedMs = 60_000;
const longestAgent = 200;

export class SessionStore {
  private readonly reads = new SharedReads<FoundSession>((hashes) => this.read(hashes));
  private readonly uses = new SharedReads<never>((uses) => this.noteUses(uses));

  /** Without a vault it is not kept what browsers call themselves. */
  constructor(
    private readonly source: DataSource,
    private readonly vault?: PersonVault,
  ) {}

  async begin(request: SessionRequest): Promise<BegunSession> {
    const { person, role, unit, method, secondFactor, lasts, at, provider } = request;
    const [id, secret] = [randomUUID(), newSecret(prefix)];
    const agent = await this.sealedAgent(person, request.agent);
    const who = [id, hashOf(secret), person, role, unit, method, secondFactor, agent];
    const there = [provider?.issuer ?? null, provider?.subject ?? null, provider?.sid ?? null];
    await this.source.query(sessionBegin, [...who, at, lasts.idle, lasts.whole, ...there]);
    return { id, secret };
  }

  /** The session of a secret, at an instant (ISO 8601); counts as its use unless `quietly`. */
  async verify(secret: string, now: string, quietly = false): Promise<LiveSession | undefined> {
    if (!form.test(secret)) return undefined;
    const hash = hashOf(secret);
    const found = (await this.reads.of([hash])).get(hash);
    const instant = Date.parse(now);
    if (found === undefined || found.endsAt.getTime() <= instant) return undefined;
    const { id, person, role, unit, secondFactor, usedAt } = found;
    if (!quietly && instant - usedAt.getTime() >= noticedMs) await this.uses.of([`${id} ${now}`]);
    return { id, person, role, unit, secondFactor };
  }

  private async read(hashes: readonly string[]): Promise<ReadonlyMap<string, FoundSession>> {
    const rows = await this.source.query<FoundSession[]>(sessionFind, [hashes]);
    return new Map(rows.map((row) => [row.hash, row]));
  }

  /** Each use: the session's id and the instant. */
  private async noteUses(uses: readonly string[]): Promise<ReadonlyMap<string, never>> {
    const noted = uses.map((use) => use.split(' '));
    await this.source.query(sessionUse, [noted.map(([id]) => id), noted.map(([, at]) => at)]);
    return new Map<string, never>();
  }

  /** Sessions that are open now, the last used first. */
  async list(person: string, now: string): Promise<ListedSession[]> {
    const rows = await this.source.query<ListedSession[]>(sessionList, [person, now]);
    const key = await this.vault?.keyOf(person);
    return rows.map((row) => ({ ...row, agent: openAgent(row.agent, key) }));
  }

  /** Gives a live session a new secret together with what it now stands for. Undefined when it has ended. */
  async renew(
    id: string,
    change: Partial<Pick<LiveSession, 'role' | 'unit' | 'secondFactor'>>,
  ): Promise<BegunSession | undefined> {
    const secret = newSecret(prefix);
    const { role = null, unit = null, secondFactor = null } = change;
    const renewed = await this.source.query<object[]>(sessionRenew, [id, hashOf(secret), role, unit, secondFactor]);
    return renewed.length === 1 ? { id, secret } : undefined;
  }

  /** True when this call ended a session of the person that was open until then. */
  async end(id: string, { person, because, at }: Ending): Promise<boolean> {
    return (await this.source.query<object[]>(sessionEnd, [person, id, null, at, because])).length === 1;
  }

  /** Ends the person's sessions, all but one when `except` names it; gives their ids. */
  async endAll({ person, because, at }: Ending, except?: string): Promise<readonly string[]> {
    const values = [person, null, except ?? null, at, because];
    return (await this.source.query<{ id: string }[]>(sessionEnd, values)).map(({ id }) => id);
  }

  /** Ends what rests on a session at the provider: that one, or without a `sid` all of the subject's. Gives their ids. */
  async endOfProvider({ issuer, subject, sid }: EndedThere, at: string): Promise<readonly string[]> {
    const values = [issuer, subject, sid, at, 'ended-by-provider' satisfies SessionEnd];
    return (await this.source.query<{ id: string }[]>(sessionEndOfProvider, values)).map(({ id }) => id);
  }

  private async sealedAgent(person: string, agent: string | null): Promise<string | null> {
    if (agent === null) return null;
    const key = await this.vault?.keyFor(person);
    return key?.seal('agent', agent.slice(0, longestAgent)) ?? null;
  }
}

/** What the release before wrote stands in clear until the next start. */
function openAgent(agent: string | null, key: PersonKey | undefined): string | null {
  if (agent === null || !isSealedForPerson(agent)) return agent;
  return key?.open('agent', agent) ?? null;
}

/** What a provider says has ended; it names the subject, its session, or both. */
export interface EndedThere {
  readonly issuer: string;
  readonly subject: string | null;
  readonly sid: string | null;
}

export interface Ending {
  readonly person: string;
  readonly because: SessionEnd;
  /** ISO 8601 instant. */
  readonly at: string;
}
