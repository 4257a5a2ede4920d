import type { CommandAnswer } from '#contracts';
import { tokenStore } from '../session/token.store.js';
import { isProblem, RefusedRequest } from './problem.js';

export type Query = Readonly<Record<string, string | number | undefined>>;

/** The last log position that this tab wrote: every later read waits for it, so that people see what they just did. */
let written = 0;
const listeners = new Set<() => void>();

export const writtenPosition = {
  read: (): number => written,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function wrote(position: number): void {
  written = Math.max(written, position);
  for (const listener of listeners) listener();
}

function addressOf(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`;
}

/** `Authorization` for the tab's token; empty before sign-in. */
export function authorization(): Record<string, string> {
  const token = tokenStore.read();
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

async function send(address: string, init: RequestInit): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new RefusedRequest(0, null);
  }
  const text = await answer.text();
  const body: unknown = parse(text);
  if (answer.ok) return body;
  if (answer.status === 401) tokenStore.write(null);
  throw new RefusedRequest(answer.status, isProblem(body) ? body : null);
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads one resource under `/api/v1`. Throws `RefusedRequest`; status 0 means that no answer came. */
export async function get<Answer>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer> {
  const position: Record<string, string> = written > 0 ? { 'x-position': String(written) } : {};
  const headers = { accept: 'application/json', ...authorization(), ...position };
  return (await send(addressOf(path, query), { headers, signal })) as Answer;
}

export interface Command {
  readonly path: string;
  readonly body: object;
  /** The same key for the same intention: a repetition after a lost answer has no second effect. */
  readonly key: string;
  /** The version that the person looked at; refused when the stream has moved on. */
  readonly version?: number;
}

/** Sends one command and remembers the position of its effect. */
export async function command(order: Command): Promise<CommandAnswer> {
  const match: Record<string, string> = order.version === undefined ? {} : { 'if-match': `"${order.version}"` };
  const answer = (await send(addressOf(order.path, {}), {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': order.key,
      ...authorization(),
      ...match,
    },
    body: JSON.stringify(order.body),
  })) as CommandAnswer;
  wrote(answer.position);
  return answer;
}

/** POST of the demonstration's own routes: no version, no key. */
export async function post<Answer>(path: string, body: object): Promise<Answer> {
  return (await send(addressOf(path, {}), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...authorization() },
    body: JSON.stringify(body),
  })) as Answer;
}
