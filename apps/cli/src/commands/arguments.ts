/** Readers of single arguments; what they refuse ends the program as a wrong call, with the command's help. */
import { Command, InvalidArgumentError } from 'commander';
import { isDay } from '#domain';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A day that exists, `YYYY-MM-DD`. */
export function day(text: string): string {
  if (!isDay(text))
    throw new InvalidArgumentError('cần một ngày có thật dạng YYYY-MM-DD / a day that exists, YYYY-MM-DD');
  return text;
}

/** In lower case. */
export function uuid(text: string): string {
  const id = text.toLowerCase();
  if (!UUID.test(id)) throw new InvalidArgumentError('cần một UUID / a UUID is needed');
  return id;
}

/** A command with its arguments, as a usage line has them: `add <login>`. */
export function commandOf(usage: string): Command {
  const [name = '', ...given] = usage.split(' ');
  const command = new Command(name);
  for (const argument of given) command.argument(argument);
  return command;
}

const LONGEST_WORDS = 200;

/** A text with something in it, without spaces at its ends. */
export function words(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST_WORDS)
    throw new InvalidArgumentError(`cần từ 1 đến ${LONGEST_WORDS} ký tự / 1 to ${LONGEST_WORDS} characters`);
  return trimmed;
}

const LARGEST_SEED = 2 ** 31 - 1;

/** The seed of a simulation's behaviours: a whole number from 0. */
export function seed(text: string): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= LARGEST_SEED))
    throw new InvalidArgumentError(`cần số nguyên từ 0 đến ${LARGEST_SEED} / a whole number from 0 to ${LARGEST_SEED}`);
  return number;
}
