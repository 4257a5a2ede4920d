/**
 * What the matrix sends to each route that names a thing, and whom it expects to be let in. A route of the document that is not here fails
 * the matrix. The roles are written down by hand, beside the table of policies and not from it.
 */
import { science } from './register.examples.js';
import { financeOfficer } from './register.examples.js';

export interface Sample {
  /** Those who are let in; absent: every role that somebody can hold. */
  readonly roles?: readonly string[];
  readonly body?: object;
  /** Absent: what the part of the address before the id says. */
  readonly kind?: string;
}

const head = ['unitHead'];
const workers = ['unitHead', 'officer'];
const clerk = ['coordinator'];
const assigners = ['coordinator', 'leader'];
const verifiers = ['coordinator', 'fieldLeader'];
const issuers = ['coordinator', 'fieldLeader', 'leader'];
const admin = ['admin'];

export const SAMPLES: Readonly<Record<string, Sample>> = {
  'get /api/v1/directives/{id}': {},
  'get /api/v1/directives/{id}/scoreboard': {},
  'get /api/v1/directives/{id}/trend': {},
  'post /api/v1/directives/{id}/published-counts': {
    roles: clerk,
    body: { total: 1, parts: [], asOf: '2025-03-01', source: 'Báo cáo' },
  },
  'get /api/v1/units/{id}/scoreboard': {},
  'get /api/v1/units/{id}/trend': {},
  'get /api/v1/units/{id}/officers': {},
  'get /api/v1/tasks/{id}': {},
  'get /api/v1/tasks/{id}/timeline': {},
  'post /api/v1/tasks/{id}/amend': { roles: clerk, kind: 'drafts', body: { work: 'Khác' } },
  'post /api/v1/tasks/{id}/void': { roles: clerk, kind: 'drafts', body: { reason: 'Trùng' } },
  'post /api/v1/tasks/{id}/issue': { roles: assigners, kind: 'drafts', body: {} },
  'get /api/v1/assignments/{id}': {},
  'get /api/v1/assignments/{id}/ladder': {},
  'post /api/v1/assignments/{id}/receive': { roles: head },
  'post /api/v1/assignments/{id}/delegate': { roles: head, body: { officer: financeOfficer } },
  'post /api/v1/assignments/{id}/request-return': { roles: head, body: { reason: 'unclear', words: 'Chưa rõ' } },
  'post /api/v1/assignments/{id}/grant-return': { roles: assigners, body: {} },
  'post /api/v1/assignments/{id}/refuse-return': { roles: assigners, body: { reason: 'Rõ' } },
  'post /api/v1/assignments/{id}/report-progress': { roles: workers, body: { words: 'Đang làm' } },
  'post /api/v1/assignments/{id}/raise-obstacle': {
    roles: workers,
    body: { cause: 'other', authority: 'Bộ', words: 'Chờ' },
  },
  'post /api/v1/assignments/{id}/confirm-obstacle': { roles: clerk, body: {} },
  'post /api/v1/assignments/{id}/resolve-obstacle': { roles: [...clerk, ...workers], body: { words: 'Xong' } },
  'post /api/v1/assignments/{id}/send-for-issue': {
    roles: head,
    body: { authority: 'UBND', letterNumber: '1/TTr', sentOn: '2025-03-01' },
  },
  'post /api/v1/assignments/{id}/issue-refused': { roles: [...head, ...clerk], body: { reason: 'Chưa đạt' } },
  'post /api/v1/assignments/{id}/submit': { roles: head, body: { evidence: { kind: 'note', words: 'Đã xong' } } },
  'post /api/v1/assignments/{id}/confirm': { roles: verifiers },
  'post /api/v1/assignments/{id}/return-deliverable': { roles: verifiers, body: { reason: 'Thiếu' } },
  'post /api/v1/assignments/{id}/correct-balance': { roles: clerk, body: { reason: 'Nhầm', status: 'received' } },
  'post /api/v1/forms/{id}/issue': { roles: issuers, body: {} },
  'post /api/v1/forms/{id}/drop': { roles: issuers, body: { reason: 'Không cần' } },
  'post /api/v1/inbox/{id}/acknowledge': {},
  'post /api/v1/notices/{id}/replay': { roles: ['coordinator', 'admin'] },
  'post /api/v1/grants/{id}/end': { roles: ['admin', 'unitHead', 'leader', 'fieldLeader'], body: { reason: 'Hết' } },
  'post /api/v1/endpoints/{id}/rotate': { roles: admin, kind: 'sessions', body: { days: 7 } },
  'post /api/v1/endpoints/{id}/remove': { roles: admin, kind: 'sessions' },
  'delete /api/v1/people/{id}/sessions': { roles: admin, kind: 'people' },
};

/** What is about nobody's work but the asker's own account, or the door: its own suites try it. Erasing a person does not come back. */
export const NOT_OF_THE_REGISTER =
  /^\/api\/v1\/(session|account|demo|oidc|passkeys|tokens|sessions|view|access-record|people\/\{id\}\/eras)/;

/** Bodies that name a thing, by route: what is named, in the place of `{id}`. */
export const NAMED_IN_BODY: readonly {
  readonly route: string;
  readonly role: string;
  readonly kind: string;
  readonly body: (id: string) => object;
}[] = [
  {
    route: '/api/v1/tasks',
    role: 'coordinator',
    kind: 'directives',
    body: (directive) => ({
      directive,
      ordinal: '9',
      work: 'Việc',
      lead: { relation: 'one', units: [science], text: 'Sở' },
      deadline: { text: '6/2025' },
    }),
  },
  {
    route: '/api/v1/directives',
    role: 'coordinator',
    kind: 'units of others',
    body: (ownerUnit) => ({
      kind: 'plan',
      number: '1',
      issuedOn: '2025-02-20',
      issuer: 'UBND',
      abstract: 'x',
      secrecy: 'open',
      ownerUnit,
    }),
  },
  {
    route: '/api/v1/grants/delegate',
    role: 'unitHead',
    kind: 'people',
    body: (person) => ({ person, until: '2025-04-01T00:00:00.000Z', capacity: 'acting' }),
  },
];
