/**
 * The usual way: one BullMQ delayed job a reminder. Its job does nothing at all: no look whether the reminder is still wanted, no
 * record, no digest. All are due when the worker starts; the turn ends when the last one is done. What adding them cost, which the
 * usual way pays with every reminder that it plans, is told apart.
 */
import { openQueueBackend, type QueueBackendKind } from '#platform';

export interface PeerTurn {
  readonly queues: QueueBackendKind;
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly reminders: number;
}

export interface PeerTimes {
  /** From the worker's start, when all are due, to the last one done. */
  readonly seconds: number;
  /** What adding them took, in advance. */
  readonly adding: number;
}

const BLOCK = 1_000;
/** In hand at once. */
const CONCURRENCY = 100;

export async function peerBurst({ queues: kind, databaseUrl, redisUrl, reminders }: PeerTurn): Promise<PeerTimes> {
  const backend = await openQueueBackend(kind, { databaseUrl, redisUrl });
  try {
    const queue = backend.queue<{ assignment: number }>('reminders');
    const began = performance.now();
    for (let first = 0; first < reminders; first += BLOCK) {
      const numbers = Array.from({ length: Math.min(BLOCK, reminders - first) }, (_, index) => first + index);
      // Whatever its delay is, it goes the way of delayed jobs: nobody moves them before the worker starts.
      await queue.addBulk(numbers.map((assignment) => ({ name: 'remind', data: { assignment }, delayMs: 1 })));
    }
    const added = performance.now();
    const seen = new Set<number>();
    await new Promise<void>((done) =>
      backend.worker<{ assignment: number }>(
        'reminders',
        async ({ data }) => {
          seen.add(data.assignment);
          if (seen.size === reminders) done();
        },
        { concurrency: CONCURRENCY },
      ),
    );
    return { seconds: (performance.now() - added) / 1_000, adding: (added - began) / 1_000 };
  } finally {
    await backend.close();
  }
}
