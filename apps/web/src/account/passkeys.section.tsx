import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListedPasskey, PasskeyAdded, PasskeyOffer, PasskeyRemoved, Passkeys, SessionsEnded } from '#contracts';
import { get, post, remove } from '../api/client.js';
import { queryClient } from '../api/query-client.js';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { enter } from '../session/enter.js';
import { PasskeyButton } from '../session/passkey.button.js';
import { PasskeySetup } from '../session/passkey.setup.js';
import { RecoveryCodesShown } from '../session/recovery-codes.shown.js';
import { useSession } from '../session/session.context.js';
import { Failure } from '../shell/failure.js';
import { Loaded } from '../shell/loaded.js';

const reload = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['passkeys'] });
const stepUp = { ask: '/session/step-up/passkey/ask', answer: '/session/step-up/passkey' };

/** One's passkeys: which there are, a new one, and the end of one. */
export function PasskeysSection() {
  const { t } = useWords();
  const { session } = useSession();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const listed = useQuery({
    queryKey: ['passkeys'],
    queryFn: ({ signal }) => get<Passkeys>('/account/passkeys', {}, signal),
  });
  const added = ({ recoveryCodes }: PasskeyAdded): void => {
    setCodes(recoveryCodes);
    void reload();
  };
  if (codes !== null) return <RecoveryCodesShown codes={codes} onKept={() => void enter()} />;
  return (
    <Loaded query={listed} lines={2}>
      {({ items }) => (
        <Stack gap="md">
          <PasskeyLines items={items} />
          {items.length > 0 && !session.secondFactor ? (
            <PasskeyButton<SessionsEnded>
              label={t('passkey.step-up')}
              paths={stepUp}
              onAnswer={() => void queryClient.invalidateQueries({ queryKey: ['session'] })}
            />
          ) : null}
          <NewPasskey onAdded={added} />
        </Stack>
      )}
    </Loaded>
  );
}

function PasskeyLines({ items }: { readonly items: readonly ListedPasskey[] }) {
  const { t } = useWords();
  const removing = useMutation({
    mutationFn: (id: string) => remove<PasskeyRemoved>(`/account/passkeys/${id}`),
    onSuccess: reload,
  });
  if (items.length === 0) return <Text size="sm">{t('passkey.none')}</Text>;
  return (
    <>
      {items.map(({ id, name, createdAt, usedAt }) => (
        <Group key={id} justify="space-between" wrap="nowrap" data-testid="passkey">
          <div>
            <Text size="sm" fw={500}>
              {name}
            </Text>
            <Text size="xs" c="dimmed">
              {t('passkey.made', { moment: momentOf(createdAt) })}
              {usedAt === null ? '' : ` · ${t('account.used', { moment: momentOf(usedAt) })}`}
            </Text>
          </div>
          <Button size="xs" variant="default" onClick={() => removing.mutate(id)} data-testid="remove-passkey">
            {t('passkey.remove')}
          </Button>
        </Group>
      ))}
      {removing.error === null ? null : <Failure error={removing.error} />}
    </>
  );
}

function NewPasskey({ onAdded }: { readonly onAdded: (answer: PasskeyAdded) => void }) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  return (
    <PasskeySetup
      offer={() => post<PasskeyOffer>('/account/passkeys/offer', { password })}
      add={(made) => post<PasskeyAdded>('/account/passkeys', made)}
      onAdded={(answer) => {
        setPassword('');
        onAdded(answer);
      }}
    >
      <PasswordInput
        label={t('account.present-password')}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-testid="passkey-password"
      />
    </PasskeySetup>
  );
}
