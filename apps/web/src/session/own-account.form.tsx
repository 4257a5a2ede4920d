import { Anchor, Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PasskeyOffer, SignInAnswer } from '#contracts';
import { post } from '../api/client.js';
import { useWords } from '../i18n/words.js';
import { enter } from './enter.js';
import { FactorSetup } from './factor.setup.js';
import { passkeysWork } from './passkey.browser.js';
import { PasskeyButton } from './passkey.button.js';
import { PasskeySetup } from './passkey.setup.js';
import { RecoveryCodesShown } from './recovery-codes.shown.js';
import { StepForm } from './step.form.js';

interface Props {
  /** The step after one that was taken elsewhere; without it, the first. */
  readonly begun?: SignInAnswer;
  readonly onEntered?: () => Promise<void>;
}

/** Signing in with an account, step by step: each answer says which step comes next. */
export function OwnAccountForm({ begun, onEntered = enter }: Props) {
  const [answer, setAnswer] = useState<SignInAnswer | null>(begun ?? null);
  const follow = (next: SignInAnswer): void => {
    if (next.status === 'signed-in' && next.recoveryCodes === null) void onEntered();
    else setAnswer(next);
  };
  const again = (): void => setAnswer(null);
  if (answer === null) return <CredentialsStep onAnswer={follow} />;
  if (answer.recoveryCodes !== null) {
    return <RecoveryCodesShown codes={answer.recoveryCodes} onKept={() => void onEntered()} />;
  }
  const ticket = answer.ticket ?? '';
  if (answer.status === 'second-factor') {
    const withPasskey = answer.factors?.includes('passkey') === true;
    return <CodeStep ticket={ticket} withPasskey={withPasskey} onAnswer={follow} onAgain={again} />;
  }
  return <Enrolment ticket={ticket} onAnswer={follow} />;
}

const signInPaths = { ask: '/session/passkey/ask', answer: '/session/passkey' };

interface StepProps {
  readonly onAnswer: (answer: SignInAnswer) => void;
}

/** Whoever must have a second factor chooses: an app on the telephone, or a passkey. */
function Enrolment({ ticket, onAnswer }: StepProps & { readonly ticket: string }) {
  const { t } = useWords();
  return (
    <Stack gap="lg">
      <FactorSetup
        offer={() => post('/session/second-factor/offer', { ticket })}
        confirm={(code) => post<SignInAnswer>('/session/second-factor/confirm', { ticket, code })}
        onConfirmed={onAnswer}
      />
      {passkeysWork() ? (
        <Stack gap="xs">
          <Title order={2}>{t('passkey.instead')}</Title>
          <Text size="sm">{t('passkey.about')}</Text>
          <PasskeySetup
            offer={() => post<PasskeyOffer>('/session/passkey/offer', { ticket })}
            add={(made) => post<SignInAnswer>('/session/passkey/confirm', { ticket, ...made })}
            onAdded={onAnswer}
          />
        </Stack>
      ) : null}
    </Stack>
  );
}

function CredentialsStep({ onAnswer }: StepProps) {
  const { t } = useWords();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const asking = useMutation({
    mutationFn: () => post<SignInAnswer>('/session', { login, password }),
    onSuccess: onAnswer,
  });
  return (
    <StepForm onSubmit={() => asking.mutate()} error={asking.error}>
      <TextInput
        label={t('signin.login')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        data-testid="login"
      />
      <PasswordInput
        label={t('signin.password')}
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-testid="password"
      />
      <Button type="submit" loading={asking.isPending} data-testid="sign-in">
        {t('signin.enter')}
      </Button>
      <PasskeyButton<SignInAnswer> label={t('passkey.sign-in')} paths={signInPaths} onAnswer={onAnswer} />
      <Text size="sm" c="dimmed">
        {t('signin.forgotten')}
      </Text>
    </StepForm>
  );
}

function CodeStep({
  ticket,
  withPasskey,
  onAnswer,
  onAgain,
}: StepProps & { readonly ticket: string; readonly withPasskey: boolean; readonly onAgain: () => void }) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const asking = useMutation({
    mutationFn: () => post<SignInAnswer>('/session/second-factor', { ticket, code }),
    onSuccess: onAnswer,
  });
  return (
    <StepForm onSubmit={() => asking.mutate()} error={asking.error} title={t('signin.code-title')}>
      {withPasskey ? (
        <PasskeyButton<SignInAnswer>
          label={t('passkey.show')}
          paths={signInPaths}
          body={{ ticket }}
          onAnswer={onAnswer}
        />
      ) : null}
      <TextInput
        label={t('signin.code')}
        name="code"
        autoComplete="one-time-code"
        autoFocus
        required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        data-testid="code"
      />
      <Group>
        <Button type="submit" loading={asking.isPending} data-testid="give-code">
          {t('signin.code-enter')}
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={onAgain}>
          {t('signin.begin-again')}
        </Anchor>
      </Group>
    </StepForm>
  );
}
