import type { RecordedEvent } from '#event-store';
import { FormRow } from '../forms/forms.entity.js';
import { formsProjection } from '../forms/forms.projection.js';
import type { LyingForm, LyingRequest } from '../forms/forms.query.js';
import { MemoryRows } from '../projecting/memory.rows.js';
import { byText } from './by-text.js';

/** Drafts that nobody decided about, from rows in memory. */
export class PlayedForms {
  private readonly rows = new MemoryRows(formsProjection);
  private readonly drafts = this.rows.choose(FormRow, ({ status }) => status === 'drafted');

  apply(events: readonly RecordedEvent[]): void {
    this.rows.apply(events);
  }

  async lying({ since, atMost, after, limit }: LyingRequest): Promise<readonly LyingForm[]> {
    const rows = [...this.drafts.all()].filter((row) => row.reminders < atMost && row.since <= since);
    const found = rows.map((row) => ({ form: row.id, since: row.since, reminders: row.reminders })).sort(inOrder);
    return found.filter((each) => after === null || inOrder(each, after) > 0).slice(0, limit);
  }
}

function inOrder(a: LyingForm, b: LyingForm): number {
  return byText(a.since, b.since) || byText(a.form, b.form);
}
