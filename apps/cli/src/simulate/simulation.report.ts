import { createHash } from 'node:crypto';
import { type EventData, localDay, ruleSentence, weekdayOf, addDays } from '#domain';
import type { EventStore, RecordedEvent } from '#event-store';

/** One step of one assignment's ladder, fired or held back. */
interface SimulatedStep {
  readonly at: string;
  readonly position: number;
  readonly step: string;
  readonly outcome: 'fired' | 'suppressed';
  readonly task: string;
  readonly assignment: string;
  readonly unit: string;
  readonly tells: readonly string[];
  readonly late: boolean;
  readonly because: { readonly vi: string; readonly en: string };
}

/** The first of its kind, with the days that were counted: enough to check it by hand. */
interface SimulatedSample extends SimulatedStep {
  readonly dueAt: string;
  readonly days: EventData<'StepFired'>['days'];
}

type Counts = Readonly<Record<string, number>>;

interface SimulatedWeek {
  /** Monday to Sunday, days in Asia/Ho_Chi_Minh. */
  readonly from: string;
  readonly to: string;
  readonly steps: readonly SimulatedStep[];
  /** Steps that fired, by code; steps that were held back, by reason. */
  readonly fired: Counts;
  readonly suppressed: Counts;
  readonly digests: number;
  readonly largestDigest: number;
  readonly becameOverdue: number;
}

export interface SimulationReport {
  readonly events: number;
  /** SHA-256 over the content of every event in order: two runs that agree here agree in everything. */
  readonly log: string;
  readonly fired: Counts;
  /** By code, and by reason. */
  readonly suppressed: Counts;
  readonly reasons: Counts;
  readonly digests: number;
  readonly becameOverdue: number;
  /** The digest with the most items, of any person and morning. */
  readonly largestDigest: { readonly slot: string; readonly person: string; readonly items: number } | null;
  readonly weeks: readonly SimulatedWeek[];
  /** One step of each code that fired and of each reason that held one back. */
  readonly samples: readonly SimulatedSample[];
}

export interface Naming {
  task(id: string): string;
  unit(id: string): string;
  person(id: string): string;
}

const PAGE = 1_000;

/** Reads the whole log of a simulation and tells it week by week. */
export async function reportOn(store: Pick<EventStore, 'readAll'>, naming: Naming): Promise<SimulationReport> {
  const teller = new Teller(naming);
  let after = 0;
  for (;;) {
    const events = await store.readAll(after, PAGE);
    for (const event of events) teller.hear(event);
    after = events.at(-1)?.position ?? after;
    if (events.length < PAGE) return teller.report();
  }
}

interface Week {
  readonly steps: SimulatedStep[];
  readonly fired: Record<string, number>;
  readonly suppressed: Record<string, number>;
  digests: number;
  largestDigest: number;
  becameOverdue: number;
}

type StepData = EventData<'StepFired'> | EventData<'StepSuppressed'>;

class Teller {
  private readonly hash = createHash('sha256');
  private readonly weeks = new Map<string, Week>();
  private readonly openings = new Map<string, EventData<'AssignmentOpened'>>();
  private readonly ladders = new Map<string, EventData<'PolicyPublished'>['policy']['ladders'][number]>();
  private readonly fired: Record<string, number> = {};
  private readonly suppressed: Record<string, number> = {};
  private readonly reasons: Record<string, number> = {};
  private readonly samples = new Map<string, SimulatedSample>();
  private events = 0;
  private largest: SimulationReport['largestDigest'] = null;

  constructor(private readonly naming: Naming) {}

  hear(event: RecordedEvent): void {
    this.events += 1;
    this.hash.update(`${JSON.stringify(event)}\n`);
    switch (event.type) {
      case 'PolicyPublished':
        for (const ladder of (event.data as EventData<'PolicyPublished'>).policy.ladders)
          this.ladders.set(ladder.id, ladder);
        break;
      case 'AssignmentOpened':
        this.openings.set(event.stream, event.data as EventData<'AssignmentOpened'>);
        break;
      case 'StepFired':
      case 'StepSuppressed':
        this.hearStep(event, event.data as StepData);
        break;
      case 'NoticeComposed':
        this.hearDigest(event, event.data as EventData<'NoticeComposed'>);
        break;
      case 'DeadlinePassed':
        this.weekOf(event.occurredAt).becameOverdue += 1;
        break;
      default:
    }
  }

  report(): SimulationReport {
    const weeks = [...this.weeks.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, week]) => ({ from, to: addDays(from, 6), ...week }));
    const sum = (count: (week: Week) => number) => weeks.reduce((total, week) => total + count(week), 0);
    return {
      events: this.events,
      log: this.hash.digest('hex'),
      fired: this.fired,
      suppressed: this.suppressed,
      reasons: this.reasons,
      digests: sum((week) => week.digests),
      becameOverdue: sum((week) => week.becameOverdue),
      largestDigest: this.largest,
      weeks,
      samples: [...this.samples.values()],
    };
  }

  private hearStep(event: RecordedEvent, data: StepData): void {
    const opening = this.openings.get(event.stream);
    const week = this.weekOf(event.occurredAt);
    const step: SimulatedStep = {
      at: event.occurredAt,
      position: event.position,
      step: data.step,
      task: this.naming.task(opening?.task ?? ''),
      assignment: event.stream,
      unit: this.naming.unit(opening?.unit ?? ''),
      ...this.outcomeOf(data, opening?.ladder ?? ''),
    };
    week.steps.push(step);
    if ('recipients' in data) {
      count(this.fired, data.step);
      count(week.fired, data.step);
    } else {
      count(this.suppressed, data.step);
      count(this.reasons, data.reason);
      count(week.suppressed, data.reason);
    }
    const kind = 'recipients' in data ? data.step : data.reason;
    if (!this.samples.has(kind)) this.samples.set(kind, { ...step, dueAt: data.dueAt, days: data.days });
  }

  private outcomeOf(data: StepData, ladder: string): Pick<SimulatedStep, 'outcome' | 'tells' | 'late' | 'because'> {
    if (!('recipients' in data)) {
      const { reason } = data;
      return { outcome: 'suppressed', tells: [], late: false, because: { vi: reason, en: reason } };
    }
    const rule = this.ladders.get(ladder)?.steps.find(({ step }) => step === data.step) ?? null;
    const tells = data.recipients.map((recipient) => recipient.as);
    return { outcome: 'fired', tells, late: data.late, because: ruleSentence(rule, data.policyVersion) };
  }

  private hearDigest(event: RecordedEvent, data: EventData<'NoticeComposed'>): void {
    const week = this.weekOf(event.occurredAt);
    const items = data.items.length;
    week.digests += 1;
    week.largestDigest = Math.max(week.largestDigest, items);
    if (items > (this.largest?.items ?? 0))
      this.largest = { slot: data.slot, person: this.naming.person(data.recipient), items };
  }

  private weekOf(instant: string): Week {
    const day = localDay(instant);
    const monday = addDays(day, -((weekdayOf(day) + 6) % 7));
    const known = this.weeks.get(monday);
    if (known !== undefined) return known;
    const week: Week = { steps: [], fired: {}, suppressed: {}, digests: 0, largestDigest: 0, becameOverdue: 0 };
    this.weeks.set(monday, week);
    return week;
  }
}

function count(counts: Record<string, number>, of: string): void {
  counts[of] = (counts[of] ?? 0) + 1;
}
