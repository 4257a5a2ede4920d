import { Button, Container, Group, PasswordInput, Stack, Text, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconClipboardText, IconEye, IconPencil, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Demo, DemoDoor } from '#contracts';
import { post } from '../api/client.js';
import { demoQuery } from '../api/queries.js';
import { queryClient } from '../api/query-client.js';
import { useWords } from '../i18n/words.js';
import { navigate } from '../router/location.js';
import { Brand } from '../shell/brand.js';
import { Choices } from '../shell/choices.js';
import { Failure } from '../shell/failure.js';
import { PageTitle } from '../shell/page.title.js';
import classes from '../shell/shell.module.css';
import { tokenStore } from './token.store.js';

const icons: Readonly<Record<DemoDoor['code'], typeof IconEye>> = {
  leader: IconEye,
  coordinator: IconClipboardText,
  unitHead: IconUserCheck,
  officer: IconPencil,
};

function enter(token: string): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'demo' });
  tokenStore.write(token);
}

/** The demonstration's doors where there are any, else a place for a token. */
export function SignInPage() {
  const { t } = useWords();
  const demo = useQuery(demoQuery);
  return (
    <Container size="md">
      <main className={classes.signin} id="main">
        <Stack gap="xl">
          <Group justify="space-between">
            <Brand />
            <Choices />
          </Group>
          <div>
            <PageTitle>{t('signin.title')}</PageTitle>
            {demo.data === undefined ? null : <Text c="dimmed">{t('signin.doors')}</Text>}
          </div>
          {demo.data === undefined ? null : <Doors demo={demo.data} />}
          {demo.isPending ? null : <TokenForm demonstration={demo.data !== undefined} />}
        </Stack>
      </main>
    </Container>
  );
}

function Doors({ demo }: { readonly demo: Demo }) {
  const { t, label } = useWords();
  const opening = useMutation({
    mutationFn: (door: DemoDoor) => post<{ token: string }>(`/demo/doors/${door.code}`, {}),
    onSuccess: ({ token }) => {
      enter(token);
      if (window.location.pathname === '/') navigate('/', true);
    },
  });
  return (
    <div>
      <div className={classes.doors}>
        {demo.doors.map((door) => {
          const Icon = icons[door.code];
          return (
            <UnstyledButton
              key={door.code}
              className={classes.door}
              disabled={opening.isPending}
              onClick={() => opening.mutate(door)}
              data-testid={`door-${door.code}`}
            >
              <Icon size={26} stroke={1.6} color="var(--dd-accent)" aria-hidden />
              <span>
                <Text component="span" display="block" fw={600}>
                  {label('role', door.role)}
                </Text>
                <Text component="span" display="block" size="sm">
                  {door.name}
                  {door.unit === null ? '' : ` · ${door.unit.name}`}
                </Text>
                <Text component="span" display="block" size="sm" c="dimmed" mt={4}>
                  {t(`signin.door.${door.code}`)}
                </Text>
              </span>
            </UnstyledButton>
          );
        })}
      </div>
      {opening.error === null ? null : <Failure error={opening.error} />}
    </div>
  );
}

function TokenForm({ demonstration }: { readonly demonstration: boolean }) {
  const { t } = useWords();
  const [token, setToken] = useState('');
  const form = (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') enter(token.trim());
      }}
    >
      <Group align="flex-end" gap="sm">
        <PasswordInput
          style={{ flex: '1 1 18rem' }}
          label={t('signin.token')}
          value={token}
          autoComplete="off"
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <Button type="submit">{t('signin.enter')}</Button>
      </Group>
      <Text size="sm" c="dimmed" mt="xs">
        {t('signin.token-how')}
      </Text>
    </form>
  );
  if (!demonstration) return form;
  return (
    <details>
      <summary>{t('signin.token')}</summary>
      {form}
    </details>
  );
}
