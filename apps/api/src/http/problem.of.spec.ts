import { NotFoundException } from '@nestjs/common';
import { refusals, type RefusalCode, refuse } from '#domain';
import { CommandReused, EnvelopeRefused, LogBusy, VersionConflict } from '#event-store';
import { CommandRefused } from '../commands/command.refused.js';
import { ApiProblem } from './api.problem.js';
import { problemCatalog } from './problem.catalog.js';
import { problemOf } from './problem.of.js';

const statuses = [400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 414, 415, 422, 429, 431, 500, 503];

describe('the problem of an error', () => {
  it.each(Object.keys(refusals) as RefusalCode[])('is named for the refusal %s', (code) => {
    const answer = problemOf(new CommandRefused(refuse(code)));
    expect(answer).toMatchObject({ code, title: refusals[code].text, remedy: refusals[code].remedy });
    expect([403, 404, 409, 412, 422, 429, 503]).toContain(answer.status);
  });

  it('points to the field that the refusal names', () => {
    const answer = problemOf(new CommandRefused(refuse('day-in-future', 'evidence/issuedOn', { day: '2030-01-01' })));
    expect(answer).toMatchObject({
      status: 422,
      errors: [
        { pointer: '/evidence/issuedOn', code: 'day-in-future', detailEn: 'The day 2030-01-01 lies in the future' },
      ],
    });
  });

  it('is 404 for a thing that the address names, 422 for one that the body names', () => {
    expect(problemOf(new CommandRefused(refuse('task-not-found', 'id'))).status).toBe(404);
    expect(problemOf(new CommandRefused(refuse('directive-not-found', 'directive'))).status).toBe(422);
  });

  it.each([
    [new VersionConflict('s', 1, 2), 409, 'version-conflict'],
    [new CommandReused('c'), 422, 'command-reused'],
    [new LogBusy(3), 429, 'log-busy'],
    [new EnvelopeRefused('too large'), 413, 'body-too-large'],
    [new NotFoundException(), 404, 'not-found'],
    [Object.assign(new Error('x'), { type: 'entity.too.large', status: 413 }), 413, 'body-too-large'],
    [Object.assign(new Error('x'), { type: 'charset.unsupported', status: 415 }), 415, 'media-type-unsupported'],
    [Object.assign(new Error('x'), { code: '57P01' }), 503, 'log-unavailable'],
    [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 503, 'log-unavailable'],
    [Object.assign(new Error('x'), { code: '22P02' }), 400, 'request-invalid'],
    [new TypeError('a fault of ours'), 500, 'internal'],
    ['not even an error', 500, 'internal'],
  ])('%p is %d %s', (error, status, code) => {
    expect(problemOf(error)).toMatchObject({ status, code });
  });

  it('tells when to come back', () => {
    expect(problemOf(new LogBusy(2.4)).headers).toEqual({ 'Retry-After': '3' });
  });

  it('tells nothing of a fault of ours', () => {
    expect(JSON.stringify(problemOf(new Error('password=hunter2')))).not.toContain('hunter2');
  });

  it('has words in both languages for every entry of the catalogue', () => {
    for (const [code, entry] of Object.entries(problemCatalog)) {
      expect(statuses).toContain(entry.status);
      for (const { vi, en } of [entry.title, entry.detail, entry.remedy]) {
        expect([code, vi.length > 3, en.length > 3]).toEqual([code, true, true]);
      }
    }
    expect(problemOf(new ApiProblem('method-not-allowed', { blanks: { allow: 'GET' } })).detail.en).toContain('GET');
  });
});
