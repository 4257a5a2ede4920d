import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { withCorrelation, withReaderPlace } from '#platform';
import type { ApiRequest } from './api.request.js';

const sane = /^[\w.:-]{8,64}$/;

/** Gives every request an id that logs, events and problems share; a caller's own is kept when it is a harmless token. */
export function correlate(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-correlation-id');
  const correlation = given !== undefined && sane.test(given) ? given : randomUUID();
  (request as ApiRequest).correlation = correlation;
  response.setHeader('X-Correlation-Id', correlation);
  withCorrelation(correlation, () => withReaderPlace(next));
}
