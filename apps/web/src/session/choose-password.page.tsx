import { Alert, Anchor, Button, Container, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PasswordSet } from '#contracts';
import { post } from '../api/client.js';
import { useWords } from '../i18n/words.js';
import { follow } from '../router/link.js';
import { Brand } from '../shell/brand.js';
import { Choices } from '../shell/choices.js';
import { PageTitle } from '../shell/page.title.js';
import classes from '../shell/shell.module.css';
import { ProviderButton } from './provider.button.js';
import { StepForm } from './step.form.js';

/** Where the administrator's link leads: its ticket stands behind the #, which browsers send to nobody. */
export default function ChoosePasswordPage() {
  const { t } = useWords();
  const ticket = window.location.hash.slice(1);
  const [password, setPassword] = useState('');
  const setting = useMutation({ mutationFn: () => post<PasswordSet>('/session/password', { ticket, password }) });
  return (
    <Container size="md">
      <main className={classes.signin} id="main">
        <Stack gap="xl">
          <Group justify="space-between">
            <Brand />
            <Choices />
          </Group>
          <PageTitle>{t('password.title')}</PageTitle>
          {ticket === '' ? <Alert color="flame">{t('password.no-link')}</Alert> : null}
          {setting.isSuccess ? (
            <Text role="status" data-testid="password-set">
              {t('password.done')}{' '}
              <Anchor href="/" onClick={(event) => follow(event, '/')}>
                {t('signin.enter')}
              </Anchor>
            </Text>
          ) : (
            <StepForm onSubmit={() => setting.mutate()} error={setting.error}>
              <Text size="sm">{t('password.how')}</Text>
              <PasswordInput
                label={t('password.new')}
                name="new-password"
                autoComplete="new-password"
                required
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                data-testid="new-password"
              />
              <Button type="submit" loading={setting.isPending} disabled={ticket === ''} data-testid="set-password">
                {t('password.set')}
              </Button>
            </StepForm>
          )}
          {ticket === '' || setting.isSuccess ? null : <ProviderButton invitation={ticket} />}
        </Stack>
      </main>
    </Container>
  );
}
