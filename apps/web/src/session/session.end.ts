const listeners = new Set<() => void>();

/** Told when the server no longer knows the session: it ended, here or by another hand. The cookie itself no script can read. */
export const sessionEnd = {
  announce(): void {
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
