import { Button, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ProviderAddress } from '#contracts';
import { post } from '../api/client.js';
import { providerQuery } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { Failure } from '../shell/failure.js';

/** The address of the page that the person was going to. */
const here = (): string => window.location.pathname + window.location.search;

/**
 * Signing in by the identity provider, where one is configured. `invitation`: the ticket of an account's link, whose account is then
 * linked to whoever signs in there.
 */
export function ProviderButton({ invitation }: { readonly invitation?: string }) {
  const { t } = useWords();
  const provider = useQuery(providerQuery);
  const going = useMutation({
    mutationFn: () =>
      post<ProviderAddress>('/session/provider', invitation === undefined ? { returnTo: here() } : { invitation }),
    onSuccess: ({ url }) => {
      if (url !== null) window.location.assign(url);
    },
  });
  const name = provider.data?.name ?? null;
  if (name === null) return null;
  return (
    <Stack maw="26rem" gap="sm">
      <Button
        variant="default"
        loading={going.isPending || going.isSuccess}
        onClick={() => going.mutate()}
        data-testid="provider"
      >
        {t('signin.provider', { name })}
      </Button>
      {going.error === null ? null : <Failure error={going.error} />}
    </Stack>
  );
}
