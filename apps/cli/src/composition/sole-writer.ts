/**
 * A log that nobody else writes to while this process plays a past through. What it has appended is all there is to know, so the
 * end of the log, and the end of a stream that was read before, are answered from memory. The rest is the store's.
 */
import type { AppendRequest, AppendResult, EventStore, RecordedEvent } from '#event-store';

export class SoleWriter implements EventStore {
  private last: number | undefined;
  /** The newest version of streams that were read to their end. */
  private readonly ends = new Map<string, number>();

  constructor(private readonly store: EventStore) {}

  async append(request: AppendRequest): Promise<AppendResult> {
    try {
      const result = await this.store.append(request);
      if (this.last !== undefined) this.last = Math.max(this.last, result.lastPosition);
      return result;
    } catch (error) {
      // It may have been written all the same.
      this.last = undefined;
      throw error;
    } finally {
      for (const { stream } of request.streams) this.ends.delete(stream);
    }
  }

  async readStream(stream: string, after = 0): Promise<RecordedEvent[]> {
    if (after > 0 && this.ends.get(stream) === after) return [];
    const events = await this.store.readStream(stream, after);
    this.ends.set(stream, events.at(-1)?.version ?? after);
    return events;
  }

  readStreams(streams: readonly string[], after?: ReadonlyMap<string, number>): Promise<Map<string, RecordedEvent[]>> {
    return this.store.readStreams(streams, after);
  }

  async readAll(after: number, limit?: number): Promise<RecordedEvent[]> {
    return this.last !== undefined && after >= this.last ? [] : this.store.readAll(after, limit);
  }

  async lastPosition(): Promise<number> {
    this.last ??= await this.store.lastPosition();
    return this.last;
  }

  positionAsOf(instant: string): Promise<number> {
    return this.store.positionAsOf(instant);
  }

  findCommand(commandId: string): ReturnType<EventStore['findCommand']> {
    return this.store.findCommand(commandId);
  }

  onGrowth(listener: (position: number) => void): () => void {
    return this.store.onGrowth(listener);
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
