/**
 * A batch as the parameters of `log.append`: one packed run of bytes for all envelopes, one for all hashes, and arrays in
 * PostgreSQL's text form. Every value in them is a number, a UUID, an instant or a word, checked before, so none needs quotes;
 * only answers do.
 */
import type { PreparedRequest } from './prepared-request.js';

/** The parameters in order. Buffers travel in binary, the rest as text. */
export function packBatch(batch: readonly PreparedRequest[]): (string | Buffer)[] {
  const envelopes: Buffer[] = [];
  const lengths: number[] = [];
  const starts: number[] = [];
  let [eventRequests, eventStreams, versions, types] = ['', '', '', ''];
  let [streamRequests, streams, expected] = ['', '', ''];
  let [commands, hashes, recorded, newest, offsets, counts, answers] = ['', '', '', '', '', '', ''];
  let start = 1;
  for (const [index, request] of batch.entries()) {
    const number = index + 1;
    commands += `,${request.commandId}`;
    hashes += request.requestHash;
    recorded += `,${request.recordedAt}`;
    if (request.recordedAt > newest) newest = request.recordedAt;
    offsets += `,${lengths.length}`;
    counts += `,${request.events.length}`;
    answers += `,${quoted(request.answer)}`;
    for (const { stream, expectedVersion } of request.streams) {
      streamRequests += `,${number}`;
      streams += `,${stream}`;
      expected += `,${expectedVersion}`;
    }
    for (const event of request.events) {
      eventRequests += `,${number}`;
      eventStreams += `,${request.streams[event.stream]?.stream}`;
      versions += `,${event.version}`;
      types += `,${event.type}`;
      starts.push(start);
      lengths.push(event.bytes.length);
      envelopes.push(event.bytes);
      start += event.bytes.length;
    }
  }
  return [
    array(commands),
    Buffer.from(hashes, 'hex'),
    array(recorded),
    newest,
    array(offsets),
    array(counts),
    array(answers),
    array(streamRequests),
    array(streams),
    array(expected),
    array(eventRequests),
    array(eventStreams),
    array(versions),
    array(types),
    `{${starts.join(',')}}`,
    `{${lengths.join(',')}}`,
    Buffer.concat(envelopes, start - 1),
  ];
}

/** The parameters of `log.append_one`, or undefined for a request that is not of one event on one stream. */
export function packOne({
  commandId,
  requestHash,
  recordedAt,
  answer,
  streams,
  events,
}: PreparedRequest): unknown[] | undefined {
  const [[stream, anotherStream], [event, anotherEvent]] = [streams, events];
  if (stream === undefined || anotherStream !== undefined || event === undefined || anotherEvent !== undefined)
    return undefined;
  const hash = Buffer.from(requestHash, 'hex');
  return [commandId, hash, recordedAt, answer, stream.stream, stream.expectedVersion, event.type, event.bytes];
}

/** `values` has a comma before each. */
function array(values: string): string {
  return `{${values.slice(1)}}`;
}

function quoted(answer: string | null): string {
  return answer === null ? 'NULL' : `"${answer.replaceAll(/["\\]/g, '\\$&')}"`;
}
