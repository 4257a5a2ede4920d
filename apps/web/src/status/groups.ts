import type { BoardGroup } from '#contracts';

/** The groups of the headline, in the order in which they are told. */
export const GROUPS: readonly BoardGroup[] = [
  'done',
  'on-schedule',
  'behind-or-at-risk',
  'not-implementable',
  'remainder',
];
