import type { Actor } from './actor.js';

/**
 * What somebody asks for. `id` names the stream that it is decided on (a lower-case UUID; a creating command brings the new
 * one), `at` is the instant of asking (ISO 8601 UTC with milliseconds): decisions never read a clock.
 */
export type Command<Type extends string, Data extends object = object> = {
  readonly type: Type;
  readonly id: string;
  readonly at: string;
  readonly by: Actor;
} & Data;
