import { Inject, Injectable } from '@nestjs/common';
import { upcast } from '#application';
import type { WhyLine } from '#contracts';
import { type AssignmentEvent, type Positioned, whyAssignment, type WhyLink, whySentence, whyTask } from '#domain';
import type { EventStore, RecordedEvent } from '#event-store';
import type { AssignmentRow, TaskRow } from '#read-models';
import { EVENT_STORE } from '../api.options.js';
import { References } from '../reading/references.js';
import { taskStateOf } from './task.state.js';

/** Of a task of many units, those are explained that stand worst. */
const explainedAtMost = 6;
const worstFirst = ['open-overdue', 'open-in-term', 'outside', 'done-late', 'done-on-time'];

/** Why a task stands where it stands, most important first, from the events themselves. */
@Injectable()
export class WhyLines {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly references: References,
  ) {}

  /** `upTo`: only events up to this position are told. */
  async of(task: TaskRow, assignments: readonly AssignmentRow[], upTo = Infinity): Promise<WhyLine[]> {
    const [only, ...others] = assignments;
    if (only === undefined) return whyTask(taskStateOf(task)).map((link) => lineOf(link));
    const rank = ({ cell }: AssignmentRow): number => worstFirst.indexOf(cell);
    const worst =
      others.length === 0 ? [only] : assignments.toSorted((a, b) => rank(a) - rank(b)).slice(0, explainedAtMost);
    const streams = await this.store.readStreams(worst.map((row) => row.id));
    const unit = await this.references.unitNames(worst.map((row) => row.unit));
    return worst.flatMap((row) => {
      const chain = whyAssignment(
        row.state,
        eventsOf((streams.get(row.id) ?? []).filter((event) => event.position <= upTo)),
      );
      if (others.length === 0) return chain.map((link) => lineOf(link));
      return chain.slice(0, 1).map((link) => lineOf(link, `${unit(row.unit).name}: `));
    });
  }
}

/** An assignment's stream as the domain reads it. */
export function eventsOf(stream: readonly RecordedEvent[]): Positioned<AssignmentEvent>[] {
  return stream.map((event) => ({ ...upcast(event), position: event.position }) as Positioned<AssignmentEvent>);
}

function lineOf(link: WhyLink, prefix = ''): WhyLine {
  const { vi, en } = whySentence(link);
  return { code: link.code, vi: prefix + vi, en: prefix + en, position: link.position };
}
