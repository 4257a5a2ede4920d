/**
 * The one place where an error becomes an HTTP answer (RFC 9457). Everything that is not named here is a fault of ours: 500,
 * with nothing of it told outside.
 */
import { HttpException } from '@nestjs/common';
import type { FieldProblem } from '#contracts';
import { explainRefusal, type Refusal } from '#domain';
import { ImportRefused } from '#application';
import { HashingBusy, TableFault } from '#platform';
import { CommandReused, EnvelopeRefused, LogBusy, NotCanonical, VersionConflict } from '#event-store';
import { CursorRefused, TooManyTasks } from '#read-models';
import { describeFault } from '../fields/field.faults.js';
import { CommandRefused } from '../commands/command.refused.js';
import { ApiProblem, type ProblemFacts } from './api.problem.js';
import { BODY_LIMIT_BYTES } from './body.limit.js';
import { type ProblemCode, problemCatalog } from './problem.catalog.js';
import type { ProblemEntry } from './problem.entry.js';
import { refusalStatus } from './refusal.status.js';

interface Words {
  readonly vi: string;
  readonly en: string;
}

/** An answer, but for the request's own facts. */
export interface ProblemAnswer {
  readonly code: string;
  readonly status: number;
  readonly title: Words;
  readonly detail: Words;
  readonly remedy: Words;
  readonly errors: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;
}

export function problemOf(error: unknown): ProblemAnswer {
  if (error instanceof ApiProblem) return fromCatalog(error.code, error.facts);
  if (error instanceof CommandRefused) return fromRefusal(error.refusal);
  if (error instanceof TableFault) return fromTable(error);
  if (error instanceof ImportRefused) return fromImport(error);
  if (error instanceof HashingBusy) return fromCatalog('sign-in-busy', { headers: { 'Retry-After': '2' } });
  return fromCatalog(
    ...(logProblem(error) ?? readProblem(error) ?? bodyProblem(error) ?? frameworkProblem(error) ?? ['internal', {}]),
  );
}

type Named = readonly [ProblemCode, ProblemFacts];

function logProblem(error: unknown): Named | undefined {
  if (error instanceof VersionConflict) return ['version-conflict', { blanks: { actual: error.actual } }];
  if (error instanceof CommandReused) return ['command-reused', {}];
  if (error instanceof LogBusy) {
    return ['log-busy', { headers: { 'Retry-After': String(Math.ceil(error.retryAfterSeconds)) } }];
  }
  if (error instanceof NotCanonical) return ['json-malformed', {}];
  if (error instanceof EnvelopeRefused) return ['body-too-large', { blanks: { limit: '64 KB' } }];
  return isConnectionLost(error) ? ['log-unavailable', { headers: { 'Retry-After': '2' } }] : undefined;
}

/** A cursor of another list, or a value that a column cannot hold (PostgreSQL class 22: a cursor that was tampered with). */
function readProblem(error: unknown): Named | undefined {
  if (error instanceof TooManyTasks) return ['too-many-tasks', { blanks: { most: error.most } }];
  const tampered =
    error instanceof CursorRefused || /^22(021|P02|P05|003|007|008)$/.test(String(property(error, 'code')));
  if (!tampered) return undefined;
  const { code, detail, detailEn } = describeFault('cursor', undefined);
  return ['request-invalid', { errors: [{ pointer: '?cursor', code, detail, detailEn }] }];
}

/** Errors of the body parser carry a stable `type`. */
function bodyProblem(error: unknown): Named | undefined {
  switch (property(error, 'type')) {
    case 'entity.parse.failed':
    case 'request.size.invalid':
    case 'request.aborted':
      return ['json-malformed', {}];
    case 'entity.too.large':
      return ['body-too-large', { blanks: { limit: `${BODY_LIMIT_BYTES / 1024} KB` } }];
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return ['media-type-unsupported', {}];
    default:
      // What zlib says of a body that is not what its Content-Encoding claims.
      return /^Z_[A-Z]+_ERROR$|^ERR_?_BROTLI|^ERR__ERROR/.test(String(property(error, 'code')))
        ? ['json-malformed', {}]
        : undefined;
  }
}

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'request-invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'request-timeout',
  413: 'body-too-large',
  414: 'uri-too-long',
  415: 'media-type-unsupported',
  422: 'field-invalid',
  431: 'headers-too-large',
  503: 'shutting-down',
};

/** Nest's exceptions, and what Express throws with a `status` (an address that cannot be decoded, for one). */
function frameworkProblem(error: unknown): Named | undefined {
  const status = error instanceof HttpException ? error.getStatus() : property(error, 'status');
  const code = typeof status === 'number' ? byStatus[status] : undefined;
  return code === undefined ? undefined : [code, {}];
}

function fromCatalog(code: ProblemCode, facts: ProblemFacts): ProblemAnswer {
  const entry: ProblemEntry = problemCatalog[code];
  const { blanks = {}, errors = [], headers = {} } = facts;
  return {
    code,
    status: entry.status,
    title: entry.title,
    detail: fill(entry.detail, blanks),
    remedy: fill(entry.remedy, blanks),
    errors,
    headers,
  };
}

function fromRefusal(refusal: Refusal): ProblemAnswer {
  const { text, remedy } = explainRefusal(refusal);
  const status = refusalStatus(refusal.refused, refusal.field);
  const pointer = refusal.field === 'id' ? '{id}' : `/${refusal.field ?? ''}`;
  const errors =
    refusal.field === undefined ? [] : [{ pointer, code: refusal.refused, detail: text.vi, detailEn: text.en }];
  const retryAfter = refusal.detail?.['retryAfterSeconds'];
  const headers: Record<string, string> = status === 429 || status === 503 ? { 'Retry-After': '1' } : {};
  if (typeof retryAfter === 'number') headers['Retry-After'] = String(Math.ceil(retryAfter));
  return { code: refusal.refused, status, title: text, detail: text, remedy, errors, headers };
}

/** A file that cannot be read as it is: nothing of it was recorded. */
function fromTable({ code, problem, remedy }: TableFault): ProblemAnswer {
  const status = code === 'too-large' ? 413 : 422;
  const errors = [{ pointer: '', code, detail: problem.vi, detailEn: problem.en }];
  return { code: `file-${code}`, status, title: problem, detail: problem, remedy, errors, headers: {} };
}

/** An import that cannot begin. */
function fromImport({ code, problem, remedy }: ImportRefused): ProblemAnswer {
  return { code, status: 422, title: problem, detail: problem, remedy, errors: [], headers: {} };
}

function fill(words: Words, blanks: Readonly<Record<string, string | number>>): Words {
  const filled = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (blank, name: string) => String(blanks[name] ?? blank));
  return { vi: filled(words.vi), en: filled(words.en) };
}

/** PostgreSQL classes 08 (connection), 53 (resources), 57 (intervention), 25006 (read only) and Node's socket errors. */
function isConnectionLost(error: unknown): boolean {
  const code = String(property(error, 'code'));
  if (/^(08|53|57)[0-9A-Z]{3}$|^25006$|^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|AI_AGAIN)$/.test(code))
    return true;
  return (
    error instanceof Error &&
    /connection (terminated|timeout|timed out)|timeout exceeded when trying to connect/i.test(error.message)
  );
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
