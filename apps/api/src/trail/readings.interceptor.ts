import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { mergeMap, type Observable } from 'rxjs';
import type { Accounts } from '#platform';
import { ACCOUNTS } from '../api.options.js';
import { requestOf } from '../http/request.context.js';

/**
 * Whatever leaves with `secrecy: restricted` is written down before it leaves: who reads it, in which role. It looks at answers, so that
 * no screen can forget it.
 */
@Injectable()
export class ReadingsInterceptor implements NestInterceptor {
  constructor(@Inject(ACCOUNTS) private readonly accounts: Accounts) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { viewer } = requestOf(context);
    if (viewer === undefined) return next.handle();
    const { person, role, unit, token: session } = viewer;
    return next.handle().pipe(
      mergeMap(async (answer) => {
        const things = [...restrictedIn(answer)];
        if (things.length > 0) {
          const at = this.accounts.clock.now();
          await this.accounts.readings.note({ person, role, unit, session, at }, things);
        }
        return answer;
      }),
    );
  }
}

/** An answer holds things, or a list of them; nothing deeper names one. */
const deepest = 3;

/** The ids of the restricted things in an answer. */
function* restrictedIn(value: unknown, depth = 0): Generator<string> {
  if (depth > deepest || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) yield* restrictedIn(each, depth);
    return;
  }
  const { secrecy, id, task, assignment } = value as Readonly<Record<string, unknown>>;
  if (secrecy === 'restricted') {
    const thing = [id, task, assignment].find((each) => typeof each === 'string');
    if (typeof thing === 'string') yield thing;
  }
  for (const each of Object.values(value)) yield* restrictedIn(each, depth + 1);
}
