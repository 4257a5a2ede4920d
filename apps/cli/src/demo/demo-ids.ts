import { uuidV5 } from '#platform';

/** Every id of the demonstration follows from a name, so that laying it out twice makes the same register. */
const DEMONSTRATION = 'a2c1f0de-5b5e-5c55-8d0c-57a0b1d0d0c5';

export const unitId = (code: string): string => uuidV5(`unit:${code}`, DEMONSTRATION);
export const personId = (code: string): string => uuidV5(`person:${code}`, DEMONSTRATION);
export const directiveId = uuidV5('directive:57', DEMONSTRATION);
export const taskId = (ordinal: string): string => uuidV5(`task:${ordinal}`, DEMONSTRATION);
export const commandId = (index: number): string => uuidV5(`command:${index}`, DEMONSTRATION);
