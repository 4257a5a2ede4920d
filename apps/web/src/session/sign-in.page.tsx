import { Container, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconClipboardText, IconEye, IconPencil, IconUserCheck } from '@tabler/icons-react';
import type { Demo, DemoDoor } from '#contracts';
import { post } from '../api/client.js';
import { demoQuery } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { navigate } from '../router/location.js';
import { Brand } from '../shell/brand.js';
import { Choices } from '../shell/choices.js';
import { Failure } from '../shell/failure.js';
import { PageTitle } from '../shell/page.title.js';
import classes from '../shell/shell.module.css';
import { enter } from './enter.js';
import { OwnAccountForm } from './own-account.form.js';
import { ProviderButton } from './provider.button.js';

const icons: Readonly<Record<DemoDoor['code'], typeof IconEye>> = {
  leader: IconEye,
  coordinator: IconClipboardText,
  unitHead: IconUserCheck,
  officer: IconPencil,
};

/** The demonstration's doors where there are any, and the form of one's own account. */
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
          <ProviderButton />
          {demo.isPending ? null : <OwnAccount folded={demo.data !== undefined} />}
        </Stack>
      </main>
    </Container>
  );
}

function Doors({ demo }: { readonly demo: Demo }) {
  const { t, label } = useWords();
  const opening = useMutation({
    mutationFn: (door: DemoDoor) => post<{ token: string }>(`/demo/doors/${door.code}`, {}),
    onSuccess: async () => {
      await enter();
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

function OwnAccount({ folded }: { readonly folded: boolean }) {
  const { t } = useWords();
  if (!folded) return <OwnAccountForm />;
  return (
    <details>
      <summary>{t('signin.own')}</summary>
      <OwnAccountForm />
    </details>
  );
}
