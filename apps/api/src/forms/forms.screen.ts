import { Injectable } from '@nestjs/common';
import type { FormPage } from '#contracts';
import { FormsQuery } from '#read-models';
import type { Viewer } from '../http/api.request.js';
import { TaskNames } from '../reading/task.names.js';
import { Reading } from '../reading/reading.js';
import { References } from '../reading/references.js';
import type { FormListQuery } from './form.bodies.js';

@Injectable()
export class FormsScreen {
  constructor(
    private readonly reading: Reading,
    private readonly references: References,
    private readonly tasks: TaskNames,
    private readonly forms: FormsQuery,
  ) {}

  async list(viewer: Viewer, { unit, status, task, limit, cursor }: FormListQuery): Promise<FormPage> {
    const [at, within] = await Promise.all([this.reading.at(), this.reading.scopeOf(viewer)]);
    const page = await this.forms.forms({ ownerUnit: unit, within, status, task, limit, cursor });
    const [taskOf, unitOf] = await Promise.all([
      this.tasks.of(page.items.map((row) => row.task)),
      this.references.unitNames(page.items.flatMap((row) => [row.unit, row.ownerUnit])),
    ]);
    const items = page.items.map((row) => ({
      id: row.id,
      version: row.version,
      kind: row.kind,
      status: row.status,
      step: row.step,
      task: taskOf(row.task),
      assignment: row.assignment,
      unit: unitOf(row.unit),
      ownerUnit: unitOf(row.ownerUnit),
      dueAt: row.dueAt,
      draftedAt: row.draftedAt,
      settledAt: row.settledAt,
      number: row.number,
      reason: row.reason,
    }));
    return { ...at, items, ...(page.next === undefined ? {} : { next: page.next }) };
  }
}
