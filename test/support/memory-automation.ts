/** Automation over the log in memory: no database, no queue, a channel that keeps what it is given, a clock that is moved. */
import { CommandExecutor } from '#application';
import {
  type Address,
  type Addresses,
  advanceTo,
  Automation,
  type CommandExecutor as CommandPort,
  type DeadAddress,
  type EndpointOwner,
  type MessageChannel,
  type MondayPages,
  type OutgoingMessage,
  type SendOutcome,
  type StepTally,
  type WebhookMessage,
} from '#automation';
import { glossary } from '#contracts';
import type { Policy, WorkingCalendar } from '#domain';
import { type EventStore, MemoryEventStore } from '#event-store';
import { MovableClock } from '#platform';
import { ApplicationCommands } from '../../apps/worker/src/joining/application.commands.js';
import { webhookBody } from '../../apps/worker/src/joining/webhook.body.js';
import { worldAddresses, WorldHands } from './automation-world.js';
import { LogPorts } from './log-ports.js';
import { MemoryNoticeLock } from './memory-notice-lock.js';

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

class KeepingWebhooks {
  readonly posted: WebhookMessage[] = [];
  /** What the endpoint answers instead of accepting; undefined accepts. */
  refuse: (message: WebhookMessage) => SendOutcome | undefined = () => undefined;

  async send(message: WebhookMessage): Promise<SendOutcome> {
    const refused = this.refuse(message);
    if (refused !== undefined) return refused;
    this.posted.push(message);
    return { sent: true, messageId: message.notice };
  }
}

/** The directory of the world: some people are without an address, and an address can be found dead and corrected. */
class WorldDirectory implements Addresses {
  private readonly corrected = new Map<string, string>();
  readonly dead = new Map<string, DeadAddress>();

  constructor(
    private readonly unreachable: readonly string[],
    private readonly readers: ReadonlyMap<string, 'vi' | 'en'>,
  ) {}

  async find(person: string): Promise<Address | undefined> {
    if (this.unreachable.includes(person)) return { name: 'không địa chỉ', email: null };
    const known = worldAddresses.get(person);
    if (known === undefined) return undefined;
    const email = this.corrected.get(person) ?? known.email;
    const works = this.dead.get(person)?.email !== email;
    return { name: known.name, email, works, language: this.readers.get(person) ?? 'vi' };
  }

  async markDead(dead: DeadAddress): Promise<void> {
    const present = await this.find(dead.person);
    if (present?.email === dead.email) this.dead.set(dead.person, dead);
  }

  correct(person: string, email: string): void {
    this.corrected.set(person, email);
  }
}

export interface MemoryAutomation {
  readonly clock: MovableClock;
  readonly store: EventStore;
  readonly hands: WorldHands;
  readonly channel: KeepingChannel;
  readonly webhooks: KeepingWebhooks;
  readonly directory: WorldDirectory;
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
  /** What is counted for a Monday's page. Default: nobody gets one. */
  readonly mondays?: MondayPages;
  /** People without a mail address. */
  readonly unreachable?: readonly string[];
  /** People who read another language than Vietnamese. */
  readonly readers?: ReadonlyMap<string, 'vi' | 'en'>;
  /** Units and people with an endpoint. */
  readonly endpoints?: readonly EndpointOwner[];
}

export async function memoryAutomation(options: MemoryAutomationOptions): Promise<MemoryAutomation> {
  const clock = new MovableClock(options.start);
  const store = new MemoryEventStore({ clock });
  const application = new CommandExecutor(store);
  const tables = new LogPorts(store);
  const channel = new KeepingChannel(clock);
  const webhooks = new KeepingWebhooks();
  const directory = new WorldDirectory(options.unreachable ?? [], options.readers ?? new Map());
  const owners = options.endpoints ?? [];
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
      forms: tables,
      mondays: options.mondays,
      undelivered: tables,
      projections: tables,
      lock: new MemoryNoticeLock(),
      clock: itsClock,
      addresses: directory,
      endpoints: {
        owners: async () => owners,
        find: async (owner) =>
          owners.some((each) => each.owner === owner)
            ? { url: 'https://hooks.example.vn/', secrets: ['whsec_dGhpcyBpcyBubyBzZWNyZXQgYXQgYWxs'] }
            : undefined,
      },
      report: { warn: (message, facts) => warnings.push(`${message}: ${JSON.stringify(facts)}`) },
    },
    {
      mail: options.mail === false ? undefined : channel,
      webhook: { channel: webhooks, body: webhookBody('https://dondoc.example.vn') },
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
    webhooks,
    directory,
    automation,
    warnings,
    advanceTo: (instant) => advanceTo(stepping, shifted(instant, wrongBy)),
  };
}
