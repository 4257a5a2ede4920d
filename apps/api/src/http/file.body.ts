/**
 * Bodies that are files. Few are taken in at once, so that memory is bounded by their number whatever is sent; the others are told to
 * come again.
 */
import express, { type Response } from 'express';
import { MOST_BYTES, TableFault } from '#platform';
import { ApiProblem } from './api.problem.js';
import type { ApiRequest } from './api.request.js';
import { FILE_TYPES } from './takes-file.decorator.js';

const parse = express.raw({ limit: MOST_BYTES, type: () => true });

/** Files held in memory at once. */
const MOST_FILES = 4;
let held = 0;

/** Puts the bytes into `request.body`. Throws `ApiProblem`, and `TableFault` for a file that is too large. */
export async function readFileBody(request: ApiRequest, response: Response): Promise<void> {
  if (request.headers['content-type'] !== undefined && request.is(FILE_TYPES) === false)
    throw new ApiProblem('file-type-unsupported', { blanks: { types: FILE_TYPES.slice(0, 2).join(', ') } });
  if (held >= MOST_FILES) throw new ApiProblem('imports-busy', { headers: { 'Retry-After': '10' } });
  // Whoever has gone meanwhile would never give the place back.
  if (response.closed || request.socket.destroyed) throw new ApiProblem('upload-broken');
  held += 1;
  response.once('close', () => (held -= 1));
  await new Promise<void>((resolve, reject) => {
    parse(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(faultOf(error))));
  });
  if (!Buffer.isBuffer(request.body)) request.body = Buffer.alloc(0);
}

/** What the body parser says, in words about a file. */
function faultOf(error: unknown): Error {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : null;
  if (type === 'entity.too.large') return new TableFault('too-large', 'file');
  if (type === 'encoding.unsupported')
    return new ApiProblem('file-type-unsupported', { blanks: { types: FILE_TYPES.slice(0, 2).join(', ') } });
  return new ApiProblem('upload-broken', {}, { cause: error });
}
