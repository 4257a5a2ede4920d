import { suiteNeeding } from '../support/suite-needing.js';
import { itHolds } from '../support/fault-suite.js';
import { queueFault } from './queue.fault.js';

suiteNeeding('redis-server', 'the queues under adversity', () => {
  itHolds(
    'send every due notice under one id, none early and none after closing, and the checks catch the seeded bugs',
    queueFault,
    600_000,
  );
});
