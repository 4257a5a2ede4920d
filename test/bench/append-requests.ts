import type { AppendRequest } from '#event-store';

/**
 * Requests of one event of about 500 bytes, each on a new stream under a new command id. The same seed gives the same
 * requests, no two alike; ids are spread like random ones, as they are in use.
 */
export function requestSource(seed: number): () => AppendRequest {
  const word = randomWords(seed);
  const uuid = (): string => {
    const [a, b, c, d] = [word(), word(), word(), word()];
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(5)}-${c.slice(0, 4)}${d}`;
  };
  return () => {
    const commandId = uuid();
    return {
      commandId,
      requestHash: commandId.slice(0, 8).repeat(8),
      actor: '7e57ab1e-0000-4000-8000-000000000001',
      unit: '0a9e2c55-1d2b-4c3d-9e4f-000000000001',
      occurredAt: '2025-03-01T00:30:00.000Z',
      streams: [
        {
          stream: uuid(),
          expectedVersion: 0,
          events: [
            {
              type: 'ProgressReported',
              data: {
                words: 'Đã xong năm trên tám hạng mục, hạng mục thứ sáu nghiệm thu tuần sau.',
                nextStep: null,
                percent: 62.5,
              },
            },
          ],
        },
      ],
    };
  };
}

/** Words of eight hex digits from the generator sfc32, whose state of 128 bits keeps the sources apart. */
function randomWords(seed: number): () => string {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const next = (): string => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0).toString(16).padStart(8, '0');
  };
  // The first words still show the seed.
  for (let n = 0; n < 16; n += 1) next();
  return next;
}
