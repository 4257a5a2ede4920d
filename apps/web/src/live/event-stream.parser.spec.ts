import { EventStreamParser } from './event-stream.parser.js';

const stream =
  ': hello\r\n\r\nid: 7\r\nevent: appended\r\ndata: {"position":7}\r\n\r\nid: 8\ndata: one\ndata: two\n\nid: 9\n\nretry: 10\r\rdata:bare\r\r';
const expected = [
  { id: '7', event: 'appended', data: '{"position":7}' },
  { id: '8', event: 'message', data: 'one\ntwo' },
  { id: '9', event: 'message', data: 'bare' },
];

describe('the event stream', () => {
  it('given one chunk, when parsed, then comments and empty events vanish and ids stay', () => {
    expect(new EventStreamParser().push(stream)).toEqual(expected);
  });

  it('given the same bytes in chunks of every size, when parsed, then the events are the same', () => {
    for (let size = 1; size <= stream.length; size += 1) {
      const parser = new EventStreamParser();
      const events = [];
      for (let at = 0; at < stream.length; at += size) events.push(...parser.push(stream.slice(at, at + size)));
      expect(events).toEqual(expected);
    }
  });

  it('given an event that is not complete, when the stream stops, then nothing is told', () => {
    expect(new EventStreamParser().push('data: half\n')).toEqual([]);
  });
});
