import { SYSTEM } from '../log/actor.js';
import { admin, coordinator, financeHead, healthHead } from '../log/people.examples.js';
import { specifying } from '../log/decider.kit-spec.js';
import { decideNotice, type NoticeCommand } from './notice.decide.js';
import { evolveNotice, noNotice } from './notice.evolve.js';
import { examplePage } from '../../../../test/support/monday-page.examples.js';
import type { MondayPage } from './monday-page.js';
import type { NoticeEvent, NoticeItem } from './notice.js';

const at = '2025-03-20T00:30:00.000Z';
const given = specifying({ initial: noNotice, evolve: evolveNotice, decide: decideNotice }, { at, premises: {} });
const asking = { id: 'the notice', at, by: SYSTEM };
const facts = {
  recipient: financeHead.person,
  channel: 'smtp',
  slot: '2025-03-20',
  kind: 'digest',
  items: [{ assignment: 'a', task: 't', step: 'R2', position: 7 }],
} as const;
const compose: NoticeCommand = { type: 'ComposeNotice', ...asking, ...facts };
const composed: NoticeEvent = { type: 'NoticeComposed', data: facts };
const sending = (attempt: number): NoticeCommand => ({
  type: 'RecordSent',
  ...asking,
  attempt,
  messageId: 'm',
  dropped: [],
});
const sent = (attempt: number): NoticeEvent => ({ type: 'NoticeSent', data: { attempt, messageId: 'm', dropped: [] } });
const failing = (attempt: number): NoticeCommand => ({
  type: 'RecordFailure',
  ...asking,
  attempt,
  error: '451',
  permanent: false,
});
const failed = (attempt: number): NoticeEvent => ({
  type: 'NoticeFailed',
  data: { attempt, error: '451', permanent: false },
});
const deadLetter: NoticeCommand = { type: 'DeadLetterNotice', ...asking, error: '550' };
const dead: NoticeEvent = { type: 'NoticeDeadLettered', data: { attempts: 1, error: '550' } };
const drop: NoticeCommand = { type: 'DropNotice', ...asking, reason: 'moot' };
const dropped: NoticeEvent = { type: 'NoticeDropped', data: { reason: 'moot' } };
const acknowledge: NoticeCommand = { type: 'AcknowledgeNotice', ...asking, by: financeHead };

describe('a notice', () => {
  it('is composed once for its slot, and tells something', () => {
    given([]).when(compose).thenHappens([composed]);
    given([composed])
      .when({ ...compose, items: [] })
      .thenNothing();
    given([])
      .when({ ...compose, items: [] })
      .thenRefused('notice-empty', 'items');
    given([])
      .when({ ...compose, by: financeHead })
      .thenRefused('system-only');
  });

  it('is sent once, however often that is recorded', () => {
    given([composed])
      .when(sending(1))
      .thenHappens([sent(1)]);
    given([composed, failed(1)])
      .when(sending(2))
      .thenHappens([sent(2)]);
    given([composed, sent(1)])
      .when(sending(2))
      .thenNothing();
    given([composed, failed(1)])
      .when(sending(1))
      .thenRefused('attempt-out-of-order', 'attempt');
  });

  it('counts its failures one by one', () => {
    given([composed])
      .when(failing(1))
      .thenHappens([failed(1)]);
    given([composed, failed(1)])
      .when(failing(1))
      .thenNothing();
    given([composed]).when(failing(2)).thenRefused('attempt-out-of-order', 'attempt');
    given([composed, sent(1)])
      .when(failing(2))
      .thenRefused('notice-closed');
  });

  it('ends as a dead letter, or dropped', () => {
    given([composed, failed(1)])
      .when(deadLetter)
      .thenHappens([dead]);
    given([composed, failed(1), dead])
      .when(deadLetter)
      .thenNothing();
    given([composed, failed(1), dead])
      .when(sending(2))
      .thenRefused('notice-closed');
    given([composed]).when(drop).thenHappens([dropped]);
    given([composed, dropped]).when(drop).thenNothing();
    given([composed, sent(1)])
      .when(drop)
      .thenRefused('notice-closed');
    given([composed, dropped]).when(deadLetter).thenRefused('notice-closed');
    given([]).when(drop).thenRefused('notice-not-found', 'id');
  });

  it('comes back after it was sent, once, and is replayed by whoever may', () => {
    const bounce: NoticeCommand = { type: 'RecordBounce', ...asking, status: '5.1.1' };
    const bounced: NoticeEvent = { type: 'NoticeBounced', data: { status: '5.1.1' } };
    given([composed, sent(1)])
      .when(bounce)
      .thenHappens([bounced]);
    given([composed, sent(1), bounced])
      .when(bounce)
      .thenNothing();
    given([composed, sent(1)])
      .when({ ...bounce, by: admin })
      .thenRefused('system-only');
    given([composed, sent(1)])
      .when({ ...bounce, status: 'lan@so.example is unknown' })
      .thenRefused('bounce-status-invalid', 'status');
    given([composed]).when(bounce).thenRefused('notice-not-sent');
  });

  it('is replayed by an administrator or a coordinator, and its tries go on counting', () => {
    const replay: NoticeCommand = { type: 'ReplayNotice', ...asking, by: admin };
    const replayed: NoticeEvent = { type: 'NoticeReplayed', data: { by: admin.person } };
    const given5 = [composed, failed(1), dead];
    given(given5).when(replay).thenHappens([replayed]);
    given(given5)
      .when({ ...replay, by: coordinator })
      .thenHappens([{ ...replayed, data: { by: coordinator.person } }]);
    given([...given5, replayed])
      .when(replay)
      .thenNothing();
    given([...given5, replayed])
      .when(sending(1))
      .thenRefused('attempt-out-of-order', 'attempt');
    given([...given5, replayed])
      .when(sending(2))
      .thenHappens([sent(2)]);
    given([...given5, replayed, sent(2)])
      .when(replay)
      .thenRefused('notice-not-given-up');
    given(given5)
      .when({ ...replay, by: financeHead })
      .thenRefused('not-your-role');
    given([]).when(replay).thenRefused('notice-not-found', 'id');
  });

  it('is acknowledged by its recipient alone, once it was sent', () => {
    const seen: NoticeEvent = { type: 'NoticeAcknowledged', data: { by: financeHead.person } };
    given([composed, sent(1)])
      .when(acknowledge)
      .thenHappens([seen]);
    given([composed, sent(1), seen])
      .when(acknowledge)
      .thenNothing();
    given([composed, sent(1)])
      .when({ ...acknowledge, by: healthHead })
      .thenRefused('not-the-recipient');
    given([composed, sent(1)])
      .when({ ...acknowledge, by: SYSTEM })
      .thenRefused('not-the-recipient');
    given([composed]).when(acknowledge).thenRefused('notice-not-sent');
  });

  it('lets a person read an item of the own inbox once, told in a digest or not', () => {
    const read: NoticeCommand = { type: 'ReadInboxItem', ...asking, by: financeHead, position: 7 };
    const happened: NoticeEvent = { type: 'InboxItemRead', data: { by: financeHead.person, position: 7 } };
    given([]).when(read).thenHappens([happened]);
    given([happened]).when(read).thenNothing();
    given([happened])
      .when({ ...read, by: healthHead })
      .thenRefused('not-the-recipient');
    given([happened]).when(acknowledge).thenRefused('notice-not-found', 'id');
  });
});

describe('a Monday’s page', () => {
  const kind = 'monday-page' as const;
  const base = facts;
  const composing = (pages: readonly MondayPage[], items: readonly NoticeItem[] = base.items): NoticeCommand => ({
    type: 'ComposeNotice',
    ...asking,
    by: SYSTEM,
    ...base,
    kind,
    items,
    pages,
  });

  it('stands at the head of the morning’s message, with or without a digest below it', () => {
    for (const items of [base.items, []])
      given([])
        .when(composing([examplePage], items))
        .thenHappens([{ type: 'NoticeComposed', data: { ...base, kind, items, pages: [examplePage] } }]);
    given([]).when(composing([])).thenRefused('notice-kind', 'kind');
  });

  it.each<[string, Partial<MondayPage>]>([
    ['46 of 47', { tally: { ...examplePage.tally, remainder: 0 } }],
    ['more late tasks than it counts', { late: { ...examplePage.late, count: 2 } }],
    ['a list longer than its count', { dropped: { count: 0, first: examplePage.dropped.first } }],
    ['a count that is none', { waiting: { count: Number.NaN, first: [] } }],
  ])('does not go out when it does not reconcile: %s', (_what, changes) => {
    given([])
      .when(composing([{ ...examplePage, ...changes }]))
      .thenRefused('page-does-not-reconcile', 'pages');
  });
});
