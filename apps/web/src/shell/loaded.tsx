import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/words.js';
import { Failure } from './failure.js';

interface Fetched<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface Props<Data> {
  readonly query: Fetched<Data>;
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** Shows what was loaded; before it, its outline; on failure, what to do about it. */
export function Loaded<Data>({ query, lines = 4, children }: Props<Data>) {
  const { t } = useWords();
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <Failure error={query.error} onAgain={() => void query.refetch()} />;
  return (
    <Stack gap="sm" aria-busy>
      <VisuallyHidden>{t('shell.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={18} width={`${96 - ((line * 17) % 40)}%`} />
      ))}
    </Stack>
  );
}
