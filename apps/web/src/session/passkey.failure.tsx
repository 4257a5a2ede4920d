import { Alert } from '@mantine/core';
import { RefusedRequest } from '../api/problem.js';
import { useWords } from '../i18n/words.js';
import { Failure } from '../shell/failure.js';

/** What the server says of a passkey, or that the browser got none from its owner. */
export function PasskeyFailure({ error }: { readonly error: Error | null }) {
  const { t } = useWords();
  if (error === null) return null;
  if (error instanceof RefusedRequest) return <Failure error={error} />;
  return (
    <Alert color="flame" variant="outline" role="alert">
      {t('passkey.declined')}
    </Alert>
  );
}
