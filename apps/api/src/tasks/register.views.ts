import { Injectable } from '@nestjs/common';
import type { AssignmentView, TaskDetail, TaskRow as TaskRowView } from '#contracts';
import type { AssignmentRow, DirectiveRow, TaskRow } from '#read-models';
import { RegisterQuery } from '#read-models';
import type { WorkingCalendar } from '#domain';
import type { Viewer } from '../http/api.request.js';
import { deadlineView } from '../reading/deadline.view.js';
import { Reading } from '../reading/reading.js';
import { References } from '../reading/references.js';
import { allowedActions } from './allowed.actions.js';
import { nextStepOf } from './next.step.js';

/** Rows of the register as screens show them: names for ids, deadlines in words, what the asker may do. */
@Injectable()
export class RegisterViews {
  constructor(
    private readonly reading: Reading,
    private readonly references: References,
    private readonly register: RegisterQuery,
  ) {}

  async tasks(rows: readonly TaskRow[], now: string): Promise<TaskRowView[]> {
    const [calendar, unit, directives] = await Promise.all([
      this.reading.calendar(),
      this.references.unitNames(rows.flatMap((row) => row.units)),
      this.register.directivesByIds(rows.map((row) => row.directive)),
    ]);
    return rows.map((row) => ({
      ...taskFacts(row, directives, { now, calendar }),
      leads: row.units.map(unit),
    }));
  }

  async task(row: TaskRow, now: string): Promise<TaskDetail['task']> {
    const [calendar, unit, directives] = await Promise.all([
      this.reading.calendar(),
      this.references.unitNames([...row.units, ...row.cooperating.units]),
      this.register.directivesByIds([row.directive]),
    ]);
    const { version, issuedOn, source, cooperating } = row;
    return {
      ...taskFacts(row, directives, { now, calendar }),
      leads: row.units.map(unit),
      version,
      cooperating: { units: cooperating.units.map(unit), text: cooperating.text },
      issuedOn,
      source: source === null ? null : { file: source.file, row: source.row },
    };
  }

  async assignments(rows: readonly AssignmentRow[], now: string, viewer: Viewer): Promise<AssignmentView[]> {
    const [calendar, policy, unit, person] = await Promise.all([
      this.reading.calendar(),
      this.reading.policy(),
      this.references.unitNames(rows.map((row) => row.unit)),
      this.references.personNames(rows.flatMap((row) => (row.officer === null ? [] : [row.officer]))),
    ]);
    return rows.map((row) => ({
      id: row.id,
      secrecy: row.restricted ? 'restricted' : 'open',
      version: row.version,
      unit: unit(row.unit),
      status: row.status,
      cell: row.cell,
      reason: row.reason,
      outlook: row.outlook,
      officer: row.officer === null ? null : person(row.officer),
      openedAt: row.openedAt,
      deadline: deadlineView(row.state.deadline, row.dueAt, row.status === 'completed', { now, calendar }),
      completedOn: row.completedOn,
      lastUpdateAt: row.lastUpdateAt,
      nextStep: nextStepOf(row.state, policy, calendar),
      actions: allowedActions(row.id, row.state, viewer, now),
    }));
  }
}

function taskFacts(
  row: TaskRow,
  directives: ReadonlyMap<string, DirectiveRow>,
  when: { readonly now: string; readonly calendar: WorkingCalendar },
): Omit<TaskRowView, 'leads'> {
  const { id, ordinal, section, work, deliverable, leadText, relation, status, cell, reason, outlook } = row;
  const closed = status === 'voided' || cell === 'done-on-time' || cell === 'done-late';
  return {
    id,
    directive: { id: row.directive, number: directives.get(row.directive)?.number ?? '' },
    ordinal,
    section,
    work,
    deliverable,
    leadText,
    relation,
    deadline: deadlineView(row.deadline, row.dueAt, closed, when),
    status,
    cell,
    reason,
    outlook,
    group: row.boardGroup,
    remainder: row.remainder,
    progress: { done: row.done, of: row.assignments },
    completedOn: row.completedOn,
    secrecy: row.restricted ? 'restricted' : 'open',
  };
}
