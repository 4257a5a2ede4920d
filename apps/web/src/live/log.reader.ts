import { EventStreamParser, type StreamedEvent } from './event-stream.parser.js';

/** What the stream tells of one event: ids only, never contents. */
export interface Appended {
  readonly position: number;
  readonly type: string;
  readonly stream: string;
  readonly task?: string;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

function appendedOf(event: StreamedEvent): Appended | null {
  if (event.event !== 'appended') return null;
  const body: unknown = JSON.parse(event.data);
  return typeof body === 'object' && body !== null && 'position' in body ? (body as Appended) : null;
}

/**
 * Follows the log from after `position` until `signal` aborts. Uses fetch rather than EventSource, which neither tells
 * a refusal from a cut nor takes a position to begin with. After a cut it resumes with `Last-Event-ID`, waiting longer each time.
 */
export async function followLog(
  position: number,
  onAppended: (events: readonly Appended[]) => void,
  signal: AbortSignal,
): Promise<void> {
  let last = position;
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      const answer = await fetch(`/api/v1/events?after=${last}`, {
        headers: { accept: 'text/event-stream', 'last-event-id': String(last) },
        signal,
      });
      if (answer.status === 401 || answer.status === 404) return;
      if (answer.ok && answer.body !== null) {
        wait = FIRST_WAIT_MS;
        last = await readAll(answer.body, last, onAppended);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) throw error;
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  from: number,
  onAppended: (events: readonly Appended[]) => void,
): Promise<number> {
  const parser = new EventStreamParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let last = from;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const appended = parser
      .push(decoder.decode(chunk.value, { stream: true }))
      .map(appendedOf)
      .filter((event) => event !== null && event.position > last) as Appended[];
    last = appended.at(-1)?.position ?? last;
    if (appended.length > 0) onAppended(appended);
  }
  return last;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
