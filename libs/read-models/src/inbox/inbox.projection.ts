import type { Post } from '#domain';
import { amend, change, defineProjection, type Operation } from '../projecting/projection.js';
import { InboxConcernRow, InboxDigestRow, InboxItemRow, InboxStaffRow, UnreadCount } from './inbox.entity.js';
import {
  acknowledgeItem,
  closeAlarm,
  raiseAlarm,
  speaksToUnit,
  tellOfDraft,
  tellOfPage,
  tellPosts,
  tellRecipients,
} from './inbox-items.js';
import { inboxTablesSql } from './inbox.tables.sql.js';

/** What each person is told in the application, by the posts held when it happened. */
export const inboxProjection = defineProjection({
  name: 'inbox',
  version: 3,
  tables: [InboxStaffRow, InboxConcernRow, InboxItemRow, InboxDigestRow, UnreadCount],
  ddl: inboxTablesSql,
  on: {
    PostFilled: ({ stream, data: { post, person } }) => [
      staff(stream, (posts) => [...without(posts, post, person), { post, person }]),
    ],
    PostVacated: ({ stream, data: { post, person } }) => [staff(stream, (posts) => without(posts, post, person))],
    AssignmentOpened: (event) => {
      const { task, unit, ownerUnit, dueAt } = event.data;
      const concern = { assignment: event.stream, task, unit, ownerUnit, officer: null, dueAt, alarm: null };
      return [
        change(InboxConcernRow, { assignment: event.stream }, (row) => row ?? concern),
        tellPosts(event, event.stream, { kind: 'to-receive', unit: ['unitHead'] }),
      ];
    },
    AssignmentDelegated: ({ stream, data: { officer } }) => [
      amend(InboxConcernRow, { assignment: stream }, (row) => ({ ...row, officer })),
    ],
    ReturnRequested: (event) => [
      tellPosts(event, event.stream, { kind: 'return-to-decide', owner: ['coordinator', 'leader'] }),
    ],
    ReturnGranted: (event) => [tellPosts(event, event.stream, { kind: 'return-decided', unit: ['unitHead'] })],
    ReturnRefused: (event) => [tellPosts(event, event.stream, { kind: 'return-decided', unit: ['unitHead'] })],
    ObstacleRaised: (event) => [
      tellPosts(event, event.stream, { kind: 'obstacle-to-confirm', owner: ['coordinator'] }),
    ],
    ObstacleConfirmed: (event) => [
      tellPosts(event, event.stream, { kind: 'obstacle-decided', unit: ['unitHead', 'officer'] }),
    ],
    ObstacleResolved: (event) => [
      tellPosts(event, event.stream, { kind: 'obstacle-decided', unit: ['unitHead', 'officer'] }),
    ],
    SentForIssue: (event) => [tellPosts(event, event.stream, { kind: 'sent-for-issue', owner: ['coordinator'] })],
    IssueRefused: (event) => [
      tellPosts(event, event.stream, {
        kind: 'issue-refused',
        unit: ['unitHead', 'officer'],
        owner: ['coordinator'],
      }),
    ],
    DeliverableSubmitted: (event) => [
      tellPosts(event, event.stream, { kind: 'to-confirm', owner: ['coordinator', 'fieldLeader'] }),
    ],
    DeliverableConfirmed: (event) => [
      tellPosts(event, event.stream, { kind: 'deliverable-confirmed', unit: ['unitHead', 'officer'] }),
      closeAlarm(event.stream),
    ],
    JointlyCompleted: (event) => [
      tellPosts(event, event.stream, { kind: 'deliverable-confirmed', unit: ['unitHead', 'officer'] }),
      closeAlarm(event.stream),
    ],
    DeliverableReturned: (event) => [
      tellPosts(event, event.stream, { kind: 'deliverable-returned', unit: ['unitHead', 'officer'] }),
    ],
    StepFired: (event) => [tellRecipients(event)],
    StepSuppressed: ({ stream, data: { step } }) => (speaksToUnit(step) ? [closeAlarm(stream)] : []),
    StepsHeld: (event) => [raiseAlarm(event)],
    FormDrafted: (event) => {
      const { assignment, step } = event.data;
      return [tellPosts(event, assignment, { kind: 'form-drafted', owner: ['coordinator'], step, form: event.stream })];
    },
    FormReminded: (event) => [tellOfDraft(event)],
    NoticeComposed: (event) => {
      const { recipient, items, pages = [] } = event.data;
      const { stream } = event;
      const own = pages.length > 0 ? [event.position] : [];
      return [
        ...tellOfPage(event),
        change(InboxDigestRow, { notice: stream }, () => ({
          notice: stream,
          recipient,
          positions: [...items.map((item) => item.position), ...own],
        })),
        ...items.map(({ position }) =>
          amend(InboxItemRow, { person: recipient, position }, (row) => ({ ...row, notice: stream })),
        ),
      ];
    },
    InboxItemRead: ({ data: { by, position } }) => [acknowledgeItem(by, position)],
    NoticeAcknowledged: ({ stream }) => [
      amend(InboxDigestRow, { notice: stream }, (digest, emit) => {
        for (const position of digest.positions) emit(acknowledgeItem(digest.recipient, position));
        return digest;
      }),
    ],
  },
});

type Posts = InboxStaffRow['posts'];

function staff(unit: string, next: (posts: Posts) => Posts): Operation {
  return change(InboxStaffRow, { unit }, (row) => ({ unit, posts: next(row?.posts ?? []) }));
}

function without(posts: Posts, post: Post, person: string): Posts {
  return posts.filter((held) => held.post !== post || held.person !== person);
}
