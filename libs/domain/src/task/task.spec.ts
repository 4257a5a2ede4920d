import type { DirectiveState } from '../directive/directive.js';
import {
  admin,
  coordinator,
  finance,
  financeHead,
  health,
  leader,
  nationalLeader,
  office,
} from '../log/people.examples.js';
import { specifying } from '../log/decider.kit-spec.js';
import { theFinanceUnit } from '../unit/unit.examples.js';
import { consequencesOfTask } from './task.consequences.js';
import { decideTask, type TaskCommand, type TaskPremises } from './task.decide.js';
import { evolveTask, noTask } from './task.evolve.js';
import type { Lead, TaskContent, TaskEvent } from './task.js';

const id = '00000000-0000-4000-b000-000000000001';
const directive = '00000000-0000-4000-c000-000000000001';
const monday = '2025-03-03T03:00:00.000Z';
const asking = { id, at: monday, by: coordinator };

const registered: DirectiveState = {
  status: 'registered',
  number: '12/KH-UBND',
  issuedOn: '2025-03-01',
  urgency: 'urgent',
  secrecy: 'open',
  ownerUnit: office,
};
const premises: TaskPremises = {
  directive: registered,
  units: new Map([
    [finance, theFinanceUnit],
    [health, theFinanceUnit],
  ]),
  assignments: [
    { assignment: 'a finance', unit: finance },
    { assignment: 'a health', unit: health },
  ],
};
const given = specifying({ initial: noTask, evolve: evolveTask, decide: decideTask }, { at: monday, premises });

const content: TaskContent = {
  directive,
  ordinal: '7',
  section: 'I',
  work: 'Xây dựng đề án',
  lead: { relation: 'joint', units: [finance, health], text: 'Sở A, Sở B' },
  cooperating: { units: [], text: 'Các sở, ngành' },
  deliverable: null,
  deadline: { text: '31/3/2025', precision: 'day', on: '2025-03-31' },
};
const draft: TaskCommand = { type: 'DraftTask', ...asking, ...content, source: null };
const drafted: TaskEvent = { type: 'TaskDrafted', data: { ...content, source: null } };
const undetermined: Lead = { relation: 'undetermined', text: 'Các bộ, ngành' };
const issue = { type: 'IssueTask', ...asking, issuedOn: null } as const;
const issued: TaskEvent = {
  type: 'TaskIssued',
  data: {
    issuedOn: '2025-03-03',
    dueAt: '2025-03-31T16:59:59.999Z',
    relation: 'joint',
    assignments: premises.assignments,
  },
};
const voided: TaskEvent = { type: 'TaskVoided', data: { reason: 'Trùng' } };
const amend = (changes: Partial<TaskContent>) => ({ type: 'AmendTask', ...asking, changes, document: null }) as const;

describe('drafting a task', () => {
  it('keeps what the annex says, a lead still to be chosen too', () => {
    given([]).when(draft).thenHappens([drafted]);
    given([])
      .when({ ...draft, lead: undetermined })
      .thenHappens([{ ...drafted, data: { ...content, lead: undetermined, source: null } }]);
  });

  it('keeps nothing that a task does not have', () => {
    const more = { ...draft, status: 'issued', isAdmin: true };
    given([]).when(more).thenHappens([drafted]);
  });

  it('is the coordinator’s, of the unit that follows the directive up', () => {
    for (const by of [leader, financeHead, admin])
      given([])
        .when({ ...draft, by })
        .thenRefused('not-your-role');
    given([])
      .when({ ...draft, by: { ...coordinator, unit: finance } })
      .thenRefused('not-your-unit');
    given([], { directive: { status: 'absent' } })
      .when(draft)
      .thenRefused('directive-not-found', 'directive');
  });

  it('imported again changes nothing, whatever was done to it since', () => {
    for (const events of [[drafted], [drafted, voided], [drafted, issued]]) {
      given(events)
        .when({ ...draft, work: 'Bản cũ' })
        .thenNothing();
    }
    given([drafted])
      .when({ ...draft, directive: office })
      .thenRefused('task-exists', 'id');
  });

  it.each<[string, Partial<TaskContent>, Parameters<ReturnType<ReturnType<typeof given>['when']>['thenRefused']>]>([
    ['no work', { work: ' ' }, ['text-required', 'work']],
    ['endless work', { work: 'x'.repeat(4_001) }, ['text-too-long', 'work']],
    ['one of two', { lead: { relation: 'one', units: [finance, health], text: '' } }, ['lead-count', 'lead/units']],
    ['joint alone', { lead: { relation: 'joint', units: [finance], text: '' } }, ['lead-count', 'lead/units']],
    ['each of none', { lead: { relation: 'each', units: [], text: '' } }, ['lead-count', 'lead/units']],
    ['twice', { lead: { relation: 'joint', units: [finance, finance], text: '' } }, ['unit-repeated', 'lead/units']],
    ['a stranger', { lead: { relation: 'one', units: [office], text: '' } }, ['unit-not-found', 'lead/units/0']],
    ['a strange cooperator', { cooperating: { units: [office], text: '' } }, ['unit-not-found', 'cooperating/units/0']],
    ['no such day', { deadline: { text: '', precision: 'day', on: '2025-02-30' } }, ['deadline-invalid', 'deadline']],
    [
      'month 13',
      { deadline: { text: '', precision: 'month', year: 2025, month: 13 } },
      ['deadline-invalid', 'deadline'],
    ],
    [
      'a range backwards',
      { deadline: { text: '', precision: 'range', from: '2025-03-02', to: '2025-03-01' } },
      ['deadline-invalid', 'deadline'],
    ],
    [
      'no instant',
      { deadline: { text: '', precision: 'instant', at: '2025-03-01' } },
      ['deadline-invalid', 'deadline'],
    ],
  ])('refuses %s', (_, changes, refusal) => {
    given([])
      .when({ ...draft, ...changes })
      .thenRefused(...refusal);
    given([drafted])
      .when(amend(changes))
      .thenRefused(...refusal);
  });

  it('bears five hundred units and no more', () => {
    const units = Array.from({ length: 501 }, (_, index) => `unit ${index}`);
    given([])
      .when({ ...draft, lead: { relation: 'each', units, text: '' } })
      .thenRefused('too-many-units', 'lead/units');
  });
});

describe('a draft', () => {
  it('records only what an amendment changes', () => {
    given([drafted])
      .when(amend({ work: 'Sửa', ordinal: '7' }))
      .thenHappens([{ type: 'TaskAmended', data: { changes: { work: 'Sửa' }, document: null } }]);
    given([drafted])
      .when(amend({ work: content.work, deadline: { ...content.deadline } }))
      .thenNothing();
    given([drafted, { type: 'TaskAmended', data: { changes: { work: 'Sửa' }, document: null } }]).thenState({
      status: 'draft',
      work: 'Sửa',
      ordinal: '7',
    });
  });

  it('cannot be moved to another directive', () =>
    given([drafted])
      .when(amend({ directive: office }))
      .thenNothing());

  it('is voided with a reason, once', () => {
    const command = { type: 'VoidTask', ...asking, reason: 'Trùng' } as const;
    given([drafted]).when(command).thenHappens([voided]);
    given([drafted])
      .when({ ...command, reason: '' })
      .thenRefused('text-required', 'reason');
    given([drafted, voided]).when(command).thenNothing();
    given([drafted, issued]).when(command).thenRefused('task-issued');
    given([]).when(command).thenRefused('task-not-found', 'id');
  });

  it('is no draft once it is issued or voided', () => {
    given([drafted, issued])
      .when(amend({ work: 'Sửa' }))
      .thenRefused('task-issued');
    given([drafted, voided])
      .when(amend({ work: 'Sửa' }))
      .thenRefused('task-voided');
  });
});

describe('issuing', () => {
  it('dates the task and names its assignments', () => {
    given([drafted]).when(issue).thenHappens([issued]);
    given([drafted])
      .when({ ...issue, by: nationalLeader })
      .thenHappens([issued]);
  });

  it('needs a lead, a deadline and units that exist', () => {
    const without = (changes: Partial<TaskContent>): TaskEvent => ({
      type: 'TaskDrafted',
      data: { ...content, ...changes, source: null },
    });
    given([without({ lead: undetermined })])
      .when(issue)
      .thenRefused('lead-missing', 'lead');
    given([without({ deadline: { text: '?', precision: 'none' } })])
      .when(issue)
      .thenRefused('deadline-missing', 'deadline');
    given([drafted], { units: new Map() }).when(issue).thenRefused('unit-not-found', 'lead/units/0');
    given([without({ deadline: { text: 'Thường xuyên', precision: 'continuous' } })])
      .when(issue)
      .thenHappens([{ ...issued, data: { ...issued.data, dueAt: null } } as TaskEvent]);
  });

  it('is on a day between the directive’s and today', () => {
    given([drafted])
      .when({ ...issue, issuedOn: '2025-02-28' })
      .thenRefused('issued-before-directive', 'issuedOn');
    given([drafted])
      .when({ ...issue, issuedOn: '2025-03-04' })
      .thenRefused('day-in-future', 'issuedOn');
    given([drafted])
      .when({ ...issue, issuedOn: 'hôm qua' })
      .thenRefused('day-invalid', 'issuedOn');
  });

  it('again is once; a voided draft is not issued', () => {
    given([drafted, issued]).when(issue).thenNothing();
    given([drafted, voided]).when(issue).thenRefused('task-voided');
    given([drafted])
      .when({ ...issue, by: financeHead })
      .thenRefused('not-your-role');
  });

  it('opens an assignment for every lead, the first of joint ones keeping the file', () => {
    const before = evolveTask(noTask, drafted);
    const opens = consequencesOfTask(issue, [issued], before, registered);
    expect(opens.map((command) => [command.type, command.id, command.keeper])).toEqual([
      ['OpenAssignment', 'a finance', 'a finance'],
      ['OpenAssignment', 'a health', 'a finance'],
    ]);
    expect(opens[0]).toMatchObject({
      ownerUnit: office,
      urgency: 'urgent',
      termStartsOn: '2025-03-03',
      by: coordinator,
    });
    const each = evolveTask(noTask, {
      ...drafted,
      data: { ...content, lead: { relation: 'each', units: [finance, health], text: '' }, source: null },
    });
    const apiece = { ...issued, data: { ...issued.data, relation: 'each' } } as TaskEvent;
    expect(consequencesOfTask(issue, [apiece], each, registered).map(({ keeper }) => keeper)).toEqual([
      'a finance',
      'a health',
    ]);
  });
});
