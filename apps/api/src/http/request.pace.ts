/**
 * How often the register may be asked. Whoever asks has a bucket of as many requests as a minute allows, which fills again at that rate:
 * a page that asks for much at once is served, a program that copies the register out is told to come again. Counted twice, by
 * credential and by address; many people share an address, so it is allowed more. Each process counts for itself, and lets whoever
 * sits at this machine ask as they like: they could stop it altogether.
 */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { networkOf } from '#platform';
import { isLoopback } from '../access/loopback.js';
import type { SessionCookies } from '../session/session.cookie.js';
import { ApiProblem } from './api.problem.js';
import type { ApiRequest } from './api.request.js';
import { sendProblem } from './problem.filter.js';
import { problemOf } from './problem.of.js';

/** How many officials may sit behind one address. */
const peopleAtAnAddress = 20;
/** Whoever was not heard of for longest is forgotten first, so that strangers cannot fill the memory. */
const mostCallers = 20_000;
const minuteMs = 60_000;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Buckets of one size, by name. Time in milliseconds from any beginning. */
export class Pace {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly perMinute: number) {}

  /** Whether one more is allowed now. */
  allows(caller: string, now: number): boolean {
    const { left, at } = this.buckets.get(caller) ?? { left: this.perMinute, at: now };
    const filled = Math.min(this.perMinute, left + ((now - at) * this.perMinute) / minuteMs);
    const allowed = filled >= 1;
    this.buckets.delete(caller);
    this.buckets.set(caller, { left: allowed ? filled - 1 : filled, at: now });
    if (this.buckets.size > mostCallers) this.forgetOldest();
    return allowed;
  }

  get size(): number {
    return this.buckets.size;
  }

  private forgetOldest(): void {
    for (const caller of this.buckets.keys()) {
      this.buckets.delete(caller);
      return;
    }
  }
}

/** `perMinute`: requests of one credential; Infinity for no limit. Files, health and callers on this machine are not counted. */
export function requestPace(perMinute: number, cookies: Pick<SessionCookies, 'read'>): RequestHandler {
  const [callers, addresses] = [new Pace(perMinute), new Pace(perMinute * peopleAtAnAddress)];
  return (request: Request, response: Response, next: NextFunction) => {
    if (!Number.isFinite(perMinute) || !request.path.startsWith('/api/') || isLoopback(request)) return next();
    const now = performance.now();
    const credential = credentialOf(request, cookies);
    const calm =
      addresses.allows(networkOf(request.ip ?? ''), now) &&
      (credential === undefined || callers.allows(credential, now));
    if (calm) return next();
    const refused = new ApiProblem('too-many-requests', { blanks: { perMinute }, headers: { 'Retry-After': '5' } });
    sendProblem(request as ApiRequest, response, problemOf(refused));
  };
}

const ours = /dd[ks]_[\w-]{43}$/;

/** The secret itself: whatever a caller writes around it, there is one bucket of it. Undefined for what cannot be one of ours. */
export function credentialOf(request: Request, cookies: Pick<SessionCookies, 'read'>): string | undefined {
  const shown = request.headers.authorization ?? cookies.read(request, 'session') ?? '';
  return ours.exec(shown.trimEnd())?.[0];
}
