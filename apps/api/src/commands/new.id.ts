import { uuidV5 } from '#platform';
import type { Asking } from '../http/request.context.js';

/** The id of what a creating command makes: the same command, sent again, makes the same thing. */
export function newId(noun: string, { commandId }: Asking): string {
  return uuidV5(noun, commandId);
}
