import { Injectable } from '@nestjs/common';
import type { InboxItem, InboxPage, WaitingPage } from '#contracts';
import type { Viewer } from '../http/api.request.js';
import { Reading } from '../reading/reading.js';
import { References } from '../reading/references.js';
import { TaskNames } from '../reading/task.names.js';
import type { InboxPageQuery } from './inbox.page-query.js';
import { InboxQueries } from './inbox.queries.js';
import { whyTold } from './inbox.why.js';

/** What a person is told, and what waits for the holder of the person's role. */
@Injectable()
export class InboxScreens {
  constructor(
    private readonly reading: Reading,
    private readonly references: References,
    private readonly tasks: TaskNames,
    private readonly queries: InboxQueries,
  ) {}

  async inbox(viewer: Viewer, { state, limit, cursor }: InboxPageQuery): Promise<InboxPage> {
    const { person } = viewer;
    const [at, within] = await Promise.all([this.reading.at(), this.reading.scopeOf(viewer)]);
    const acknowledged = state === undefined ? undefined : state === 'acknowledged';
    const page = await this.queries.inbox.inbox({ person, within, acknowledged, limit, cursor });
    const [task, unit] = await Promise.all([
      this.tasks.of(page.items.flatMap((row) => (row.task === null ? [] : [row.task]))),
      this.references.unitNames(page.items.map((row) => row.unit)),
    ]);
    const items = page.items.map((row): InboxItem => ({
      id: String(row.position),
      kind: row.kind,
      at: row.at,
      position: row.position,
      task: row.task === null ? null : task(row.task),
      assignment: row.assignment,
      unit: unit(row.unit),
      step: row.step,
      dueAt: row.dueAt,
      acknowledged: row.acknowledged,
      why: whyTold(row.kind, row.step, row.toldAs),
    }));
    return { ...at, items, unread: page.unread, ...(page.next === undefined ? {} : { next: page.next }) };
  }

  async waiting(viewer: Viewer): Promise<WaitingPage> {
    const { role, unit } = viewer;
    const [at, within] = await Promise.all([this.reading.at(), this.reading.scopeOf(viewer)]);
    const { items, total } = await this.queries.waiting.waiting({ role, unit, within, limit: 200 });
    const [task, unitOf] = await Promise.all([
      this.tasks.of(items.map((item) => item.task)),
      this.references.unitNames(items.map((item) => item.unit)),
    ]);
    const shown = items.map(({ kind, since, assignment, form, ...item }) => ({
      kind,
      since,
      task: task(item.task),
      assignment,
      unit: unitOf(item.unit),
      form: form === null ? null : { id: form.id, kind: form.kind },
    }));
    return { ...at, items: shown, total };
  }
}
