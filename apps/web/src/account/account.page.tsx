import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PasswordSet, RecoveryCodes, SecondFactorOffer } from '#contracts';
import { post } from '../api/client.js';
import { useWords } from '../i18n/words.js';
import { enter } from '../session/enter.js';
import { FactorSetup } from '../session/factor.setup.js';
import { StepForm } from '../session/step.form.js';
import { RecoveryCodesShown } from '../session/recovery-codes.shown.js';
import { PageTitle } from '../shell/page.title.js';
import { Section } from '../shell/section.js';
import { useSession } from '../session/session.context.js';
import { PasskeysSection } from './passkeys.section.js';
import { LeaveProvider } from './leave-provider.js';
import { SessionList } from './session.list.js';
import { ViewsSection } from './views.section.js';

/** One's own account: what is open, the password, the second factor. */
export default function AccountPage() {
  const { t } = useWords();
  const { session } = useSession();
  return (
    <Stack gap="lg">
      <PageTitle>{t('account.title')}</PageTitle>
      <Section title={t('account.sessions')} note={t('account.sessions-note')} testid="sessions">
        <SessionList />
      </Section>
      <Section title={t('viewing.of-me')}>
        <ViewsSection />
      </Section>
      <LeaveProvider />
      {session.hasPassword ? <Credentials /> : null}
    </Stack>
  );
}

/** What only an account has: behind a demonstration's door there is none, and an identity provider keeps its own. */
function Credentials() {
  const { t } = useWords();
  return (
    <>
      <Section title={t('account.change-password')} note={t('password.how')}>
        <PasswordForm />
      </Section>
      <Section title={t('factor.title')}>
        <Factor />
      </Section>
      <Section title={t('passkey.title')} note={t('passkey.about')} testid="passkeys">
        <PasskeysSection />
      </Section>
    </>
  );
}

function PasswordForm() {
  const { t } = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const changing = useMutation({
    mutationFn: () => post<PasswordSet>('/account/password', { current, next }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
    },
  });
  return (
    <StepForm onSubmit={() => changing.mutate()} error={changing.error}>
      <PasswordInput
        label={t('account.present-password')}
        autoComplete="current-password"
        required
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('password.new')}
        autoComplete="new-password"
        required
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <Button type="submit" loading={changing.isPending}>
        {t('account.change-password')}
      </Button>
      <Text role="status" size="sm">
        {changing.isSuccess ? t('account.changed') : null}
      </Text>
    </StepForm>
  );
}

/** The password once more, then the key, then the recovery codes. */
function Factor() {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const asking = useMutation({ mutationFn: () => post<SecondFactorOffer>('/account/second-factor', { password }) });
  if (codes !== null) return <RecoveryCodesShown codes={codes} onKept={() => void enter()} />;
  if (asking.data !== undefined) {
    const offered = asking.data;
    return (
      <FactorSetup
        offer={() => Promise.resolve(offered)}
        confirm={(code) => post<RecoveryCodes>('/account/second-factor/confirm', { code })}
        onConfirmed={(answer) => setCodes(answer.codes)}
      />
    );
  }
  return (
    <StepForm onSubmit={() => asking.mutate()} error={asking.error}>
      <PasswordInput
        label={t('account.present-password')}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={asking.isPending}>
        {t('account.factor-begin')}
      </Button>
    </StepForm>
  );
}
