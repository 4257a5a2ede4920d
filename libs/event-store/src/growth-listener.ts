/**
 * Tells listeners that the log grew. PostgreSQL's NOTIFY brings the news at once; a slow poll brings what a broken connection
 * missed. Both give only a hint: who needs certainty reads the log. The connection opens with the first listener and closes
 * with the last.
 */
import { Client, type ClientConfig } from 'pg';
import { lastPositionRead } from './sql/log-read.sql.js';

/** Milliseconds between looks at the log while no notice comes, and between tries to connect. */
const pollEvery = 5_000;

export class GrowthListener {
  private readonly listeners = new Set<(position: number) => void>();
  private newest = 0;
  private session: ListenSession | undefined;

  constructor(private readonly connection: ClientConfig) {}

  add(listener: (position: number) => void): () => void {
    this.listeners.add(listener);
    this.session ??= new ListenSession(this.connection, (position) => this.hear(position));
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) void this.close();
    };
  }

  async close(): Promise<void> {
    this.listeners.clear();
    const session = this.session;
    this.session = undefined;
    await session?.close();
  }

  private hear(position: number): void {
    if (position <= this.newest) return;
    this.newest = position;
    for (const listener of this.listeners) listener(position);
  }
}

/** From the first listener to the last: one connection after another until it is closed. */
class ListenSession {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;
  private working: Promise<void>;

  constructor(
    private readonly connection: ClientConfig,
    private readonly hear: (position: number) => void,
  ) {
    this.working = this.look();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.working;
    await this.drop();
  }

  /** Looks once, connecting first if need be, and arranges for the next look. Never rejects. */
  private async look(): Promise<void> {
    try {
      const client = this.client ?? (await this.connect());
      const { rows } = await client.query<{ position: number }>(lastPositionRead);
      this.hear(rows[0]?.position ?? 0);
    } catch {
      // The server is away; the next look connects anew.
      await this.drop();
    }
    if (this.closed) return;
    this.timer = setTimeout(() => (this.working = this.look()), pollEvery);
    this.timer.unref();
  }

  private async connect(): Promise<Client> {
    const client = new Client({ ...this.connection, connectionTimeoutMillis: pollEvery, query_timeout: pollEvery });
    this.client = client;
    client.on('error', () => void this.drop());
    client.on('notification', (notice) => this.hear(Number(notice.payload)));
    await client.connect();
    await client.query('listen log');
    return client;
  }

  private async drop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }
}
