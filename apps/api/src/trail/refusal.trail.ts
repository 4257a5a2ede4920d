/**
 * Writes down who was refused, after the answer has gone: what is recorded takes nothing from it and tells nothing by it. Of an address
 * that leads nowhere for the one who asks it is looked whether there is something, by the same statements whatever is found; answers
 * cannot tell, but the record may.
 */
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '#event-store';
import type { Accounts, RefusalKind } from '#platform';
import { ACCOUNTS, API_LOG, type ApiLog, EVENT_STORE } from '../api.options.js';
import type { ApiRequest } from '../http/api.request.js';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
/** Names of things that a request may give; a flood of them is not followed further. */
const mostNamed = 5;
/** Notes under way. A process that is behind counts what comes as what is not there, without looking. */
const mostAtOnce = 64;

/** Refusals of the domain and of the edge that mean: not by you. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  'forbidden',
  'not-your-role',
  'not-your-unit',
  'not-the-recipient',
  'lead-unit-cannot-confirm',
  'own-request',
  'delegation-not-yours',
  'grant-to-oneself',
  'role-not-held',
  'second-factor-needed',
  'view-as-read-only',
]);

@Injectable()
export class RefusalTrail implements BeforeApplicationShutdown {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(API_LOG) private readonly log: ApiLog,
  ) {}

  /** `code`: of the problem that was answered. */
  note(request: ApiRequest, code: string): void {
    const kind = this.kindOf(request, code);
    if (kind === undefined) return;
    const written = this.write(request, kind).catch((error: unknown) =>
      this.log.warn({ err: error, correlation: request.correlation }, 'a refusal could not be recorded'),
    );
    this.underWay.add(written);
    void written.finally(() => this.underWay.delete(written));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private kindOf(request: ApiRequest, code: string): RefusalKind | undefined {
    if (code === 'grant-ended' || code === 'origin-refused') return code;
    if (request.viewer === undefined) return undefined;
    if (FORBIDDEN.has(code)) return 'forbidden';
    return code === 'not-found' || code.endsWith('-not-found') ? 'not-found' : undefined;
  }

  private async write(request: ApiRequest, kind: RefusalKind): Promise<void> {
    const at = this.accounts.clock.now();
    const { viewer, claimant } = request;
    const person = viewer?.viewing?.by ?? viewer?.person ?? claimant ?? null;
    const isThere = kind === 'not-found' && this.underWay.size < mostAtOnce && (await this.exists(namedIn(request)));
    await this.accounts.record.add({ kind: isThere ? 'unseen' : kind, person, address: request.ip ?? 'unknown', at });
  }

  private async exists(ids: readonly string[]): Promise<boolean> {
    if (ids.length === 0) return false;
    return [...(await this.store.readStreams(ids)).values()].some((events) => events.length > 0);
  }
}

/** Ids in the address, the query and the first level of the body. */
function namedIn({ params, query, body }: ApiRequest): readonly string[] {
  const given = [params, query, body].flatMap((part: unknown) =>
    typeof part === 'object' && part !== null && !Buffer.isBuffer(part) ? Object.values(part) : [],
  );
  const ids = given.filter((value): value is string => typeof value === 'string' && uuid.test(value));
  return [...new Set(ids)].slice(0, mostNamed);
}
