import { Anchor, Button, Code, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SecondFactorOffer } from '#contracts';
import { useWords } from '../i18n/words.js';
import { Failure } from '../shell/failure.js';
import { QrPicture } from './qr.picture.js';
import { StepForm } from './step.form.js';

interface Props<Answer> {
  readonly offer: () => Promise<SecondFactorOffer>;
  readonly confirm: (code: string) => Promise<Answer>;
  readonly onConfirmed: (answer: Answer) => void;
}

/** Shows the key of a second factor and asks for a code that proves its arrival. */
export function FactorSetup<Answer>({ offer, confirm, onConfirmed }: Props<Answer>) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const offered = useQuery({
    queryKey: ['factor-offer'],
    queryFn: offer,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const confirming = useMutation({ mutationFn: () => confirm(code), onSuccess: onConfirmed });
  if (offered.error !== null) return <Failure error={offered.error} />;
  if (offered.data === undefined) return <Text>{t('shell.loading')}</Text>;
  const { secret, uri } = offered.data;
  return (
    <StepForm onSubmit={() => confirming.mutate()} error={confirming.error} title={t('factor.title')}>
      <Text size="sm">{t('factor.why')}</Text>
      <Text size="sm">{t('factor.how')}</Text>
      <QrPicture text={uri} label={t('factor.qr')} />
      <Text size="sm" fw={500}>
        {t('factor.secret')}
      </Text>
      <Code block data-testid="factor-secret">
        {secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
      </Code>
      <Anchor href={uri} size="sm">
        {t('factor.open')}
      </Anchor>
      <TextInput
        label={t('factor.code')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        data-testid="factor-code"
      />
      <Button type="submit" loading={confirming.isPending} data-testid="factor-confirm">
        {t('factor.confirm')}
      </Button>
    </StepForm>
  );
}
