import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { ApiProblem } from './api.problem.js';
import type { ProblemCode } from './problem.catalog.js';
import { problemBody } from './problem.filter.js';
import { problemOf } from './problem.of.js';

const named: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

/** What the edge gives to every answer, for those that never come to it. */
const safety = [
  "Content-Security-Policy: default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none';object-src 'none';sandbox",
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: same-origin',
  'Cross-Origin-Resource-Policy: same-origin',
  'Cache-Control: no-store',
]
  .map((line) => `${line}\r\n`)
  .join('');

/** Requests that Node's parser refuses never reach a route; they get problem details all the same. */
export function answerBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const answer = problemOf(new ApiProblem(named[error.code ?? ''] ?? 'request-invalid'));
    const body = JSON.stringify(problemBody(answer, '', randomUUID()));
    socket.end(
      `HTTP/1.1 ${answer.status} Refused\r\nContent-Type: application/problem+json; charset=utf-8\r\n${safety}` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
}
