/**
 * Registers endpoints of webhooks: for the shell and for HTTP alike. A secret is shown in the answer that made it and never again.
 */
import { newWebhookSecret, type RefusedTarget, refusedUrl } from '#automation';
import { evolveUnit, noUnit, type UnitEvent } from '#domain';
import type { EventStore } from '#event-store';
import {
  type Clock,
  type EndpointOwnerKind,
  EndpointStore,
  type KnownEndpoint,
  PeopleDirectory,
  type Sealer,
} from '#platform';
import type { DataSource } from 'typeorm';

export interface EndpointDeskParts {
  readonly source: DataSource;
  readonly store: Pick<EventStore, 'readStream'>;
  readonly clock: Clock;
  /** Seals the secrets. */
  readonly sealer: Sealer;
}

export type EndpointRefusal = RefusedTarget | 'owner-unknown' | 'owner-has-one' | 'endpoint-unknown';

/** What an endpoint's owner has to write down. */
export interface ShownSecret {
  readonly id: string;
  readonly secret: string;
}

export interface RotatedSecret extends ShownSecret {
  /** Until when the old secret signs along, ISO 8601. */
  readonly oldSecretUntil: string;
}

const DAY_MS = 86_400_000;

export class EndpointDesk {
  private readonly endpoints: EndpointStore;

  constructor(private readonly parts: EndpointDeskParts) {
    this.endpoints = new EndpointStore(parts.source, parts.sealer);
  }

  list(): Promise<readonly KnownEndpoint[]> {
    return this.endpoints.list(this.parts.clock.now());
  }

  /** `by`: person id. */
  async add(
    asked: { readonly owner: string; readonly ownerIs: EndpointOwnerKind; readonly url: string },
    by: string,
  ): Promise<ShownSecret | EndpointRefusal> {
    const refused = refusedUrl(asked.url);
    if (refused !== null) return refused;
    if (!(await this.isKnown(asked.owner, asked.ownerIs))) return 'owner-unknown';
    const secret = newWebhookSecret();
    const id = await this.endpoints.add({ ...asked, secret, by, at: this.parts.clock.now() });
    return id === undefined ? 'owner-has-one' : { id, secret };
  }

  /** The old secret signs along for `days`; 0 ends it at once. */
  async rotate(id: string, days: number, by: string): Promise<RotatedSecret | EndpointRefusal> {
    const at = this.parts.clock.now();
    const oldUntil = new Date(Date.parse(at) + days * DAY_MS).toISOString();
    const secret = newWebhookSecret();
    const rotated = await this.endpoints.rotate(id, { secret, by, at, oldUntil });
    return rotated === undefined ? 'endpoint-unknown' : { id, secret, oldSecretUntil: oldUntil };
  }

  async remove(id: string, by: string): Promise<EndpointRefusal | null> {
    return (await this.endpoints.remove(id, by, this.parts.clock.now())) ? null : 'endpoint-unknown';
  }

  private async isKnown(owner: string, ownerIs: EndpointOwnerKind): Promise<boolean> {
    const { source, sealer } = this.parts;
    if (ownerIs === 'person') return (await new PeopleDirectory(source, sealer).find(owner)) !== undefined;
    const events = await this.parts.store.readStream(owner);
    const unit = events.reduce((state, { type, data }) => evolveUnit(state, { type, data } as UnitEvent), noUnit);
    return unit.status !== 'absent';
  }
}
