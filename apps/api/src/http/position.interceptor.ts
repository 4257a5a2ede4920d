import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { ProjectionProgress } from '#read-models';
import { LIMITS, type Limits } from '../api.options.js';
import { ApiProblem } from './api.problem.js';
import { positionFrom } from './header.problem.js';
import { requestOf } from './request.context.js';

/** Reads the version of what an answer shows. */
type VersionOf = (answer: never) => number;

const VERSION = 'dondoc:version';

/** The answer carries a version: it becomes the ETag. */
export function Versioned(versionOf: VersionOf): MethodDecorator {
  return SetMetadata(VERSION, versionOf);
}

interface Positioned {
  readonly position?: unknown;
  readonly repeated?: unknown;
}

/**
 * Read your writes: a GET that names `X-Position` waits until the tables have reached it. On the way out the answer's position,
 * version and repetition become headers.
 */
@Injectable()
export class PositionInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly progress: ProjectionProgress,
    @Inject(LIMITS) private readonly limits: Limits,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const request = requestOf(context);
    const wanted = request.method === 'GET' ? positionFrom(request.get('x-position'), 'X-Position') : undefined;
    if (wanted !== undefined) await this.reach(wanted);
    const response = context.switchToHttp().getResponse<Response>();
    const versionOf = this.reflector.get<VersionOf | undefined>(VERSION, context.getHandler());
    return next.handle().pipe(
      map((answer) => {
        if (typeof answer === 'object' && answer !== null) setHeaders(response, answer, versionOf);
        return answer;
      }),
    );
  }

  private async reach(position: number): Promise<void> {
    const ms = this.limits.waitForPositionMs;
    const result = await this.progress.waitFor(position, ms);
    if (result.reached) return;
    const blanks = { position, waited: ms / 1_000, projection: result.projection };
    throw new ApiProblem(result.problem, { blanks, headers: { 'Retry-After': '1' } });
  }
}

function setHeaders(response: Response, answer: Positioned, versionOf: VersionOf | undefined): void {
  if (typeof answer.position === 'number') response.setHeader('X-Position', String(answer.position));
  if (answer.repeated === true) response.setHeader('Idempotency-Replayed', 'true');
  if (versionOf !== undefined) response.setHeader('ETag', `"${versionOf(answer as never)}"`);
}
