/** Automation over the log in memory: no database, no queue, a channel that keeps what it is given, a clock that is moved. */
import { CommandExecutor } from '#application';
import {
  advanceTo,
  Automation,
  type CommandExecutor as CommandPort,
  type MessageChannel,
  type OutgoingMessage,
  type SendOutcome,
  type StepTally,
} from '#automation';
import { glossary } from '#contracts';
import type { Policy, WorkingCalendar } from '#domain';
import { type EventStore, MemoryEventStore } from '#event-store';
import { MovableClock } from '#platform';
import { ApplicationCommands } from '../../apps/worker/src/joining/application.commands.js';
import { worldAddresses, WorldHands } from './automation-world.js';
import { LogPorts, MemoryNoticeLock } from './log-ports.js';

class KeepingChannel implements MessageChannel {
  constructor(private readonly clock: { now(): string }) {}

  readonly sent: (OutgoingMessage & { readonly receivedAt: string })[] = [];
  /** What the server answers instead of accepting; undefined accepts. */
  refuse: (message: OutgoingMessage) => SendOutcome | undefined = () => undefined;

  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const refused = this.refuse(message);
    if (refused !== undefined) return refused;
    this.sent.push({ ...message, receivedAt: this.clock.now() });
    return { sent: true, messageId: `<${message.notice}@tinh.example.vn>` };
  }

  async close(): Promise<void> {}
}

export interface MemoryAutomation {
  readonly clock: MovableClock;
  readonly store: EventStore;
  readonly hands: WorldHands;
  readonly channel: KeepingChannel;
  readonly automation: Automation;
  readonly warnings: string[];
  advanceTo(instant: string): Promise<StepTally>;
}

export interface MemoryAutomationOptions {
  /** ISO 8601 instant. */
  readonly start: string;
  readonly calendar: WorkingCalendar;
  readonly policy?: Policy;
  /** Without a mail server notices go to the inbox alone. */
  readonly mail?: boolean;
  /** Puts something in the way of commands, e.g. a seeded bug. */
  readonly through?: (commands: CommandPort) => CommandPort;
  /** A seeded bug: automation's clock is wrong by so many milliseconds, the world's is right. */
  readonly clockWrongByMs?: number;
  /** People without a mail address. */
  readonly unreachable?: readonly string[];
}

export async function memoryAutomation(options: MemoryAutomationOptions): Promise<MemoryAutomation> {
  const clock = new MovableClock(options.start);
  const store = new MemoryEventStore({ clock });
  const application = new CommandExecutor(store);
  const tables = new LogPorts(store);
  const channel = new KeepingChannel(clock);
  const warnings: string[] = [];
  const commands = new ApplicationCommands(application);
  const wrongBy = options.clockWrongByMs ?? 0;
  const shifted = (instant: string, by: number): string => new Date(Date.parse(instant) + by).toISOString();
  const itsClock = {
    now: () => shifted(clock.now(), wrongBy),
    moveTo: (at: string) => clock.set(shifted(at, -wrongBy)),
  };
  const automation = new Automation(
    {
      store,
      commands: options.through?.(commands) ?? commands,
      timers: tables,
      pending: tables,
      undelivered: tables,
      projections: tables,
      lock: new MemoryNoticeLock(),
      clock: itsClock,
      addresses: {
        find: async (person) =>
          options.unreachable?.includes(person) === true
            ? { name: 'không địa chỉ', email: null }
            : worldAddresses.get(person),
      },
      report: { warn: (message, facts) => warnings.push(`${message}: ${JSON.stringify(facts)}`) },
    },
    {
      mail: options.mail === false ? undefined : channel,
      publicUrl: 'https://dondoc.example.vn',
      wording: { product: glossary.product.name, step: glossary.step, form: glossary.form },
    },
  );
  const hands = new WorldHands(application, () => clock.now());
  await hands.found(options);
  const stepping = { automation, store, projections: tables, clock: itsClock };
  return {
    clock,
    store,
    hands,
    channel,
    automation,
    warnings,
    advanceTo: (instant) => advanceTo(stepping, shifted(instant, wrongBy)),
  };
}
