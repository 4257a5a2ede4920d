/**
 * Erases a person, for the shell and for HTTP alike. The log decides and records first: an id and a reason code. Then the rows go, and
 * the key. Whoever is cut off in between asks again: what is recorded already is not recorded twice, and the rest is done.
 */
import { CommandExecutor, grantsIdOf, isExecuted, Standings } from '#application';
import type { Actor, AskedCommand, ErasureReason, Grant, Refusal } from '#domain';
import type { EventStore } from '#event-store';
import { type Clock, PeopleDirectory, PersonEraser, type PersonalRowCounts, type Sealer, uuidV5 } from '#platform';
import type { DataSource } from 'typeorm';

export interface ErasureParts {
  readonly source: DataSource;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly sealer: Sealer;
  /** The posts that a person holds by the whole log. */
  readonly postsOf: (person: string) => Promise<readonly HeldPost[]>;
  /** Default: one that forgets nothing. */
  readonly eraser?: PersonEraser;
}

interface HeldPost {
  readonly unit: string;
  readonly post: Extract<AskedCommand, { type: 'VacatePost' }>['post'];
}

/** What hinders, and what would go. */
export interface ErasurePlan {
  readonly person: string;
  /** When it was erased before; null: never. */
  readonly erasedAt: string | null;
  /** The log has it already. */
  readonly isRecorded: boolean;
  readonly posts: readonly HeldPost[];
  /** Those that hold now or will. */
  readonly grants: readonly Grant[];
  readonly rows: PersonalRowCounts;
}

export interface ErasureRequest {
  readonly person: string;
  readonly reason: ErasureReason;
  readonly by: Actor;
  /** Ends posts and grants first, with these words; absent: whoever holds any is not erased. */
  readonly endRoles?: string;
}

export interface Erased extends ErasurePlan {
  readonly erasedAt: string;
  /** Of the events that ended what was held. */
  readonly rolesEnded: number;
  /** False when it had been recorded before. */
  readonly recorded: boolean;
  readonly position: number;
}

export class ErasureDesk {
  private readonly executor: CommandExecutor;
  private readonly standings: Standings;
  private readonly people: PeopleDirectory;
  private readonly eraser: PersonEraser;

  constructor(private readonly parts: ErasureParts) {
    const { source, store, sealer } = parts;
    this.executor = new CommandExecutor(store);
    this.standings = new Standings(store);
    this.people = new PeopleDirectory(source, sealer);
    this.eraser = parts.eraser ?? new PersonEraser(source, sealer);
  }

  /** Undefined for an id that nothing is known about. */
  async plan(person: string): Promise<ErasurePlan | undefined> {
    const now = this.parts.clock.now();
    const [known, posts, state, rows] = await Promise.all([
      this.people.find(person),
      this.parts.postsOf(person),
      this.standings.grantsOf(person),
      this.eraser.count(person),
    ]);
    const given = state.status === 'none' ? [] : state.grants;
    const grants = given.filter(({ until }) => until === null || now < until);
    const nothing = posts.length + given.length + Object.values(rows).reduce((sum, count) => sum + count, 0) === 0;
    const isRecorded = state.status === 'erased';
    if (known === undefined && nothing && !isRecorded) return undefined;
    return { person, erasedAt: known?.erasedAt?.toISOString() ?? null, isRecorded, posts, grants, rows };
  }

  async erase(request: ErasureRequest): Promise<Erased | Refusal | undefined> {
    const { person, reason, by, endRoles } = request;
    const plan = await this.plan(person);
    if (plan === undefined) return undefined;
    if (by.person === person) return { refused: 'erase-oneself', field: 'person' };
    const refused = await this.ended(plan, { by, endRoles });
    if (refused !== null) return refused;
    const at = this.parts.clock.now();
    const outcome = await this.executor.execute({
      commandId: uuidV5(`erase ${reason} at ${at}`, person),
      command: { type: 'ErasePerson', id: grantsIdOf(person), at, by, person, reason },
    });
    if (!isExecuted(outcome)) return outcome;
    await this.eraser.erase(person, at);
    const rolesEnded = plan.posts.length + plan.grants.length;
    const { position } = outcome;
    return { ...plan, erasedAt: plan.erasedAt ?? at, rolesEnded, recorded: !plan.isRecorded, position };
  }

  /** Null when nothing is held any more. */
  private async ended(
    { person, posts, grants }: ErasurePlan,
    { by, endRoles }: { readonly by: Actor; readonly endRoles: string | undefined },
  ): Promise<Refusal | null> {
    if (posts.length + grants.length === 0) return null;
    if (endRoles === undefined) return { refused: 'person-holds-role', field: 'person' };
    const at = this.parts.clock.now();
    const ends: readonly AskedCommand[] = [
      ...posts.map(({ unit, post }) => ({ type: 'VacatePost', id: unit, at, by, post, person }) as const),
      ...grants.map(
        ({ id: grant }) => ({ type: 'EndGrant', id: grantsIdOf(person), at, by, grant, reason: endRoles }) as const,
      ),
    ];
    for (const command of ends) {
      const commandId = uuidV5(`end ${JSON.stringify(command)}`, person);
      const outcome = await this.executor.execute({ commandId, command });
      if (!isExecuted(outcome)) return outcome;
    }
    return null;
  }
}
