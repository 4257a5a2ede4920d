/**
 * One of several writing processes, told over IPC: `{ inFlight, milliseconds }` runs a turn and answers with its rate. The
 * first message is `ready`; a parent that goes away ends it.
 */
import { PostgresEventStore } from '#event-store';
import { SystemClock } from '#platform';
import { requestSource } from './append-requests.js';
import { closedLoop } from './closed-loop.js';

const [url = '', seed = '1'] = process.argv.slice(2);
const store = new PostgresEventStore({ url, clock: new SystemClock(), applicationName: 'bench' });
const next = requestSource(Number(seed));

process.on('message', (turn: { inFlight: number; milliseconds: number }) => {
  void closedLoop(turn.inFlight, turn.milliseconds, () => store.append(next())).then((rate) => process.send?.(rate));
});
process.on('disconnect', () => void store.close());
await store.append(next());
process.send?.('ready');
