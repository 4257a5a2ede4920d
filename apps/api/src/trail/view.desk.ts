import { Inject, Injectable } from '@nestjs/common';
import { Standings } from '#application';
import type { SessionsEnded } from '#contracts';
import type { GrantableRole } from '#domain';
import type { Accounts } from '#platform';
import { UnitsQuery } from '#read-models';
import { ACCOUNTS } from '../api.options.js';
import { OpenStreams } from '../events/open.streams.js';
import { ApiProblem } from '../http/api.problem.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import { ownSession } from '../session/sessions.screens.js';
import type { ViewAsBody } from './trail.bodies.js';

/** Whose work it is to watch, or to hold the keys: nobody looks through their eyes. */
const NOT_OFFERED: ReadonlySet<GrantableRole> = new Set(['admin', 'inspector', 'overseer']);
const IN_A_UNIT: ReadonlySet<GrantableRole> = new Set(['unitHead', 'officer', 'cooperator']);

/** An administrator's look at the pages as somebody else sees them: begun with a reason, short, recorded, and only a look. */
@Injectable()
export class ViewDesk {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    private readonly standings: Standings,
    private readonly units: UnitsQuery,
    private readonly streams: OpenStreams,
  ) {}

  /** The session goes on as the role, under the same secret: it comes to mean less. */
  async begin(
    viewer: Viewer,
    { person = null, role, unit = null, reason }: BeginView,
    request: ApiRequest,
  ): Promise<SessionsEnded> {
    const session = ownSession(viewer);
    const at = this.accounts.clock.now();
    if (NOT_OFFERED.has(role) || (unit === null && IN_A_UNIT.has(role))) throw new ApiProblem('view-as-not-offered');
    if (unit !== null && (await this.units.find(unit)) === null) throw new ApiProblem('view-as-not-offered');
    const isHeld = person === null || (await this.standings.of({ person, role, unit }, at)).held;
    if (!isHeld) throw new ApiProblem('view-as-not-held');
    await this.accounts.views.begin({ session, viewer: viewer.person, person, role, unit, reason, at });
    await this.note('view-as-begun', viewer.person, request);
    this.streams.endOf(session);
    return { ended: 0 };
  }

  /** Ends it; also when there is none any more. */
  async end(viewer: Viewer, request: ApiRequest): Promise<SessionsEnded> {
    const session = ownSession(viewer);
    const ended = await this.accounts.views.end(session, this.accounts.clock.now());
    if (ended !== undefined) await this.note('view-as-ended', viewer.viewing?.by ?? viewer.person, request);
    this.streams.endOf(session);
    return { ended: ended === undefined ? 0 : 1 };
  }

  private note(kind: 'view-as-begun' | 'view-as-ended', person: string, { ip }: ApiRequest): Promise<void> {
    return this.accounts.record.add({ kind, person, address: ip ?? 'unknown', at: this.accounts.clock.now() });
  }
}

type BeginView = Pick<ViewAsBody, 'role' | 'reason'> & {
  readonly person?: string | null;
  readonly unit?: string | null;
};
