import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Runs `work` so that every log line written by it, however late, carries the id of the request or job it belongs to. */
export function withCorrelation<T>(id: string, work: () => T): T {
  return storage.run(id, work);
}

/** The id of the request or job that the running code belongs to; undefined outside of one. */
export function correlationId(): string | undefined {
  return storage.getStore();
}
