/** One burst in a process of its own: `fork(…, [JSON.stringify(BurstTurn)])`; sends its times and the most memory it held. */
import { type BurstTimes, type BurstTurn, ourBurst } from './burst-ours.js';

export interface SweepTurn extends BurstTimes {
  /** Largest resident size, in megabytes (10^6 bytes). */
  readonly megabytes: number;
}

const times = await ourBurst(JSON.parse(process.argv[2] ?? '{}') as BurstTurn);
const turn: SweepTurn = { ...times, megabytes: (process.resourceUsage().maxRSS * 1_024) / 1e6 };
process.send?.(turn);
process.disconnect();
