/**
 * Everybody of a simulation: reads the log as far as it goes, plans the answers, and gives them in their turn through the same
 * commands as anybody, at the clock's instant. What the register refuses (a report on what is submitted meanwhile) is counted, and
 * nothing else comes of it.
 */
import type { CommandRequest, Settled } from '#application';
import type { AskedCommand } from '#domain';
import type { EventStore } from '#event-store';
import { uuidV5 } from '#platform';
import type { Behaviour, PlannedAct } from './behaviour.js';

export interface PlayersPorts {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly executor: { executeMany(requests: readonly CommandRequest[]): Promise<readonly Settled[]> };
}

/** What was asked for, by command; what was refused, by command and reason. */
export interface ActsTally {
  readonly done: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
}

interface Planned extends PlannedAct {
  /** Within one instant and stream in the order in which it was planned. */
  readonly order: number;
}

const PAGE = 1_000;

/** After these nothing is due on the same day that was not due before: whoever waits goes on waiting, or waits no more. */
const SETS_LATER_TIMERS: ReadonlySet<string> = new Set([
  'ReceiveAssignment',
  'ReportProgress',
  'RequestReturn',
  'RaiseObstacle',
  'ConfirmObstacle',
  'SubmitDeliverable',
  'ConfirmDeliverable',
  'IssueForm',
  'DropForm',
  'VacatePost',
]);

export class Players {
  private position = 0;
  private planned = 0;
  /** Acts to come by their instant. */
  private readonly agenda = new Map<string, Planned[]>();
  private readonly asked = new Map<string, number>();
  private readonly done: Record<string, number> = {};
  private readonly refused: Record<string, number> = {};

  constructor(
    private readonly ports: PlayersPorts,
    private readonly behaviours: readonly Behaviour[],
  ) {}

  /** Reads what happened since, and plans what follows from it. */
  async hear(): Promise<void> {
    for (;;) {
      const events = await this.ports.store.readAll(this.position, PAGE);
      for (const event of events)
        for (const behaviour of this.behaviours) for (const act of behaviour.answer(event)) this.plan(act);
      this.position = events.at(-1)?.position ?? this.position;
      if (events.length < PAGE) return;
    }
  }

  /** The next instant at which somebody does something; null when nobody will. */
  nextAt(): string | null {
    let next: string | null = null;
    for (const at of this.agenda.keys()) if (next === null || at < next) next = at;
    return next;
  }

  /**
   * Does what is planned for an instant, at which the clock stands. True when something may have become due by it at once. Throws when
   * the outcome of something is unknown.
   */
  async act(instant: string): Promise<boolean> {
    const acts = [...(this.agenda.get(instant) ?? [])].sort(inOrder);
    this.agenda.delete(instant);
    const requests = acts.map(({ command }) => this.requestOf(command, instant));
    for (const [index, settled] of (await this.ports.executor.executeMany(requests)).entries()) {
      const { type } = requests[index]?.command ?? { type: '' };
      if (settled.kind === 'failed') throw settled.error;
      if (settled.kind === 'done') this.done[type] = (this.done[type] ?? 0) + 1;
      else {
        const reason = `${type} ${settled.refusal.refused}`;
        this.refused[reason] = (this.refused[reason] ?? 0) + 1;
      }
    }
    return acts.some(({ command }) => !SETS_LATER_TIMERS.has(command.type));
  }

  tally(): ActsTally {
    return { done: sorted(this.done), refused: sorted(this.refused) };
  }

  private plan(act: PlannedAct): void {
    this.planned += 1;
    const known = this.agenda.get(act.at) ?? [];
    this.agenda.set(act.at, known);
    known.push({ ...act, order: this.planned });
  }

  /** The how-manieth command of its kind on its stream: what others do elsewhere does not change its id. */
  private requestOf(command: PlannedAct['command'], at: string): CommandRequest {
    const what = `${command.type} ${command.id}`;
    const count = (this.asked.get(what) ?? 0) + 1;
    this.asked.set(what, count);
    return {
      commandId: uuidV5(`played ${command.type} ${count}`, command.id),
      command: { ...command, at } as AskedCommand,
    };
  }
}

function inOrder(a: Planned, b: Planned): number {
  if (a.command.id !== b.command.id) return a.command.id < b.command.id ? -1 : 1;
  return a.order - b.order;
}

function sorted(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
