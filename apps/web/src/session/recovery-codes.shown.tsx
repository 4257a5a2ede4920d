import { Button, Code, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../i18n/words.js';

/** The recovery codes, before they are never shown again. */
export function RecoveryCodesShown({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) {
  const { t } = useWords();
  return (
    <Stack maw="26rem" gap="sm">
      <Title order={2}>{t('factor.codes-title')}</Title>
      <Text size="sm">{t('factor.codes')}</Text>
      <Code block data-testid="recovery-codes">
        {codes.join('\n')}
      </Code>
      <Button onClick={onKept} data-testid="codes-kept">
        {t('factor.codes-kept')}
      </Button>
    </Stack>
  );
}
