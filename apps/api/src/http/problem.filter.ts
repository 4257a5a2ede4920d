import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { Response } from 'express';
import type { Problem } from '#contracts';
import { API_LOG, type ApiLog } from '../api.options.js';
import { ApiProblem } from './api.problem.js';
import type { ApiRequest } from './api.request.js';
import { type ProblemAnswer, problemOf } from './problem.of.js';
import { RefusalTrail } from '../trail/refusal.trail.js';
import { RouteTable } from './route.table.js';

/** Answers every error as problem details; logs those that are our own fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly routes: RouteTable,
    private readonly trail: RefusalTrail,
    @Inject(API_LOG) private readonly log: ApiLog,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const answer = this.refine(problemOf(error), error, request);
    const facts = { err: error, correlation: request.correlation, problem: answer.code };
    if (answer.status === 500) this.log.error(facts, 'request failed');
    else if (answer.status > 500) this.log.warn(facts, 'request could not be served');
    sendProblem(request, http.getResponse<Response>(), answer);
    this.trail.note(request, answer.code);
  }

  /** The router knows addresses by method: an address that exists under another one answers 405. */
  private refine(answer: ProblemAnswer, error: unknown, request: ApiRequest): ProblemAnswer {
    if (answer.code !== 'not-found' || error instanceof ApiProblem) return answer;
    const allow = this.routes.methodsAt(request.path).join(', ');
    if (allow === '') return answer;
    return problemOf(new ApiProblem('method-not-allowed', { blanks: { allow }, headers: { Allow: allow } }));
  }
}

/** Writes the problem, unless an answer is already on its way: then the connection can only be cut. */
export function sendProblem(request: ApiRequest, response: Response, answer: ProblemAnswer): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.status(answer.status).set(answer.headers);
  // For the line in the log.
  response.locals['problem'] = answer.code;
  // The rest of a body that was not read would be taken for the next request.
  if (!request.complete && answer.status !== 404) response.set('Connection', 'close');
  response.set({ 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.send(Buffer.from(JSON.stringify(problemBody(answer, request.originalUrl, request.correlation))));
}

export function problemBody(answer: ProblemAnswer, instance: string, correlation: string): Problem {
  const fill = (text: string): string => text.replaceAll('{correlation}', correlation);
  return {
    type: `/problems/${answer.code}`,
    code: answer.code,
    status: answer.status,
    title: answer.title.vi,
    titleEn: answer.title.en,
    detail: fill(answer.detail.vi),
    detailEn: fill(answer.detail.en),
    remedy: answer.remedy.vi,
    remedyEn: answer.remedy.en,
    instance: instance.slice(0, 2_000),
    correlation,
    ...(answer.errors.length === 0 ? {} : { errors: answer.errors }),
  };
}
