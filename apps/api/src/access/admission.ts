import { Inject, Injectable } from '@nestjs/common';
import { Standings } from '#application';
import type { Role } from '#domain';
import type { Accounts, Clock } from '#platform';
import { ACCOUNTS, CLOCK } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import { Credentials } from './credentials.js';

/** Whom a request speaks for, and until when that holds if nothing is recorded before. */
export interface Admitted {
  readonly viewer: Viewer;
  readonly until: string | null;
}

/**
 * Who asks. A credential says which person, in which role and unit; whether the person holds that role now is asked of the log
 * each time, so that what was given or ended takes effect at the next request.
 */
@Injectable()
export class Admission {
  constructor(
    private readonly credentials: Credentials,
    private readonly standings: Standings,
    @Inject(ACCOUNTS) private readonly accounts: Pick<Accounts, 'views'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws the problem `unauthenticated`, or `grant-ended` where the role that the credential names is not held. */
  async admit(request: ApiRequest): Promise<Admitted> {
    const viewer = await this.credentials.viewerOf(request);
    const admitted = await this.judge(viewer);
    if (admitted !== undefined) return admitted;
    throw new ApiProblem('grant-ended', { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });
  }

  /** The same for a request that goes on, such as an event stream: undefined when it may not. */
  async stillAdmits(request: ApiRequest): Promise<Admitted | undefined> {
    const viewer = await this.credentials.stillViewerOf(request);
    return viewer === undefined ? undefined : this.judge(viewer);
  }

  private async judge(viewer: Viewer): Promise<Admitted | undefined> {
    const standing = await this.standings.of(viewer, this.clock.now());
    if (!standing.held) return undefined;
    const admitted = { viewer: { ...viewer, cleared: standing.cleared }, until: standing.until };
    return viewer.role === 'admin' && viewer.session !== null ? this.looking(admitted, viewer.session) : admitted;
  }

  /** As whom an administrator looks at the pages now; as themselves, unless the person whose pages they are still has that role. */
  private async looking(admitted: Admitted, session: string): Promise<Admitted> {
    const now = this.clock.now();
    const view = await this.accounts.views.of(session, now);
    if (view === undefined) return admitted;
    const { person, unit, reason, until } = view;
    const role = view.role as Role;
    if (person !== null && !(await this.standings.of({ person, role, unit }, now)).held) return admitted;
    const { viewer } = admitted;
    const viewing = { by: viewer.person, person, reason, until };
    return { viewer: { ...viewer, person: person ?? viewer.person, role, unit, cleared: false, viewing }, until };
  }
}
