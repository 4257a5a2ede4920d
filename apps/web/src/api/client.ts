import type { CommandAnswer } from '#contracts';
import { sessionEnd } from '../session/session.end.js';
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

/** Says that a page of ours sends the request: another site's page cannot send this header along with our cookie. */
const ownPage = { 'x-requested-by': 'dondoc' } as const;

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
  if (answer.status === 401 && !address.startsWith('/api/v1/session') && !address.startsWith('/api/v1/account')) {
    sessionEnd.announce();
  }
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
  const headers = { accept: 'application/json', ...position };
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
      ...ownPage,
      ...match,
    },
    body: JSON.stringify(order.body),
  })) as CommandAnswer;
  wrote(answer.position);
  return answer;
}

/** POST of what is no command of the log: the door, one's account, the demonstration. No version, no key. */
export async function post<Answer>(path: string, body: object): Promise<Answer> {
  return (await send(addressOf(path, {}), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...ownPage },
    body: JSON.stringify(body),
  })) as Answer;
}

/** Ends what stands at the address. */
export async function remove<Answer>(path: string): Promise<Answer> {
  const headers = { accept: 'application/json', ...ownPage };
  return (await send(addressOf(path, {}), { method: 'DELETE', headers })) as Answer;
}
