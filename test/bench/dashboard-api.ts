/**
 * The API of the bench `dashboard`, a process of its own over one laid-out register: `fork(…, [url])`. Tells the parent where it listens
 * and the tokens; tells the most memory it held whenever it is sent a message.
 */
import { createLogger, MovableClock, readConfig } from '#platform';
import { apiOver } from '../../apps/cli/src/composition/api.js';
import { openRegister } from '../../apps/cli/src/composition/register.js';
import { MORNING } from './burst-register.js';
import { coordinatorIn, headIn, ROOT_COORDINATOR, unitIn } from './province-register.js';
import { testSealer } from '../support/test-sealer.js';

export interface DashboardReady {
  readonly port: number;
  readonly tokens: { readonly root: string; readonly province: string; readonly head: string };
}

export interface DashboardMemory {
  /** Largest resident size so far, in megabytes (10^6 bytes). */
  readonly megabytes: number;
}

const [url = ''] = process.argv.slice(2);
const log = createLogger({ level: 'error', part: 'bench' });
const config = readConfig({});
const register = await openRegister({ url, config, clock: new MovableClock(MORNING), log, sealer: testSealer });
const { clock, tokens } = register;
const api = await apiOver(register, { config });
const address = await api.listen({ host: '127.0.0.1', port: 0 });
const tokenOf = async (holder: { person: string; role: string; unit: string }): Promise<string> =>
  (await tokens.mint({ ...holder, at: clock.now(), expiresAt: '2999-01-01T00:00:00.000Z' })).token;
const ready: DashboardReady = {
  port: Number(new URL(address).port),
  tokens: {
    root: await tokenOf(ROOT_COORDINATOR),
    province: await tokenOf(coordinatorIn(0)),
    head: await tokenOf({ person: headIn(0, 1), role: 'unitHead', unit: unitIn(0, 1) }),
  },
};
process.send?.(ready);
process.on('message', () => {
  const memory: DashboardMemory = { megabytes: (process.resourceUsage().maxRSS * 1_024) / 1e6 };
  process.send?.(memory);
});
process.once('disconnect', () => void api.close().then(() => register.close()));
