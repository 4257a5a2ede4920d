import { glossary, type Label } from '#contracts';
import type { AccessKind } from '#platform';

/** Everything that the record of access tells of; the glossary has a word for each. */
const words: Readonly<Record<AccessKind | 'restricted-read', Label>> = glossary.access;
export const ACCESS_KINDS: readonly string[] = Object.keys(words);
