import { Sealer } from '#platform';

/** The key that suites seal with: what one part of a test seals, every other one opens. */
export const testSealer = new Sealer([Buffer.alloc(32, 7)]);
