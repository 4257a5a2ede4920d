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
import { ProjectionProgress, type Scope } from '#read-models';
import { Scopes } from '../access/scopes.js';
import type { Viewer } from '../http/api.request.js';
import { CLOCK, EVENT_STORE } from '../api.options.js';

/** What every answer of a screen begins with: how far the tables have come, the clock, and the rules in force. */
@Injectable()
export class Reading {
  private readonly calendars: Remembered<readonly WorkingCalendar[]>;
  private readonly policies: Remembered<readonly Policy[]>;

  constructor(
    private readonly progress: ProjectionProgress,
    private readonly scopes: Scopes,
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.calendars = new Remembered(() => published(store, CALENDAR_STREAM, 'calendar'));
    this.policies = new Remembered(() => published(store, POLICY_STREAM, 'policy'));
  }

  /** Taken before the rows are read, so that they are at least as new as it says. */
  async at(): Promise<AtPosition> {
    return { position: await this.progress.position(), asOf: this.clock.now() };
  }

  /** What the one who asks may see; undefined: everything. */
  scopeOf(viewer: Viewer): Promise<Scope | undefined> {
    return this.scopes.of(viewer);
  }

  /** The local day of an instant, now when none is given. */
  today(instant = this.clock.now()): string {
    return localDay(instant);
  }

  /** The calendar of a version; without one, and for a version that was never published, the last. */
  async calendar(version?: number): Promise<WorkingCalendar> {
    return ofVersion(await this.calendars.get(), version, VIETNAM_CALENDAR);
  }

  /** The reminder policy of a version; without one, and for a version that was never published, the last. */
  async policy(version?: number): Promise<Policy> {
    return ofVersion(await this.policies.get(), version, DEFAULT_POLICY);
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

/** Every version that was published, in order. */
async function published<Value>(store: EventStore, stream: string, name: string): Promise<readonly Value[]> {
  const events = await store.readStream(stream);
  return events.flatMap((event) => (event.data as Readonly<Record<string, Value>>)[name] ?? []);
}

function ofVersion<Value extends { readonly version: number }>(
  versions: readonly Value[],
  version: number | undefined,
  initial: Value,
): Value {
  return versions.find((each) => each.version === version) ?? versions.at(-1) ?? initial;
}
