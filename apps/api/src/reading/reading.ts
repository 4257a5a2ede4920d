import { Inject, Injectable } from '@nestjs/common';
import type { AtPosition } from '#contracts';
import {
  CALENDAR_STREAM,
  DEFAULT_POLICY,
  localDay,
  type Policy,
  POLICY_STREAM,
  VIETNAM_CALENDAR,
  type WorkingCalendar,
} from '#domain';
import type { EventStore } from '#event-store';
import type { Clock } from '#platform';
import { ProjectionProgress } from '#read-models';
import { CLOCK, EVENT_STORE } from '../api.options.js';

/** What every answer of a screen begins with: how far the tables have come, the clock, and the rules in force. */
@Injectable()
export class Reading {
  private readonly calendars: Remembered<WorkingCalendar>;
  private readonly policies: Remembered<Policy>;

  constructor(
    private readonly progress: ProjectionProgress,
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.calendars = new Remembered(() => lastOf(store, CALENDAR_STREAM, 'calendar', VIETNAM_CALENDAR));
    this.policies = new Remembered(() => lastOf(store, POLICY_STREAM, 'policy', DEFAULT_POLICY));
  }

  /** Taken before the rows are read, so that they are at least as new as it says. */
  async at(): Promise<AtPosition> {
    return { position: await this.progress.position(), asOf: this.clock.now() };
  }

  /** The local day of an instant, now when none is given. */
  today(instant = this.clock.now()): string {
    return localDay(instant);
  }

  calendar(): Promise<WorkingCalendar> {
    return this.calendars.get();
  }

  policy(): Promise<Policy> {
    return this.policies.get();
  }
}

const rememberedMs = 5_000;

/** Rules change a few times a year; a screen may show those of some seconds ago. */
class Remembered<Value> {
  private value: Promise<Value> | undefined;
  private until = 0;

  constructor(private readonly read: () => Promise<Value>) {}

  get(): Promise<Value> {
    if (this.value !== undefined && performance.now() < this.until) return this.value;
    this.until = performance.now() + rememberedMs;
    const value = this.read();
    this.value = value;
    value.catch(() => (this.value = undefined));
    return value;
  }
}

async function lastOf<Value>(store: EventStore, stream: string, name: string, initial: Value): Promise<Value> {
  const last = (await store.readStream(stream)).at(-1);
  return last === undefined ? initial : ((last.data as Record<string, Value>)[name] ?? initial);
}
