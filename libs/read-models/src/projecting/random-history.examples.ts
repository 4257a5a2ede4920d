/** Histories made of choices: each pair of numbers records the next event that can follow from what stands. */
import {
  type AssignmentState,
  type Deadline,
  DEFAULT_POLICY,
  dueAt,
  type Lead,
  LADDER_STEPS,
  stepSchedule,
  VIETNAM_CALENDAR,
} from '#domain';
import type { RecordedEvent } from '#event-store';
import { History, id } from './history.examples.js';

export type Choice = readonly [action: number, target: number];

type Opened = Exclude<AssignmentState, { status: 'absent' }>;

export function historyOf(choices: readonly Choice[]): RecordedEvent[] {
  const world = new World();
  for (const [action, target] of choices) world.next(action, target);
  return world.history.events;
}

const deadlines: readonly Deadline[] = [
  { text: '30/4/2025', precision: 'day', on: '2025-04-30' },
  { text: 'Quý II/2025', precision: 'quarter', year: 2025, quarter: 2 },
  { text: '2026', precision: 'year', year: 2026 },
  { text: 'Thường xuyên', precision: 'continuous' },
  { text: '', precision: 'none' },
];

const pick = <T>(list: readonly T[], n: number): T => list[n % Math.max(1, list.length)] as T;

class World {
  readonly history = new History();
  private readonly drafts: { task: string; lead: Lead; deadline: Deadline }[] = [];
  private readonly forms: string[] = [];
  private readonly notices: string[] = [];
  private tasks = 0;
  private opened = 0;

  constructor() {
    const { history } = this;
    history.record(id('policy', 1), 'PolicyPublished', { policy: DEFAULT_POLICY });
    history.record(id('calendar', 1), 'CalendarPublished', { calendar: VIETNAM_CALENDAR });
    for (let n = 0; n < 4; n += 1) {
      const parent = n === 0 ? null : id('unit', n === 2 ? 1 : 0);
      const names = { code: `U${n}`, name: `Đơn vị ${n}`, nameEn: null, field: null };
      history.record(id('unit', n), 'UnitRegistered', { ...names, kind: 'department', parent });
      history.record(id('unit', n), 'PostFilled', { post: 'unitHead', person: id('person', n), acting: false });
    }
    for (let n = 0; n < 2; n += 1)
      history.record(id('directive', n), 'DirectiveRegistered', {
        kind: 'action-programme',
        number: `${n}/CTr`,
        issuedOn: '2025-03-03',
        issuer: 'Ban Thường vụ',
        abstract: 'Chương trình hành động',
        urgency: 'normal',
        secrecy: 'open',
        ownerUnit: id('unit', 0),
      });
  }

  next(action: number, target: number): void {
    const ways = [
      () => this.draft(target),
      () => this.issue(target),
      () => this.work(action, target),
      () => this.work(action, target),
      () => this.work(action, target),
      () => this.work(action, target),
      () => this.work(action, target),
      () => this.tidyDraft(target),
      () => this.keepHouse(target),
      () => this.handleForm(target),
      () => this.handleNotice(target),
    ];
    pick(ways, action)();
  }

  private draft(n: number): void {
    const task = id('task', (this.tasks += 1));
    const units = [id('unit', n % 4), id('unit', (n + 1) % 4)];
    const relation = pick(['one', 'joint', 'each', 'undetermined'] as const, n);
    const text = 'Các đơn vị';
    const lead: Lead =
      relation === 'undetermined'
        ? { relation, text }
        : { relation, units: relation === 'one' ? units.slice(0, 1) : units, text };
    const deadline = pick(deadlines, n);
    this.history.record(task, 'TaskDrafted', {
      directive: id('directive', n % 2),
      ordinal: String(this.tasks),
      section: n % 3 === 0 ? null : 'I',
      work: `Xây dựng đề án số ${n}`,
      lead,
      cooperating: { units: [], text: '' },
      deliverable: null,
      deadline,
      source: null,
    });
    this.drafts.push({ task, lead, deadline });
  }

  private issue(n: number): void {
    const draft = pick(this.drafts, n);
    if (draft === undefined || draft.lead.relation === 'undetermined') return this.draft(n);
    this.drafts.splice(this.drafts.indexOf(draft), 1);
    const { relation, units } = draft.lead;
    const due = dueAt(draft.deadline);
    const assignments = units.map((unit) => ({ unit, assignment: id('assignment', (this.opened += 1)) }));
    this.history.record(draft.task, 'TaskIssued', { issuedOn: '2025-03-04', dueAt: due, relation, assignments });
    for (const { unit, assignment } of assignments)
      this.history.record(assignment, 'AssignmentOpened', {
        task: draft.task,
        directive: id('directive', n % 2),
        unit,
        ownerUnit: id('unit', 0),
        relation,
        keeper: relation === 'joint' ? (assignments[0]?.assignment ?? assignment) : assignment,
        deadline: draft.deadline,
        dueAt: due,
        deadlineVersion: 1,
        termStartsOn: '2025-03-04',
        ladder: DEFAULT_POLICY.ladders[0]?.id ?? '',
        policyVersion: DEFAULT_POLICY.version,
        calendarVersion: VIETNAM_CALENDAR.version,
        skippedSteps: [],
      });
  }

  private work(action: number, n: number): void {
    const [stream, state] = pick([...this.history.assignments], n) ?? [];
    if (stream === undefined || state === undefined || state.status === 'absent') return this.issue(n);
    if (action % 3 === 0) this.crossTime(stream, state, n);
    else this.report(stream, state, n);
  }

  private report(stream: string, state: Opened, n: number): void {
    const { history } = this;
    const evidence = { kind: 'note' as const, words: 'Đã xong' };
    const submit = () => history.record(stream, 'DeliverableSubmitted', { evidence, words: null });
    const sent = { authority: 'Ủy ban nhân dân tỉnh', letterNumber: `${n}/TTr`, sentOn: '2025-04-01', words: null };
    const working = [
      () => history.record(stream, 'AssignmentReceived', { tacit: false }),
      () => history.record(stream, 'AssignmentDelegated', { officer: id('person', n % 5) }),
      () => history.record(stream, 'ReturnRequested', { reason: 'unclear', words: 'Chưa rõ' }),
      () => history.record(stream, 'ObstacleRaised', { cause: 'funding', authority: 'Bộ Tài chính', words: 'Chờ vốn' }),
      () => history.record(stream, 'ProgressReported', { words: `Đang làm ${n}`, nextStep: null, percent: null }),
      submit,
      () => history.record(stream, 'SentForIssue', sent),
    ];
    const ways: Record<Opened['status'], readonly (() => unknown)[]> = {
      assigned: working,
      received: working,
      'in-progress': working,
      'return-requested': [
        () => history.record(stream, 'ReturnGranted', { words: null }),
        () => history.record(stream, 'ReturnRefused', { reason: 'Đúng chức năng' }),
      ],
      blocked: [() => history.record(stream, 'ObstacleConfirmed', { words: null })],
      'not-implementable': [() => history.record(stream, 'ObstacleResolved', { words: 'Đã có hướng dẫn' })],
      'awaiting-issue': [
        () =>
          history.record(stream, 'IssueRefused', { reason: 'Thiếu ý kiến', graceUntil: '2025-06-02T16:59:59.999Z' }),
        submit,
      ],
      submitted: [() => this.verify(stream, state, n)],
      'awaiting-reassignment': [],
      completed: [],
    };
    pick(ways[state.status], n)?.();
  }

  private verify(stream: string, state: Opened, n: number): void {
    if (n % 3 === 0)
      return void this.history.record(stream, 'DeliverableReturned', {
        reason: 'Thiếu số',
        graceUntil: '2025-06-02T16:59:59.999Z',
      });
    const done = { completedOn: '2025-05-20', onTime: state.dueAt === null ? null : !state.overdue };
    this.history.record(stream, 'DeliverableConfirmed', done);
    for (const [other, each] of this.history.assignments)
      if (other !== stream && each.status !== 'absent' && each.keeper === stream)
        this.history.record(other, 'JointlyCompleted', { keeper: stream, ...done });
  }

  private crossTime(stream: string, state: Opened, n: number): void {
    if (state.status === 'completed') return;
    const { history } = this;
    if (n % 4 === 0) return void history.record(stream, 'DueSoonReached', { boundary: '2025-04-20T00:30:00.000Z' });
    if (n % 4 === 1 && state.dueAt !== null)
      return void history.record(stream, 'DeadlinePassed', { dueAt: state.dueAt });
    if (n % 4 === 2) return void history.record(stream, 'UpdatesLapsed', { since: state.lastUpdateAt, cycles: 2 });
    this.fire(stream, state, n);
  }

  private fire(stream: string, state: Opened, n: number): void {
    const schedule = stepSchedule(state, DEFAULT_POLICY, VIETNAM_CALENDAR);
    const next = schedule.find(({ step, dueAt: at }) => at !== null && state.steps[step] === undefined);
    if (next === undefined || next.dueAt === null) return;
    const facts = { dueAt: next.dueAt, deadlineVersion: 1, policyVersion: 1, calendarVersion: 1, days: next.days };
    if (n % 5 === 0)
      return void this.history.record(stream, 'StepSuppressed', { ...facts, step: next.step, reason: 'no-recipient' });
    const forms = next.drafts.map((kind, index) => ({ kind, form: id('form', this.forms.length + 1 + index) }));
    this.history.record(stream, 'StepFired', {
      ...facts,
      step: next.step,
      late: false,
      recipients: next.tells.map((as, index) => ({ person: id('person', index % 5), as })),
      forms,
    });
    const { task, unit, ownerUnit, dueAt } = state;
    for (const { form, kind } of forms) {
      this.forms.push(form);
      this.history.record(form, 'FormDrafted', {
        kind,
        assignment: stream,
        task,
        unit,
        ownerUnit,
        step: next.step,
        dueAt,
      });
    }
  }

  private tidyDraft(n: number): void {
    const draft = pick(this.drafts, n);
    if (draft === undefined) return;
    if (n % 3 !== 0)
      return void this.history.record(draft.task, 'TaskAmended', {
        changes: { work: `Đề án đã sửa ${n}` },
        document: null,
      });
    this.drafts.splice(this.drafts.indexOf(draft), 1);
    this.history.record(draft.task, 'TaskVoided', { reason: 'Nhầm tệp' });
  }

  private keepHouse(n: number): void {
    const unit = id('unit', n % 4);
    const person = id('person', n % 5);
    const ways = [
      () => this.history.record(unit, 'UnitRenamed', { name: `Sở số ${n}`, nameEn: null, document: null }),
      () => this.history.record(unit, 'PostFilled', { post: 'coordinator', person, acting: n % 2 === 0 }),
      () => this.history.record(unit, 'PostVacated', { post: 'coordinator', person }),
      () =>
        this.history.record(id('directive', 0), 'PublishedCountNoted', {
          total: n,
          parts: [{ label: 'Đã xong', count: 1 }],
          asOf: '2025-05-01',
          source: 'Báo',
        }),
    ];
    pick(ways, n)();
  }

  private handleForm(n: number): void {
    const form = this.forms[n % Math.max(1, this.forms.length)];
    if (form === undefined || this.history.versionOf(form) > 1) return;
    if (n % 2 === 0) this.history.record(form, 'FormIssued', { number: `${n}/CV` });
    else this.history.record(form, 'FormDropped', { reason: 'Đã trao đổi' });
  }

  private handleNotice(n: number): void {
    const fired = this.history.events.findLast((event) => event.type === 'StepFired');
    const open = this.notices.at(-1);
    if (fired === undefined) return;
    if (open === undefined || n % 2 === 0) {
      const notice = id('notice', this.notices.length + 1);
      this.notices.push(notice);
      const item = {
        assignment: fired.stream,
        task: id('task', 1),
        step: pick(LADDER_STEPS, n),
        position: fired.position,
      };
      const slot = '2025-03-05';
      return void this.history.record(notice, 'NoticeComposed', {
        recipient: id('person', n % 5),
        channel: n % 3 === 0 ? 'inbox' : 'smtp',
        slot,
        kind: 'digest',
        items: [item],
      });
    }
    const ways = [
      () => this.history.record(open, 'NoticeSent', { attempt: 1, messageId: open, dropped: [] }),
      () => this.history.record(open, 'NoticeFailed', { attempt: 1, error: 'busy', permanent: false }),
      () => this.history.record(open, 'NoticeDeadLettered', { attempts: 5, error: 'gone' }),
      () => this.history.record(open, 'NoticeDropped', { reason: 'moot' }),
      () => this.history.record(open, 'NoticeAcknowledged', { by: id('person', 0) }),
    ];
    pick(ways, Math.floor(n / 2))();
  }
}
