import { Inject, Injectable } from '@nestjs/common';
import type { AtPosition } from '#contracts';
import { addDays, endOfDay, localDay } from '#domain';
import type { EventStore } from '#event-store';
import type { Moment, Scope, TrendSpan } from '#read-models';
import { EVENT_STORE } from '../api.options.js';
import { describeFault } from '../fields/field.faults.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import type { MomentAsked, TrendSpanQuery } from './moment.query.js';
import { Reading } from './reading.js';

/** How an answer begins, and the moment that it is about. */
export interface LookBack {
  readonly at: AtPosition;
  readonly moment: Moment;
}

const DAYS_BEFORE = 90;

/** Finds the moment that a request asks about. */
@Injectable()
export class Looking {
  constructor(
    private readonly reading: Reading,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** What the one who asks may see; undefined: everything. */
  scopeOf(viewer: Viewer): Promise<Scope | undefined> {
    return this.reading.scopeOf(viewer);
  }

  /** Without a moment it is about now. Throws a problem when the moment is still to come. */
  async at(asked: MomentAsked): Promise<{ readonly at: AtPosition; readonly moment?: Moment }> {
    const { asOf, view } = asked;
    return asOf === undefined ? { at: await this.reading.at() } : this.back({ asOf, view });
  }

  /** Throws a problem when the moment is still to come. */
  async back({ asOf, view = 'shown' }: MomentAsked & { readonly asOf: string }): Promise<LookBack> {
    const now = await this.reading.at();
    const instant = instantOf(asOf, now.asOf);
    if (instant > now.asOf) throw refused('asOf', 'past');
    if (view === 'known') return { at: { ...now, asOf: instant, view }, moment: { view, instant } };
    const position = await this.store.positionAsOf(instant);
    return { at: { position, asOf: instant, view }, moment: { view, instant, position } };
  }

  /** Throws a problem when the days are in no order. */
  span({ from, to }: TrendSpanQuery, now: string): TrendSpan {
    const last = to ?? localDay(now);
    const first = from ?? addDays(last, -DAYS_BEFORE);
    if (first > last) throw refused('from', 'orderedDays');
    return { from: first, to: last };
  }
}

/** The end of a day; of today: now. */
function instantOf(asked: string, now: string): string {
  if (asked.length > 10) return new Date(asked).toISOString();
  return asked === localDay(now) ? now : endOfDay(asked);
}

function refused(parameter: string, fault: string): ApiProblem {
  const { code, detail, detailEn } = describeFault(fault, undefined);
  return new ApiProblem('request-invalid', { errors: [{ pointer: `?${parameter}`, code, detail, detailEn }] });
}
