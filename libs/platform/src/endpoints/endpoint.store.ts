import { randomUUID } from 'node:crypto';
import { type DataSource, type EntityManager, IsNull } from 'typeorm';
import { isSealed, SealBroken, type Sealer } from '../sealing/sealer.js';
import { type EndpointOwnerKind, EndpointRow, EndpointSecretRow } from './endpoint.entity.js';

export interface NewEndpoint {
  readonly owner: string;
  readonly ownerIs: EndpointOwnerKind;
  readonly url: string;
  readonly secret: string;
  /** Person id, or `console`. */
  readonly by: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

export interface KnownEndpoint {
  readonly id: string;
  readonly owner: string;
  readonly ownerIs: EndpointOwnerKind;
  readonly url: string;
  readonly createdAt: string;
  /** Number of the newest secret, and until when the one before it signs, too; null when it no longer does. */
  readonly secretNumber: number;
  readonly oldSecretUntil: string | null;
}

/**
 * Endpoints of webhooks. Secrets go in and come out for signing; nothing here shows or logs them. They stand sealed in the table; one of the
 * time before sealing is read as it is until the next start seals it. Without a sealer they stand in clear: for tests.
 */
export class EndpointStore {
  constructor(
    private readonly source: DataSource,
    private readonly sealer?: Sealer,
  ) {}

  /** Undefined when the owner has an endpoint already. */
  async add({ owner, ownerIs, url, secret, by, at }: NewEndpoint): Promise<string | undefined> {
    const id = randomUUID();
    const createdAt = new Date(at);
    return this.source.transaction(async (work) => {
      const row = { id, owner, ownerIs, url, createdAt, createdBy: by, endedAt: null, endedBy: null };
      const { raw } = await work
        .createQueryBuilder()
        .insert()
        .into(EndpointRow)
        .values(row)
        .orIgnore()
        .returning('id')
        .execute();
      if (!Array.isArray(raw) || raw.length === 0) return undefined;
      const sealed = { endpoint: id, number: 1, secret: this.seal(secret, id) };
      await work.insert(EndpointSecretRow, { ...sealed, createdAt, createdBy: by, endsAt: null });
      return id;
    });
  }

  /** Endpoints in use, by when they were added. */
  async list(now: string): Promise<readonly KnownEndpoint[]> {
    const rows = await this.source
      .getRepository(EndpointRow)
      .find({ where: { endedAt: IsNull() }, order: { createdAt: 'asc', id: 'asc' } });
    return Promise.all(rows.map(async (row) => known(row, await this.secretsOf(this.source.manager, row.id), now)));
  }

  /** The owners of endpoints in use: asked before every morning's digests. */
  async owners(): Promise<readonly { readonly owner: string; readonly ownerIs: EndpointOwnerKind }[]> {
    return this.source
      .getRepository(EndpointRow)
      .find({ select: { owner: true, ownerIs: true }, where: { endedAt: IsNull() }, order: { owner: 'asc' } });
  }

  /** Where an owner is told, and the secrets in force at an instant, newest first. */
  async find(
    owner: string,
    now: string,
  ): Promise<{ readonly url: string; readonly secrets: readonly string[] } | undefined> {
    const row = await this.source.getRepository(EndpointRow).findOneBy({ owner, endedAt: IsNull() });
    if (row === null) return undefined;
    const secrets = await this.secretsOf(this.source.manager, row.id);
    const signing = secrets.filter((each) => inForce(each, now));
    return { url: row.url, secrets: signing.map(({ secret }) => this.open(secret, row.id)) };
  }

  /**
   * Gives an endpoint a new secret; the present one signs along until `oldUntil`, any older one ends now. Undefined when there is no such
   * endpoint in use.
   */
  async rotate(
    id: string,
    next: { readonly secret: string; readonly by: string; readonly at: string; readonly oldUntil: string },
  ): Promise<KnownEndpoint | undefined> {
    return this.source.transaction(async (work) => {
      const row = await work.findOne(EndpointRow, {
        where: { id, endedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (row === null) return undefined;
      const [newest, ...older] = await this.secretsOf(work, id);
      const number = (newest?.number ?? 0) + 1;
      for (const each of older) await work.delete(EndpointSecretRow, { endpoint: id, number: each.number });
      await work.update(EndpointSecretRow, { endpoint: id, number: number - 1 }, { endsAt: new Date(next.oldUntil) });
      const { by: createdBy } = next;
      const secret = this.seal(next.secret, id);
      const createdAt = new Date(next.at);
      await work.insert(EndpointSecretRow, { endpoint: id, number, secret, createdAt, createdBy, endsAt: null });
      return known(row, await this.secretsOf(work, id), next.at);
    });
  }

  /** Ends an endpoint and forgets its secrets. False when it was not in use. */
  async remove(id: string, by: string, at: string): Promise<boolean> {
    return this.source.transaction(async (work) => {
      const { affected } = await work.update(
        EndpointRow,
        { id, endedAt: IsNull() },
        { endedAt: new Date(at), endedBy: by },
      );
      await work.delete(EndpointSecretRow, { endpoint: id });
      return affected === 1;
    });
  }

  private seal(secret: string, endpoint: string): string {
    return this.sealer === undefined ? secret : this.sealer.seal(secret, endpointPlaceOf(endpoint));
  }

  private open(secret: string, endpoint: string): string {
    if (!isSealed(secret)) return secret;
    if (this.sealer === undefined) throw new SealBroken('key-unknown');
    return this.sealer.open(secret, endpointPlaceOf(endpoint));
  }

  /** Newest first. */
  private secretsOf(work: EntityManager, endpoint: string): Promise<EndpointSecretRow[]> {
    return work.find(EndpointSecretRow, { where: { endpoint }, order: { number: 'desc' } });
  }
}

/** Where the secret of an endpoint is sealed for. */
export function endpointPlaceOf(endpoint: string): string {
  return `webhook ${endpoint}`;
}

function inForce({ endsAt }: EndpointSecretRow, now: string): boolean {
  return endsAt === null || Date.parse(now) < endsAt.getTime();
}

function known(row: EndpointRow, secrets: readonly EndpointSecretRow[], now: string): KnownEndpoint {
  const { id, owner, ownerIs, url, createdAt } = row;
  const old = secrets.slice(1).find((each) => inForce(each, now));
  return {
    id,
    owner,
    ownerIs,
    url,
    createdAt: createdAt.toISOString(),
    secretNumber: secrets[0]?.number ?? 0,
    oldSecretUntil: old?.endsAt?.toISOString() ?? null,
  };
}
