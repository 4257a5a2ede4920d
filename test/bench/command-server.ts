/**
 * The API of the bench `command`, a process of its own: the real edge over a durable log, and beside its commands one route that
 * goes through the same guards, checks the same body, answers the same shape and does nothing. Told the database by its
 * argument; tells the parent where it listens.
 */
import { holdRole } from '#application';
import { uuidV5 } from '#platform';
import { openBenchApi } from './bench-api.js';
import { admin, layCommandRegister, unit } from './command-register.js';

/** What the parent is told. */
export interface CommandServerReady {
  readonly port: number;
  readonly token: string;
  readonly assignments: readonly string[];
}

const [url = '', wanted = '256'] = process.argv.slice(2);
const { port, store, clock, tokens, close } = await openBenchApi(url);
const assignments = await layCommandRegister(store, clock, Number(wanted));
const at = clock.now();
const claim = { person: uuidV5('head'), role: 'unitHead', unit } as const;
const refused = await holdRole(store, { claim, by: admin, at, until: null });
if (refused !== null) throw new Error(`the role was refused: ${refused.refused}`);
const { token } = await tokens.mint({ ...claim, at, expiresAt: '2999-01-01T00:00:00.000Z' });
const ready: CommandServerReady = { port, token, assignments };
process.send?.(ready);
process.once('disconnect', () => void close());
