import { Injectable } from '@nestjs/common';
import type { FormPage } from '#contracts';
import { FormsQuery } from '#read-models';
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

  async list({ unit, status, task, limit, cursor }: FormListQuery): Promise<FormPage> {
    const at = await this.reading.at();
    const page = await this.forms.forms({ ownerUnit: unit, status, task, limit, cursor });
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
