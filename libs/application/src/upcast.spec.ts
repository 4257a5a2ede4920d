import type { RecordedEvent } from '#event-store';
import { EventFromTheFuture, upcast } from './upcast.js';
import { idOf, monday } from './world.examples.js';

const recorded: RecordedEvent = {
  id: idOf('event'),
  stream: idOf('unit'),
  version: 2,
  type: 'UnitRenamed',
  schemaVersion: 1,
  occurredAt: monday,
  recordedAt: monday,
  actor: idOf('admin'),
  onBehalfOf: null,
  unit: null,
  commandId: idOf('command'),
  causation: null,
  correlation: null,
  data: { name: 'Sở Mới', nameEn: null, document: null },
  position: 7,
};

describe('bringing an event to the present shape', () => {
  it('leaves what is in it already', () => {
    expect(upcast(recorded)).toEqual(recorded);
  });

  it('goes from shape to shape', () => {
    const registry = {
      UnitRenamed: {
        from: {
          1: (data: object) => ({ ...data, document: 'không rõ' }),
          2: (data: object) => ({ ...data, since: '2025' }),
        },
      },
    };
    expect(upcast(recorded, registry).data).toEqual({
      name: 'Sở Mới',
      nameEn: null,
      document: 'không rõ',
      since: '2025',
    });
    expect(upcast({ ...recorded, schemaVersion: 2 }, registry).data).toEqual({ ...recorded.data, since: '2025' });
    expect(upcast({ ...recorded, schemaVersion: 3 }, registry).data).toEqual(recorded.data);
  });

  it('does not guess what a newer release meant', () => {
    expect(() => upcast({ ...recorded, schemaVersion: 2 })).toThrow(EventFromTheFuture);
  });
});
