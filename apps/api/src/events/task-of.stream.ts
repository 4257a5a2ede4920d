import type { EventStore, RecordedEvent } from '#event-store';

const rememberedAtMost = 50_000;

/** Which task a stream belongs to: its own when it is a task's, else the one that the stream's first event names. */
export class TaskOfStream {
  private readonly known = new Map<string, string | null>();

  constructor(private readonly store: EventStore) {}

  /** By stream; streams that concern no task (units, directives, policies) are left out. */
  async of(events: readonly RecordedEvent[]): Promise<Map<string, string>> {
    for (const event of events) if (event.version === 1) this.remember(event);
    const unknown = [...new Set(events.map((event) => event.stream))].filter((stream) => !this.known.has(stream));
    for (const [stream, history] of unknown.length === 0 ? [] : await this.store.readStreams(unknown)) {
      const [first] = history;
      if (first !== undefined) this.remember({ ...first, stream });
    }
    const tasks = new Map<string, string>();
    for (const { stream } of events) {
      const task = this.known.get(stream);
      if (typeof task === 'string') tasks.set(stream, task);
    }
    return tasks;
  }

  private remember(first: { readonly stream: string; readonly type: string; readonly data: object }): void {
    if (this.known.size >= rememberedAtMost) this.known.clear();
    const named = (first.data as { readonly task?: unknown }).task;
    const task = first.type === 'TaskDrafted' ? first.stream : named;
    this.known.set(first.stream, typeof task === 'string' ? task : null);
  }
}
