import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import express, { type Response } from 'express';
import { LIMITS, type Limits } from '../api.options.js';
import { ApiProblem } from './api.problem.js';
import type { ApiRequest } from './api.request.js';
import { BODY_LIMIT_BYTES } from './body.limit.js';
import { allowTime } from './edge.middleware.js';
import { readFileBody } from './file.body.js';
import { PRODUCES } from './produces.decorator.js';
import { TAKES_FILE } from './takes-file.decorator.js';
import { NO_BODY } from './takes-no-body.decorator.js';
import { unknownFields } from './field.problems.js';
import { requestOf } from './request.context.js';

const parse = express.json({ limit: BODY_LIMIT_BYTES, strict: true, type: () => true });

/**
 * Settles what is sent and what is wanted, after the caller was admitted: nobody without a token makes us read 256 KB, or a file. A
 * command without a body counts as `{}`.
 */
@Injectable()
export class BodyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(LIMITS) private readonly limits: Limits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = requestOf(context);
    const produces = this.reflector.get<string | undefined>(PRODUCES, context.getHandler()) ?? 'application/json';
    if (request.headers.accept !== undefined && request.accepts([produces, 'application/problem+json']) === false) {
      throw new ApiProblem('not-acceptable', { blanks: { produces } });
    }
    if (request.method === 'GET' || request.method === 'HEAD') return true;
    const response = context.switchToHttp().getResponse<Response>();
    if (this.reflector.get<boolean | undefined>(TAKES_FILE, context.getHandler()) === true) {
      allowTime(request, response, this.limits.importMs);
      await readFileBody(request, response);
      return true;
    }
    await readBody(request, response);
    if (this.reflector.get<boolean | undefined>(NO_BODY, context.getHandler()) === true) refuseFields(request.body);
    return true;
  }
}

async function readBody(request: ApiRequest, response: Response): Promise<void> {
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
  if (!hasBody) {
    request.body = {};
    return;
  }
  if (request.is('application/json') === false) throw new ApiProblem('media-type-unsupported');
  await new Promise<void>((resolve, reject) => {
    parse(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(asError(error))));
  });
}

function refuseFields(body: unknown): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ApiProblem('json-malformed');
  const errors = unknownFields(Object.keys(body));
  if (errors.length > 0) throw new ApiProblem('field-invalid', { blanks: { count: errors.length }, errors });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the body could not be read', { cause: error });
}
