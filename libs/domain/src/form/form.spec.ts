import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { type Actor, SYSTEM } from '../log/actor.js';
import { coordinator, finance, financeHead, leader, office } from '../log/people.examples.js';
import { specifying } from '../log/decider.kit-spec.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import type { FormKind } from '../policy/policy.js';
import type { Post, UnitState } from '../unit/unit.js';
import { decideForm, type FormCommand, type FormPremises } from './form.decide.js';
import { evolveForm, noForm } from './form.evolve.js';
import type { FormEvent } from './form.js';

const at = '2025-04-01T03:00:00.000Z';
const premises: FormPremises = {
  policy: { status: 'published', policy: DEFAULT_POLICY, earlier: [] },
  calendar: { status: 'published', calendar: VIETNAM_CALENDAR },
  owner: staffedBy(coordinator, leader),
};
const given = specifying({ initial: noForm, evolve: evolveForm, decide: decideForm }, { at, premises });

function staffedBy(...people: readonly Actor[]): UnitState {
  return {
    status: 'active',
    code: 'VP',
    name: 'Văn phòng',
    nameEn: null,
    kind: 'office',
    parent: null,
    posts: people.map(({ role, person }) => ({ post: role as Post, person, acting: false })),
  };
}

const asking = { id: 'the form', at };
const facts = (kind: FormKind) =>
  ({ kind, assignment: 'a', task: 't', unit: finance, ownerUnit: office, step: 'E1', dueAt: null }) as const;
const drafted = (kind: FormKind): FormEvent => ({ type: 'FormDrafted', data: facts(kind) });
const issue = (number: string | null, by = coordinator): FormCommand => ({ type: 'IssueForm', ...asking, by, number });
const drop: FormCommand = { type: 'DropForm', ...asking, by: leader, reason: 'Đã làm việc trực tiếp' };
const slip = drafted('reminder-slip');
const letter = drafted('urging-letter');
const issued = (number: string | null): FormEvent => ({ type: 'FormIssued', data: { number } });
const dropped: FormEvent = { type: 'FormDropped', data: { reason: 'Đã làm việc trực tiếp' } };

describe('a form', () => {
  it('is drafted by the ladder, once', () => {
    const draft: FormCommand = { type: 'DraftForm', ...asking, by: SYSTEM, ...facts('reminder-slip') };
    given([]).when(draft).thenHappens([slip]);
    given([slip]).when(draft).thenNothing();
    given([])
      .when({ ...draft, by: coordinator })
      .thenRefused('system-only');
  });

  it('is issued by a named person; a letter has a number, a slip has none', () => {
    given([slip])
      .when(issue(null))
      .thenHappens([issued(null)]);
    given([slip]).when(issue('5')).thenRefused('form-number-refused', 'number');
    given([letter])
      .when(issue('123/UBND'))
      .thenHappens([issued('123/UBND')]);
    given([letter]).when(issue(null)).thenRefused('form-number-required', 'number');
    given([letter]).when(issue(' ')).thenRefused('text-required', 'number');
  });

  it('that demands explanation is issued by those who sign it', () => {
    const request = drafted('explanation-request');
    given([request]).when(issue(null)).thenRefused('not-your-role');
    given([request])
      .when(issue(null, leader))
      .thenHappens([issued(null)]);
  });

  it('is not the unit’s to issue or drop', () => {
    given([slip]).when(issue(null, financeHead)).thenRefused('not-your-role');
    given([slip])
      .when(issue(null, { ...coordinator, unit: finance }))
      .thenRefused('not-your-unit');
    given([slip])
      .when({ ...drop, by: financeHead })
      .thenRefused('not-your-role');
  });

  it('is dropped with a reason', () => {
    given([slip]).when(drop).thenHappens([dropped]);
    given([slip])
      .when({ ...drop, reason: '' })
      .thenRefused('text-required', 'reason');
  });

  it('ends one way', () => {
    given([letter, issued('1')])
      .when(issue('1'))
      .thenNothing();
    given([letter, issued('1')])
      .when(issue('2'))
      .thenRefused('form-issued');
    given([slip, issued(null)])
      .when(drop)
      .thenRefused('form-issued');
    given([slip, dropped]).when(drop).thenNothing();
    given([slip, dropped]).when(issue(null)).thenRefused('form-dropped');
    given([]).when(drop).thenRefused('form-not-found', 'id');
  });
});

/** Drafted on Tuesday 1 April 2025 at 10:00; three working days later is Friday 4 April. */
describe('a draft that lies', () => {
  const remind = (reminder: number, at: string): FormCommand => ({
    type: 'RemindForm',
    id: 'the form',
    at,
    by: SYSTEM,
    reminder,
  });
  const friday = '2025-04-04T00:30:00.000Z';
  const told = (kind: FormKind, changes: object = {}): FormEvent => ({
    type: 'FormReminded',
    data: {
      reminder: 1,
      kind,
      assignment: 'a',
      task: 't',
      step: 'E1',
      dueAt: friday,
      days: { from: '2025-04-01', to: '2025-04-04', workingDays: 3, skipped: [] },
      policyVersion: 1,
      calendarVersion: 1,
      late: false,
      recipients: [{ person: coordinator.person, as: 'coordinator' }],
      ...changes,
    },
  });

  it('is reminded of on the morning after three working days, not before', () => {
    given([slip]).when(remind(1, '2025-04-04T00:29:59.999Z')).thenNothing();
    given([slip])
      .when(remind(1, friday))
      .thenHappens([told('reminder-slip')]);
    given([slip])
      .when({ ...remind(1, friday), by: coordinator })
      .thenRefused('system-only');
  });

  it('tells of a request for explanation also the leader who signs it, a person in two posts once', () => {
    const both = [coordinator, leader].map(({ person, role }) => ({ person, as: role }));
    given([drafted('explanation-request')])
      .when(remind(1, friday))
      .thenHappens([told('explanation-request', { recipients: both })]);
    const owner = staffedBy(coordinator, { ...leader, person: coordinator.person });
    given([drafted('explanation-request')], { owner })
      .when(remind(1, friday))
      .thenHappens([told('explanation-request')]);
  });

  it('is reminded of once per three working days, three times, and never after it was decided', () => {
    const first = { ...told('reminder-slip'), occurredAt: friday };
    given([slip, first]).when(remind(1, friday)).thenNothing();
    given([slip, first]).when(remind(2, friday)).thenNothing();
    // Monday 7 April is a holiday.
    const second = { reminder: 2, dueAt: '2025-04-10T00:30:00.000Z' };
    given([slip, first])
      .when(remind(2, '2025-04-11T00:30:00.000Z'))
      .thenHappens([
        told('reminder-slip', {
          ...second,
          late: true,
          days: {
            from: '2025-04-01',
            to: '2025-04-10',
            workingDays: 6,
            skipped: [
              { on: '2025-04-05', name: 'Thứ bảy' },
              { on: '2025-04-06', name: 'Chủ nhật' },
              { on: '2025-04-07', name: 'Giỗ Tổ Hùng Vương' },
            ],
          },
        }),
      ]);
    const atSecond = { ...told('reminder-slip', second), occurredAt: '2025-04-11T00:30:00.000Z' };
    // It was a day late: the next one is counted from the day on which it came.
    given([slip, first, atSecond]).when(remind(3, '2025-04-15T00:30:00.000Z')).thenNothing();
    const third = told('reminder-slip', { reminder: 3, dueAt: '2025-04-16T00:30:00.000Z' });
    given([slip, first, atSecond, third]).when(remind(4, '2025-06-02T00:30:00.000Z')).thenNothing();
    given([slip, dropped]).when(remind(1, friday)).thenNothing();
    given([slip, issued(null)])
      .when(remind(1, friday))
      .thenNothing();
  });

  it('is recorded as not told when nobody holds the post', () => {
    const { data } = told('reminder-slip') as Extract<FormEvent, { type: 'FormReminded' }>;
    const { late: _, recipients: __, ...rest } = data;
    given([slip], { owner: staffedBy() })
      .when(remind(1, friday))
      .thenHappens([{ type: 'FormReminderSuppressed', data: { ...rest, reason: 'no-recipient' } }]);
  });

  it('lies in peace under a policy that says nothing of drafts', () => {
    const { drafts: _, ...policy } = DEFAULT_POLICY;
    given([slip], { policy: { status: 'published', policy, earlier: [] } })
      .when(remind(1, '2025-06-02T00:30:00.000Z'))
      .thenNothing();
  });
});
