/** What every request passes before it is routed: limits, security headers, measures and the log line. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { ApiLog, Limits } from '../api.options.js';
import type { ApiMetrics } from '../metrics/api.metrics.js';
import { ApiProblem } from './api.problem.js';
import type { ApiRequest } from './api.request.js';
import { sendProblem } from './problem.filter.js';
import { problemOf } from './problem.of.js';

const longestUrl = 8_000;
/** Addresses that answer from the register; the others are files. */
const answers = /^\/(api|health|metrics)(\/|$)/;

/** Two years, which is what the lists of browsers ask for. */
const hsts = 'max-age=63072000; includeSubDomains';

/** Scripts, fonts and connections from ourselves alone. Mantine writes inline styles, scripts are never inline. */
const pagePolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  frameSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
};
/** Answers of the register are data: a browser that is made to show one as a page runs and loads nothing of it. */
const answerPolicy = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
  sandbox: [],
};

/** `publicUrl`: the address that people open. Where it is https, and on every request over TLS, browsers are told to stay with TLS. */
export function securityHeaders(publicUrl?: string): RequestHandler {
  const [page, answer] = [pagePolicy, answerPolicy].map((directives) =>
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives },
      // Said below: over plain http it means nothing, and TLS ends at a proxy.
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  const always = publicUrl?.startsWith('https:') === true;
  return (request: Request, response: Response, next: NextFunction) => {
    if (always || request.secure) response.setHeader('Strict-Transport-Security', hsts);
    (answers.test(request.path) ? answer : page)?.(request, response, next);
  };
}

/** Refuses addresses that are too long or cannot be decoded, and ends what takes too long. */
export function requestLimits(limits: Limits): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.url.length > longestUrl) {
      refuse(request, response, new ApiProblem('uri-too-long', { blanks: { limit: longestUrl } }));
      return;
    }
    if (!isDecodable(request.path)) {
      refuse(request, response, new ApiProblem('request-invalid'));
      return;
    }
    // Answers are made of tables that change: versions are for If-Match, not for 304.
    if (answers.test(request.path)) {
      response.setHeader('Cache-Control', 'no-store');
      delete request.headers['if-none-match'];
      delete request.headers['if-modified-since'];
    }
    allowTime(request, response, limits.requestMs);
    next();
  };
}

/** How long the request may take from now on; it replaces what was allowed before. */
export function allowTime(request: Request, response: Response, ms: number): void {
  response.removeAllListeners('timeout');
  response.setTimeout(ms, () => {
    const blanks = { seconds: ms / 1_000 };
    refuse(request, response, new ApiProblem('timed-out', { blanks, headers: { 'Retry-After': '5' } }));
  });
}

/**
 * One line and one measure a request, with the code of the problem where it was refused. The query string stays out of the log:
 * people search for names.
 */
export function accessLog(log: ApiLog, metrics: ApiMetrics): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const started = performance.now();
    response.once('close', () => {
      const ms = performance.now() - started;
      const route = routeOf(request);
      const status = response.statusCode;
      metrics.answered({ method: request.method, route, status, seconds: ms / 1_000 });
      const { correlation, viewer } = request as ApiRequest;
      const problem: unknown = response.locals['problem'];
      const what = { method: request.method, route, status, problem, ms: Math.round(ms * 10) / 10 };
      log.info({ ...what, correlation, by: viewer?.person }, 'answered');
    });
    next();
  };
}

/** The route's pattern; whatever is no route of ours shares one name. */
function routeOf(request: Request): string {
  const route = request.route as { readonly path?: unknown } | undefined;
  return typeof route?.path === 'string' ? route.path : 'other';
}

function refuse(request: Request, response: Response, problem: ApiProblem): void {
  sendProblem(request as ApiRequest, response, problemOf(problem));
}

function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
