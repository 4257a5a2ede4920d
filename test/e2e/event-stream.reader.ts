/** Reads server-sent events over plain HTTP, and can be cut off at any moment. */
import { type ClientRequest, type IncomingMessage, request } from 'node:http';

export interface ReadEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

export class EventStreamReader {
  readonly events: ReadEvent[] = [];
  comments = 0;
  ended = false;
  private pending = '';
  private lastId = '';

  private constructor(
    private readonly sent: ClientRequest,
    readonly response: IncomingMessage,
  ) {
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => this.take(chunk));
    response.on('close', () => (this.ended = true));
    // A cut connection is what the test wants.
    response.on('error', () => undefined);
  }

  /** Resolves when the answer has begun. */
  static open(url: string, headers: Readonly<Record<string, string>>): Promise<EventStreamReader> {
    return new Promise((resolve, reject) => {
      const sent = request(url, { headers: { accept: 'text/event-stream', ...headers } }, (response) =>
        resolve(new EventStreamReader(sent, response)),
      );
      sent.on('error', reject);
      sent.end();
    });
  }

  get status(): number {
    return this.response.statusCode ?? 0;
  }

  cut(): void {
    this.sent.destroy();
  }

  private take(chunk: string): void {
    const parts = (this.pending + chunk).split('\n\n');
    this.pending = parts.pop() ?? '';
    for (const part of parts) this.dispatch(part.split('\n'));
  }

  private dispatch(lines: readonly string[]): void {
    const field = (name: string): string | undefined =>
      lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    if (lines.some((line) => line.startsWith(':'))) this.comments += 1;
    this.lastId = field('id') ?? this.lastId;
    const data = field('data');
    if (data !== undefined) this.events.push({ id: this.lastId, event: field('event') ?? 'message', data });
  }
}
