/** One event of a text/event-stream answer, as the WHATWG HTML standard defines it. */
export interface StreamedEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/**
 * Cuts a text/event-stream into events, whatever the chunks: lines end in LF, CRLF or CR, an event ends with an empty line,
 * a line that begins with a colon is a comment, and an event without data is dropped but keeps its id.
 */
export class EventStreamParser {
  private rest = '';
  private afterCarriageReturn = false;
  private id = '';
  private event = '';
  private data: string[] = [];

  /** Feeds one decoded chunk; answers the events that it completed. */
  push(chunk: string): StreamedEvent[] {
    const events: StreamedEvent[] = [];
    for (const char of chunk) {
      if (char === '\n' && this.afterCarriageReturn) {
        this.afterCarriageReturn = false;
        continue;
      }
      this.afterCarriageReturn = char === '\r';
      if (char !== '\n' && char !== '\r') {
        this.rest += char;
        continue;
      }
      const line = this.rest;
      this.rest = '';
      const done = this.line(line);
      if (done !== null) events.push(done);
    }
    return events;
  }

  private line(line: string): StreamedEvent | null {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.data.push(value);
    if (field === 'event') this.event = value;
    if (field === 'id' && !value.includes('\0')) this.id = value;
    return null;
  }

  private dispatch(): StreamedEvent | null {
    const { data, event } = this;
    this.data = [];
    this.event = '';
    return data.length === 0 ? null : { id: this.id, event: event === '' ? 'message' : event, data: data.join('\n') };
  }
}
