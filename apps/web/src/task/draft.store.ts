import { useCallback, useState } from 'react';

export type Draft = Readonly<Record<string, string>>;

const beginning = 'dondoc.draft.';
const keyOf = (place: string): string => `${beginning}${place}`;

/** What was kept of a form on this machine; anything that is not a draft reads as an empty one. */
export function readDraft(kept: string | null): Draft {
  if (kept === null) return {};
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string')) as Draft;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/**
 * A form's fields, kept on this machine from the first letter until they are sent. `place` names the form; `prepared` fills one in which
 * nothing was written yet.
 */
export function useDraft(
  place: string,
  prepared: Draft = {},
): {
  readonly draft: Draft;
  readonly write: (field: string, value: string) => void;
  readonly forget: () => void;
} {
  const [draft, setDraft] = useState<Draft>(() =>
    hasDraft(place) ? readDraft(localStorage.getItem(keyOf(place))) : prepared,
  );
  const write = useCallback(
    (field: string, value: string) =>
      setDraft((before) => {
        const after = { ...before, [field]: value };
        localStorage.setItem(keyOf(place), JSON.stringify(after));
        return after;
      }),
    [place],
  );
  const forget = useCallback(() => {
    localStorage.removeItem(keyOf(place));
    setDraft({});
  }, [place]);
  return { draft, write, forget };
}

/** True where something was written into the form and not sent yet. */
export const hasDraft = (place: string): boolean =>
  Object.values(readDraft(localStorage.getItem(keyOf(place)))).some((text) => text.trim() !== '');

/** Whoever signs out leaves no words behind for the next one at this machine. */
export function forgetDrafts(kept: Storage): void {
  const keys = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '');
  for (const key of keys) if (key.startsWith(beginning)) kept.removeItem(key);
}
