import type { AppendRequest } from './event-store.js';

/** The n-th command, stream and hash of an example: numbers keep examples readable and runs alike. */
export const commandNo = (n: number): string => numbered('c', n);
export const streamNo = (n: number): string => numbered('5', n);
export const hashNo = (n: number): string => n.toString(16).padStart(64, '0');

export interface RequestShape {
  readonly command?: number;
  readonly stream?: number;
  /** The version before. */
  readonly version?: number;
  /** How many. */
  readonly events?: number;
  readonly text?: string;
}

/** A request of `events` events on one stream. */
export function appendRequest(shape: RequestShape): AppendRequest {
  const { command = 1, stream = 1, version = 0, events = 1, text = 'Xây dựng kế hoạch' } = shape;
  return {
    commandId: commandNo(command),
    requestHash: hashNo(command),
    actor: 'person-1',
    occurredAt: '2025-03-01T00:29:59.000Z',
    streams: [
      {
        stream: streamNo(stream),
        expectedVersion: version,
        events: Array.from({ length: events }, (_, n) => ({ type: 'ProgressReported', data: { text, n } })),
      },
    ],
  };
}

function numbered(digit: string, n: number): string {
  return `${digit.repeat(8)}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}
