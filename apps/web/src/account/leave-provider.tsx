import { Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ProviderAddress } from '#contracts';
import { post } from '../api/client.js';
import { providerQuery } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { leave } from '../session/enter.js';
import { Failure } from '../shell/failure.js';

/** Signing out of the identity provider, too, where there is one that offers it. */
export function LeaveProvider() {
  const { t } = useWords();
  const provider = useQuery(providerQuery);
  const leaving = useMutation({
    mutationFn: async () => {
      const { url } = await post<ProviderAddress>('/session/provider/sign-out', {});
      await leave();
      if (url !== null) window.location.assign(url);
    },
  });
  const name = provider.data?.name ?? null;
  if (name === null) return null;
  return (
    <div>
      <Button
        variant="default"
        loading={leaving.isPending}
        onClick={() => leaving.mutate()}
        data-testid="leave-provider"
      >
        {t('account.leave-provider', { name })}
      </Button>
      <Text size="sm" c="dimmed">
        {t('account.leave-provider-note')}
      </Text>
      {leaving.error === null ? null : <Failure error={leaving.error} />}
    </div>
  );
}
