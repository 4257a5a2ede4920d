import { itHolds } from '../support/fault-suite.js';
import { logFault } from './log.fault.js';

describe('the log under adversity', () => {
  itHolds(
    'keeps every event once and in order, stalls six seconds at most, and its checks catch the seeded bugs',
    logFault,
    300_000,
  );
});
