import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '#domain';
import type { Action } from '../access/policies.js';
import { ApiProblem } from './api.problem.js';
import type { ApiRequest, Viewer } from './api.request.js';
import { headerProblem } from './header.problem.js';

/** What a command needs to know about the request that carries it. */
export interface Asking {
  readonly by: Actor;
  /** The one who asks may act on what is restricted, too. */
  readonly cleared: boolean;
  /** From `Idempotency-Key`, else new. */
  readonly commandId: string;
  /** From `If-Match`: undefined when any version will do. */
  readonly expectedVersion: number | undefined;
  readonly correlation: string;
  /** What the route's policy lets the asker do. */
  readonly action?: Action;
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
const strongTag = /^"(\d{1,15})"$/;

/** The person who asks. Only on routes that take a token. */
export const Viewing = createParamDecorator((_: unknown, context: ExecutionContext): Viewer =>
  viewerOf(requestOf(context)),
);

/** Who asks for what version, under which command id. */
export const AskedWith = createParamDecorator((_: unknown, context: ExecutionContext): Asking => {
  const request = requestOf(context);
  const { person, role, unit, cleared = false } = viewerOf(request);
  return {
    by: { person, role, unit },
    cleared,
    commandId: commandIdOf(request),
    expectedVersion: expectedVersionOf(request),
    correlation: request.correlation,
    action: request.action,
  };
});

/** The bytes of the body. Only on routes with `@TakesFile()`. */
export const FileSent = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { body } = requestOf(context) as { readonly body: unknown };
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
});

export function requestOf(context: ExecutionContext): ApiRequest {
  return context.switchToHttp().getRequest<ApiRequest>();
}

function viewerOf(request: ApiRequest): Viewer {
  if (request.viewer === undefined) throw new ApiProblem('unauthenticated');
  return request.viewer;
}

function commandIdOf(request: ApiRequest): string {
  const key = request.get('idempotency-key');
  if (key === undefined) return randomUUID();
  // RFC-style quoting is allowed: "…" and … mean the same key.
  const bare = key.replace(/^"(.*)"$/, '$1');
  if (!uuid.test(bare)) throw headerProblem('Idempotency-Key', 'uuid');
  return bare.toLowerCase();
}

/** RFC 9110: strong comparison; `*` asks for nothing more than that it exists, and a weak tag never matches. */
function expectedVersionOf(request: ApiRequest): number | undefined {
  const tag = request.get('if-match')?.trim();
  if (tag === undefined || tag === '*') return undefined;
  if (/^W\/"[^"]*"$/.test(tag)) return -1;
  const version = strongTag.exec(tag)?.[1];
  if (version === undefined) throw headerProblem('If-Match', 'entity-tag');
  return Number(version);
}
