import { remove } from '../api/client.js';
import { queryClient } from '../api/query-client.js';
import { navigate } from '../router/location.js';
import { forgetDrafts } from '../task/draft.store.js';

/** Everything that was read is read anew, as whoever has just come in or changed roles. */
export async function enter(): Promise<void> {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'demo' && queryKey[0] !== 'session' });
  await queryClient.resetQueries({ queryKey: ['session'] });
}

/** Ends the session on the server; the page forgets what it knew, whether the server answered or not. */
export async function leave(): Promise<void> {
  try {
    await remove('/session');
  } finally {
    forgetDrafts(localStorage);
    navigate('/');
    await enter();
  }
}
