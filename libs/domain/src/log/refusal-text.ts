/** What a refused person reads: what is wrong, and what to do. `{name}` is filled from the error's detail. */
export interface RefusalText {
  readonly text: { readonly vi: string; readonly en: string };
  readonly remedy: { readonly vi: string; readonly en: string };
}

export function because(vi: string, en: string): RefusalText['text'] {
  return { vi, en };
}

export function mend(vi: string, en: string): RefusalText['remedy'] {
  return { vi, en };
}
