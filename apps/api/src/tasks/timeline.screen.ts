import { Injectable } from '@nestjs/common';
import type { TimelineEntry, TimelinePage } from '#contracts';
import { SYSTEM } from '#domain';
import { RegisterQuery, type TimelineEntryRow, TimelineQuery } from '#read-models';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import { Reading } from '../reading/reading.js';
import { References } from '../reading/references.js';

export interface TimelineWanted {
  readonly before?: number;
  readonly limit?: number;
}

/** Every event about a task, newest first. */
@Injectable()
export class TimelineScreen {
  constructor(
    private readonly reading: Reading,
    private readonly references: References,
    private readonly register: RegisterQuery,
    private readonly timeline: TimelineQuery,
  ) {}

  async show(task: string, viewer: Viewer, wanted: TimelineWanted): Promise<TimelinePage> {
    const [at, within] = await Promise.all([this.reading.at(), this.reading.scopeOf(viewer)]);
    const row = await this.register.task(task, within);
    if (row === null) throw new ApiProblem('not-found');
    const seen = within === undefined ? undefined : await this.register.assignmentsOf(task, within);
    const page = await this.timeline.page({ task, assignments: seen?.map(({ id }) => id), ...wanted });
    const items = await this.entries(page.items);
    const next = page.next === undefined ? {} : { next: String(page.next) };
    return { ...at, task, secrecy: row.restricted ? 'restricted' : 'open', items, ...next };
  }

  private async entries(rows: readonly TimelineEntryRow[]): Promise<TimelineEntry[]> {
    const [unit, person] = await Promise.all([
      this.references.unitNames(rows.flatMap((row) => row.unit ?? [])),
      this.references.personNames(rows.flatMap((row) => (row.actor === SYSTEM.person ? [] : [row.actor]))),
    ]);
    return rows.map(({ position, type, occurredAt, recordedAt, actor, assignment, data, ...row }) => ({
      position,
      type,
      occurredAt,
      recordedAt,
      actor: actor === SYSTEM.person ? 'system' : person(actor),
      unit: row.unit === null ? null : unit(row.unit),
      assignment,
      data,
    }));
  }
}
