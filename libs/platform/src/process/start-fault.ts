/**
 * Something that stops the program from starting and that the person at the keyboard can mend. The message is one line:
 * Vietnamese first, English beside it, each ending in the remedy. Entry points print it without a stack and exit with 1.
 */
export class StartFault extends Error {
  constructor(
    /** Stable and short, for scripts and specs: `port-in-use`, `data-folder-broken` … */
    readonly code: string,
    readonly text: { readonly vi: string; readonly en: string },
    options?: ErrorOptions,
  ) {
    super(`${text.vi} / ${text.en}`, options);
    this.name = 'StartFault';
  }
}

/** The `code` of a Node system error (`ENOENT`, `EADDRINUSE` …), undefined for anything else. */
export function systemErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
