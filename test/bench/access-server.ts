/**
 * The API of the bench `access`, a process of its own. A request with the header `x-unjudged` is not looked at: whom it names there is
 * who asks, in the role and unit that it names, and nobody asks whether the credential is good, the role held, or the thing the asker's.
 * Everything else is done for it as for any other. Told by its argument what to open, tells the parent where it listens and with what
 * its holders come; counts statements when it is sent a message.
 */
import { Client } from 'pg';
import { grantsIdOf, CommandExecutor } from '#application';
import type { AskedCommand, GrantableRole, Refusal, Role } from '#domain';
import { SessionStore, uuidV5 } from '#platform';
import { Admission, type Admitted } from '../../apps/api/src/access/admission.js';
import { Sight } from '../../apps/api/src/access/sight.js';
import type { ApiRequest } from '../../apps/api/src/http/api.request.js';
import type { Asking } from '../../apps/api/src/http/request.context.js';
import { type BenchApi, openBenchApi } from './bench-api.js';
import { admin, layCommandRegister, unit } from './command-register.js';

export interface Holder {
  readonly person: string;
  readonly role: GrantableRole;
  readonly unit: string | null;
}

export interface AccessServerAsk {
  readonly url: string;
  /** A register to lay first: so many assignments of one unit, and so many persons who may each act as its head. */
  readonly lay?: { readonly assignments: number; readonly heads: number };
  /** Who hold their roles in a register that is laid already. */
  readonly holders?: readonly Holder[];
}

export interface AccessServerReady {
  readonly port: number;
  /** The same edge, whose screens read as the owner of the tables. */
  readonly unwalledPort: number;
  readonly assignments: readonly string[];
  /** One of each a holder, in order. */
  readonly tokens: readonly string[];
  readonly cookies: readonly string[];
}

/** Asked with the message `statements`: how many were sent to the database so far. */
export interface StatementsSent {
  readonly statements: number;
}

const UNJUDGED = 'x-unjudged';
const NOBODY = uuidV5('nobody was looked at');
const DAYS_IN_SECONDS = 30 * 86_400;
const AT_ONCE = 50;

class AdmissionOrNot extends Admission {
  override admit(request: ApiRequest): Promise<Admitted> {
    const named = request.headers[UNJUDGED];
    if (typeof named !== 'string') return super.admit(request);
    const [role = '', unit = ''] = named.split(' ');
    const viewer = { person: NOBODY, role: role as Role, unit, token: NOBODY, session: null, secondFactor: false };
    return Promise.resolve({ viewer, until: null });
  }
}

class SightOrNot extends Sight {
  override refusalOf(asking: Asking, command: AskedCommand): Promise<Refusal | null> {
    return asking.by.person === NOBODY ? Promise.resolve(null) : super.refusalOf(asking, command);
  }
}

const ask = JSON.parse(process.argv[2] ?? '{}') as AccessServerAsk;
const heads = Array.from({ length: ask.lay?.heads ?? 0 }, (_, number): Holder => {
  return { person: uuidV5(`head ${number}`), role: 'unitHead', unit };
});
const holders = ask.holders ?? heads;
let statements = 0;
countStatements();
const replaced = [
  { provide: Admission, useClass: AdmissionOrNot },
  { provide: Sight, useClass: SightOrNot },
];
const api = await openBenchApi(ask.url, { replaced, twice: true });
const assignments = ask.lay === undefined ? [] : await layCommandRegister(api.store, api.clock, ask.lay.assignments);
await giveRoles(api, heads);
const { port, unwalledPort } = api;
const ready: AccessServerReady = { port, unwalledPort, assignments, ...(await credentialsOf(api, holders)) };
process.send?.(ready);
process.on('message', () => {
  const sent: StatementsSent = { statements };
  process.send?.(sent);
});
process.once('disconnect', () => void api.close());

/** Every statement of this process passes here, whoever sends it. */
function countStatements(): void {
  const { query } = Client.prototype;
  Client.prototype.query = function counted(this: Client, ...given: Parameters<typeof query>) {
    statements += 1;
    return query.apply(this, given);
  } as typeof query;
}

async function giveRoles({ store, clock }: BenchApi, given: readonly Holder[]): Promise<void> {
  const settled = await new CommandExecutor(store).executeMany(
    given.map(({ person, ...role }) => {
      const at = clock.now();
      const id = grantsIdOf(person);
      const grant = uuidV5('grant', person);
      const command: AskedCommand = {
        type: 'GiveGrant',
        id,
        by: admin,
        at,
        person,
        grant,
        ...role,
        from: null,
        until: null,
      };
      return { commandId: uuidV5('give', person), command };
    }),
  );
  const failed = settled.find(({ kind }) => kind !== 'done');
  if (failed !== undefined) throw new Error(`a role was not given: ${JSON.stringify(failed)}`);
}

async function credentialsOf(
  { tokens, source, clock }: BenchApi,
  asked: readonly Holder[],
): Promise<Pick<AccessServerReady, 'tokens' | 'cookies'>> {
  const sessions = new SessionStore(source);
  const at = clock.now();
  const lasts = { idle: DAYS_IN_SECONDS, whole: DAYS_IN_SECONDS };
  const rest = { method: 'password', secondFactor: true, agent: null, lasts, at } as const;
  const found: { token: string; cookie: string }[] = [];
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const made = asked.slice(from, from + AT_ONCE).map(async (holder) => ({
      token: (await tokens.mint({ ...holder, at, expiresAt: '2999-01-01T00:00:00.000Z' })).token,
      cookie: `dondoc-session=${(await sessions.begin({ ...holder, ...rest })).secret}`,
    }));
    found.push(...(await Promise.all(made)));
  }
  return { tokens: found.map(({ token }) => token), cookies: found.map(({ cookie }) => cookie) };
}
