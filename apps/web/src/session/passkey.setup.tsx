import { Button, Group, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PasskeyOffer } from '#contracts';
import { useWords } from '../i18n/words.js';
import { makePasskey, passkeysWork } from './passkey.browser.js';
import { PasskeyFailure } from './passkey.failure.js';
import { StepForm } from './step.form.js';

interface Props<Answer> {
  readonly offer: () => Promise<PasskeyOffer>;
  readonly add: (made: { readonly name: string; readonly answer: object }) => Promise<Answer>;
  readonly onAdded: (answer: Answer) => void;
  /** Further fields in front of the name. */
  readonly children?: ReactNode;
}

/** Has the browser make a passkey under a name that the person gives it; nothing where the browser has none. */
export function PasskeySetup<Answer>({ offer, add, onAdded, children }: Props<Answer>) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const adding = useMutation({
    mutationFn: async () => add({ name, answer: await makePasskey(await offer()) }),
    onSuccess: (answer: Answer) => {
      setName('');
      onAdded(answer);
    },
  });
  if (!passkeysWork()) return null;
  return (
    <StepForm onSubmit={() => adding.mutate()} error={null}>
      {children}
      <TextInput
        label={t('passkey.name')}
        placeholder={t('passkey.name-example')}
        required
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-testid="passkey-name"
      />
      <Group>
        <Button
          type="submit"
          variant="default"
          leftSection={<IconFingerprint size={18} aria-hidden />}
          loading={adding.isPending}
          data-testid="make-passkey"
        >
          {t('passkey.make')}
        </Button>
      </Group>
      <PasskeyFailure error={adding.error} />
    </StepForm>
  );
}
