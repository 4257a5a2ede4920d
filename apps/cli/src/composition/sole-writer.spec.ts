import { type AppendRequest, MemoryEventStore, VersionConflict } from '#event-store';
import { MovableClock, uuidV5 } from '#platform';
import { SoleWriter } from './sole-writer.js';

const NOW = '2026-03-02T01:00:00.000Z';
const STREAM = uuidV5('stream');

function writing(stream: string, expectedVersion: number, name: string): AppendRequest {
  return {
    commandId: uuidV5(name),
    requestHash: '0'.repeat(64),
    actor: uuidV5('somebody'),
    occurredAt: NOW,
    streams: [{ stream, expectedVersion, events: [{ type: 'Noted', data: { name } }] }],
  };
}

function stores() {
  const beneath = new MemoryEventStore({ clock: new MovableClock(NOW) });
  return { beneath, store: new SoleWriter(beneath) };
}

it('knows the end of the log and of a stream after each of its own appends', async () => {
  const { beneath, store } = stores();
  expect(await store.lastPosition()).toBe(0);
  for (const [index, name] of ['one', 'two', 'three'].entries()) {
    await store.append(writing(STREAM, index, name));
    expect(await store.lastPosition()).toBe(await beneath.lastPosition());
    expect(await store.readStream(STREAM, index)).toEqual(await beneath.readStream(STREAM, index));
    expect(await store.readStream(STREAM, index + 1)).toEqual([]);
    expect(await store.readAll(index)).toEqual(await beneath.readAll(index));
  }
  expect(await store.readStream(STREAM)).toHaveLength(3);
});

it('asks again after an append that failed', async () => {
  const { beneath, store } = stores();
  expect(await store.lastPosition()).toBe(0);
  await beneath.append(writing(STREAM, 0, 'by somebody else'));
  await expect(store.append(writing(STREAM, 0, 'late'))).rejects.toThrow(VersionConflict);
  expect(await store.lastPosition()).toBe(1);
  expect(await store.readStream(STREAM)).toHaveLength(1);
});
