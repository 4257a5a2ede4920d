import { Standings } from '#application';
import { isInForce } from '#domain';
import {
  AccessRecord,
  type Account,
  AccountStore,
  EndpointStore,
  IdentityStore,
  loginOf,
  PasskeyStore,
  type Person,
  PersonVault,
  SessionStore,
} from '#platform';
import { UnitsQuery } from '#read-models';
import type { Register } from '../composition/register.js';
import { tablesOf } from '../import/console.tables.js';
import { EXIT, Stop } from '../output/exit.js';

export type KnownPerson = Awaited<ReturnType<typeof knownPerson>>;

/** The id of somebody who is named by it, or by their login. Throws `Stop`. */
export async function personNamed({ source, sealer }: Register, named: string): Promise<string> {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(named)) return named.toLowerCase();
  const account = (await new AccountStore(source, sealer).list()).find(({ login }) => login === loginOf(named));
  if (account !== undefined) return account.person;
  throw new Stop(`Không có tài khoản ${named} / no account ${named}`, EXIT.rejected);
}

/** The posts that a person holds by the whole log. */
export async function heldPosts(register: Register, person: string) {
  await tablesOf(register).units();
  const posts = await new UnitsQuery(register.source).postsOf(person);
  return posts.map(({ unit, post }) => ({ unit, post }));
}

/** All that is kept about somebody outside the log, for their own eyes: no secret and no hash of one is in it. */
export async function knownPerson(register: Register, person: string) {
  const { source, sealer, clock, people, tokens, store } = register;
  const now = clock.now();
  const [details, account, state] = await Promise.all([
    people.find(person),
    new AccountStore(source, sealer).find(person),
    new Standings(store).grantsOf(person),
  ]);
  const [sessions, shown, access, endpoints, posts, passkeys, identities] = await Promise.all([
    new SessionStore(source, new PersonVault(source, sealer)).list(person, now),
    tokens.list(now, person),
    new AccessRecord(source, sealer).list(person),
    new EndpointStore(source, sealer).list(now),
    heldPosts(register, person),
    new PasskeyStore(source, sealer).list(person),
    new IdentityStore(source).of(person),
  ]);
  const grants = state.status === 'none' ? [] : state.grants.filter((grant) => isInForce(grant, now));
  return {
    person,
    details: detailsOf(details),
    account: account === undefined ? null : accountOf(account, passkeys.length > 0),
    passkeys: passkeys.map(({ name, createdAt, usedAt }) => ({ name, ...begun(createdAt), usedAt: instantOf(usedAt) })),
    identities: identities.map(({ issuer, subject }) => ({ issuer, subject })),
    sessions: sessions.map(({ id, role, unit, agent, createdAt }) => ({ id, role, unit, agent, ...begun(createdAt) })),
    tokens: shown.map(({ id, role, unit, expiresAt }) => ({ id, role, unit, expiresAt: expiresAt.toISOString() })),
    access: access.map(({ firstAt, lastAt, ...rest }) => ({
      ...rest,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
    endpoints: endpoints
      .filter(({ owner }) => owner === person)
      .map(({ id, url, createdAt }) => ({ id, url, createdAt })),
    posts,
    grants: grants.map(({ id, role, unit, from, until }) => ({ id, role, unit, from, until })),
  };
}

function detailsOf(details: Person | undefined) {
  const { name = null, email = null, post = null, locale = null, emailDeadAt = null, erasedAt = null } = details ?? {};
  return {
    name,
    email,
    post,
    language: locale,
    addressDeadSince: instantOf(emailDeadAt),
    erasedAt: instantOf(erasedAt),
  };
}

function accountOf({ login, kind, totp, createdAt, signedInAt, disabledAt }: Account, hasPasskey: boolean) {
  return {
    login,
    kind,
    secondFactor: totp !== null || hasPasskey,
    ...begun(createdAt),
    signedInAt: instantOf(signedInAt),
    disabledAt: instantOf(disabledAt),
  };
}

function begun(createdAt: Date) {
  return { createdAt: createdAt.toISOString() };
}

function instantOf(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
