import { Inject, Injectable } from '@nestjs/common';
import { Standings } from '#application';
import type { Clock } from '#platform';
import { CLOCK } from '../api.options.js';
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
    return { viewer: { ...viewer, cleared: standing.cleared }, until: standing.until };
  }
}
