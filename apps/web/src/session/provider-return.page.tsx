import { Anchor, Container, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ProviderAnswer } from '#contracts';
import { post } from '../api/client.js';
import { useWords } from '../i18n/words.js';
import { navigate } from '../router/location.js';
import { Brand } from '../shell/brand.js';
import { Choices } from '../shell/choices.js';
import { Failure } from '../shell/failure.js';
import { PageTitle } from '../shell/page.title.js';
import classes from '../shell/shell.module.css';
import { enter } from './enter.js';
import { OwnAccountForm } from './own-account.form.js';

const parameters = ['state', 'code', 'iss', 'error'] as const;

/** What the provider sent the browser back with. */
function answerOf(search: string): Readonly<Record<string, string>> {
  const query = new URLSearchParams(search);
  return Object.fromEntries(parameters.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? '']] : [])));
}

async function goOn({ returnTo }: ProviderAnswer): Promise<void> {
  navigate(returnTo, true);
  await enter();
}

/** Where the identity provider sends people back to: hands its answer over once, and goes on to the page that was asked for. */
export default function ProviderReturnPage() {
  const { t } = useWords();
  const [answer] = useState(() => answerOf(window.location.search));
  // The code stays neither in the address line nor in the history.
  useEffect(() => window.history.replaceState(null, '', window.location.pathname), []);
  const returned = useQuery({
    queryKey: ['provider-return', answer['state'] ?? ''],
    queryFn: async () => {
      const told = await post<ProviderAnswer>('/session/provider/return', answer);
      if (told.step.status === 'signed-in') await goOn(told);
      return told;
    },
    staleTime: Infinity,
    retry: false,
  });
  const { data, error } = returned;
  const asksMore = data !== undefined && data.step.status !== 'signed-in';
  return (
    <Container size="md">
      <main className={classes.signin} id="main">
        <Stack gap="xl">
          <Group justify="space-between">
            <Brand />
            <Choices />
          </Group>
          <PageTitle>{t('signin.title')}</PageTitle>
          {error === null ? null : (
            <div data-testid="provider-refused">
              <Failure error={error} />
              <Anchor href="/">{t('signin.begin-again')}</Anchor>
            </div>
          )}
          {asksMore ? <OwnAccountForm begun={data.step} onEntered={() => goOn(data)} /> : null}
          {error !== null || asksMore ? null : <Text>{t('signin.provider-returning')}</Text>}
        </Stack>
      </main>
    </Container>
  );
}
