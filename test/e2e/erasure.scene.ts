/**
 * A person with words that nobody else has lives a whole life in the register: an account and its sign-ins, the wrong ones too, roles, work
 * that is given and reported, mails that arrive, come back and are given up, a webhook, a token.
 */
import { randomUUID } from 'node:crypto';
import { assignmentIdOf, CommandExecutor, isExecuted } from '#application';
import { SmtpChannel } from '#automation';
import type { AskedCommand, EventType } from '#domain';
import {
  type Accounts,
  createLogger,
  createPool,
  EndpointStore,
  openAccounts,
  PersonVault,
  type QueueBackend,
  uuidV5,
} from '#platform';
import { takeBounce } from '../../apps/worker/src/bounces/bounce.intake.js';
import { createWorker, type DondocWorker } from '../../apps/worker/src/worker.js';
import { recorded } from '../support/automation-readings.js';
import { eventually } from '../support/eventually.js';
import { type CapturingMailbox, openMailbox } from '../support/smtp-capture.js';
import { testSealer } from '../support/test-sealer.js';
import { ApiClient } from './api.client.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { CookieBrowser } from './cookie.browser.js';
import { coordinator, office, registerProvince, science, scienceHead } from './register.examples.js';

export const person = scienceHead;
export const words = {
  name: 'Quách Thị Trầm Hương',
  email: 'tram.huong.kyluc@so-khcn.example',
  post: 'Giám đốc Sở Ấn Tín Cổ',
  login: 'tramhuong.quach',
  agent: 'KyLucBrowser/7.7',
  address: '203.0.113.77',
} as const;

const password = 'thuyền-gạo-47-đèn-biển';
const administrator = uuidV5('người xóa');
const registrar = { person: uuidV5('người giữ sổ'), role: 'admin', unit: null } as const;
const clerk = { person: coordinator, role: 'coordinator', unit: office } as const;
const directive = uuidV5('văn bản của người bị xóa');
const task = uuidV5('việc của người bị xóa');

export interface ErasureScene {
  readonly harness: ApiHarness;
  readonly accounts: Accounts;
  readonly mailbox: CapturingMailbox;
  /** Of an administrator, and of the office that follows the work up. */
  readonly admin: ApiClient;
  readonly office: ApiClient;
  readonly things: Readonly<Record<'task' | 'assignment' | 'directive' | 'unit', string>>;
  /** Everything that the program logged, at the finest level. */
  logged(): string;
  /** The person's life. */
  live(): Promise<void>;
  stop(): Promise<void>;
}

export async function openErasureScene(
  queuesFor: (databaseUrl: string) => Promise<QueueBackend>,
): Promise<ErasureScene> {
  const lines: string[] = [];
  const log = createLogger({ level: 'trace', part: 'test', destination: { write: (line) => void lines.push(line) } });
  const hashCost = { memoryKib: 64, passes: 1, lanes: 1 };
  const signIn = { sealer: testSealer, hashCost, trustedProxies: '127.0.0.1' };
  const harness = await startApi({ signIn, log, now: '2025-04-08T02:00:00.000Z' });
  const { source, pool, store, clock, people } = harness;
  await registerProvince(harness);
  const nothing = { roles: { of: () => Promise.resolve([]) }, wordsAbout: () => Promise.resolve([]) };
  const accounts = openAccounts({ source, clock, sealer: testSealer, hashCost, ...nothing });
  let refused: readonly string[] = [];
  const mailbox = await openMailbox({
    refuse: (address) => (refused.includes(address) ? { code: 550, words: `${address} is not here` } : undefined),
  });
  const mail = new SmtpChannel({ url: mailbox.url, from: 'dondoc@tinh.example.vn', fromName: 'Đôn đốc' });
  const url = String(source.options.type === 'postgres' ? source.options.url : '');
  const queues = await queuesFor(url);
  const workerPool = createPool({ url, applicationName: 'test-worker', poolSize: 14 });
  const worker: DondocWorker = createWorker({
    pool: workerPool,
    source,
    store,
    clock,
    mail,
    queues,
    sealer: testSealer,
    publicUrl: 'https://dondoc.example.vn',
    pace: { safetyMs: 500, restMs: 20, jobsMs: 250 },
    report: { warn: (message, facts) => log.warn(facts, message) },
  });
  const record = async (command: AskedCommand): Promise<void> => {
    const outcome = await new CommandExecutor(store).execute({ commandId: randomUUID(), command });
    if (!isExecuted(outcome)) throw new Error(`${command.type} was refused: ${JSON.stringify(outcome)}`);
  };
  const client = async (of: Parameters<ApiHarness['token']>[0]): Promise<ApiClient> =>
    new ApiClient(harness.url, await harness.token(of));
  const unitOf = { unit: science, assignment: assignmentIdOf(task, science), directive, task };

  async function enter(): Promise<void> {
    await people.save([{ id: person, name: words.name, email: words.email, post: words.post }]);
    const added = await accounts.desk.add({ person, login: words.login, kind: 'person' });
    const browser = new CookieBrowser(harness.url);
    const from = {
      'x-requested-by': 'dondoc',
      'sec-fetch-site': 'same-origin',
      'user-agent': words.agent,
      'x-forwarded-for': words.address,
      'x-forwarded-proto': 'https',
    };
    const ticket = typeof added === 'object' ? added.ticket : null;
    const tries: readonly [string, object, number][] = [
      ['session/password', { ticket, password }, 200],
      ['session', { login: words.login, password: 'sai hết cả rồi' }, 401],
      ['session', { login: `${words.login}x`, password }, 401],
      ['session', { login: words.login, password }, 200],
    ];
    for (const [path, body, status] of tries) {
      const answer = await browser.post<object>(`/api/v1/${path}`, body, from);
      if (answer.status !== status)
        throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    await harness.token({ person, role: 'unitHead', unit: science });
    await record({
      type: 'GiveGrant',
      id: uuidV5('grants', person),
      at: clock.now(),
      by: registrar,
      person,
      grant: randomUUID(),
      role: 'coordinator',
      unit: science,
      from: null,
      until: null,
    });
  }

  async function work(): Promise<void> {
    const now = { at: clock.now() };
    await record({
      ...now,
      type: 'RegisterDirective',
      id: directive,
      by: clerk,
      kind: 'plan',
      number: '57/KH-UBND',
      issuedOn: '2025-01-06',
      issuer: 'Ủy ban nhân dân tỉnh',
      abstract: 'Kế hoạch chuyển đổi số',
      urgency: 'normal',
      secrecy: 'open',
      ownerUnit: office,
    });
    await record({
      ...now,
      type: 'DraftTask',
      id: task,
      by: clerk,
      directive,
      ordinal: '1',
      section: null,
      work: 'Xây dựng cơ sở dữ liệu dùng chung',
      lead: { relation: 'one', units: [science], text: 'Sở Khoa học và Công nghệ' },
      cooperating: { units: [], text: '' },
      deliverable: null,
      deadline: { text: '2025-04-29', precision: 'day', on: '2025-04-29' },
      source: null,
    });
    await record({ ...now, type: 'IssueTask', id: task, by: clerk, issuedOn: null });
  }

  /** One mail arrives and comes back as a bounce; the next is refused and given up. */
  async function beWrittenTo(): Promise<void> {
    await worker.start();
    const of = (type: EventType): Promise<number> => recorded({ store }, type).then((events) => events.length);
    await eventually(async () => (await worker.nextDueAt()) !== null, { within: 20_000, what: 'the next timer' });
    clock.set('2025-04-09T00:31:00.000Z');
    const mine = () => mailbox.mails().filter(({ to }) => to === words.email);
    await eventually(() => mine().length === 1, { within: 20_000, what: 'the first mail' });
    await eventually(async () => (await of('NoticeSent')) >= 1, { within: 20_000, what: 'its record' });
    refused = [words.email];
    clock.set('2025-04-24T00:31:00.000Z');
    await eventually(async () => (await of('NoticeDeadLettered')) >= 1, { within: 30_000, what: 'a dead letter' });
    await people.save([{ id: person, name: words.name, email: words.email, post: words.post }]);
    await takeBounce({ store, pool, clock, people }, bounceOf(mine()[0]?.raw ?? ''));
    // Late: what the ladder drafts is about the unit's work, and tells the person, too.
    clock.set('2025-05-08T00:31:00.000Z');
    await eventually(async () => (await of('FormDrafted')) >= 1, { within: 30_000, what: 'a drafted form' });
    // Told by webhook from now on.
    await new EndpointStore(source, testSealer).add({
      owner: person,
      ownerIs: 'person',
      url: `https://hooks.example.vn/${words.login}`,
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      by: 'console',
      at: clock.now(),
    });
  }

  return {
    harness,
    accounts,
    mailbox,
    admin: await client({ person: administrator, role: 'admin', unit: null }),
    office: await client({ person: coordinator, role: 'coordinator', unit: office }),
    things: unitOf,
    logged: () => lines.join(''),
    async live() {
      await enter();
      await work();
      await beWrittenTo();
      const head = new ApiClient(harness.url, await harness.token({ person, role: 'unitHead', unit: science }));
      const inbox = await head.get('/api/v1/inbox');
      if (inbox.status !== 200) throw new Error(`the inbox answered ${inbox.status}`);
      const by = { person, role: 'unitHead', unit: science } as const;
      await record({ type: 'ReceiveAssignment', id: unitOf.assignment, at: clock.now(), by });
    },
    async stop() {
      await worker.stop();
      await queues.close();
      await workerPool.end();
      await mail.close();
      await mailbox.close();
      await harness.stop();
    },
  };
}

/** The keys that somebody kept from before an erasure. */
export async function keptKeys({ source }: ApiHarness) {
  const vault = new PersonVault(source, testSealer);
  const key = await vault.keyOf(person);
  if (key === undefined) throw new Error('there is no key to keep');
  const marks = [
    await vault.mark('login', words.login),
    await vault.mark('email', words.email),
    await vault.mark('address', words.address),
  ];
  return { key, marks };
}

function bounceOf(raw: string): string {
  return [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.vn',
    '',
    `Final-Recipient: rfc822; ${words.email}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    raw,
    '--b--',
  ].join('\r\n');
}
