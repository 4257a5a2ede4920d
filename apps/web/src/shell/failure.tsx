import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { RefusedRequest } from '../api/problem.js';
import { useWords } from '../i18n/words.js';

/** What went wrong and what to do, in the API's words; the reference is for whoever is asked for help. */
export function Failure({ error, onAgain }: { readonly error: unknown; readonly onAgain?: () => void }) {
  const { t, pick } = useWords();
  const problem = error instanceof RefusedRequest ? error.problem : null;
  const title = problem === null ? t('failure.title') : pick({ vi: problem.title, en: problem.titleEn });
  const detail = problem === null ? t('failure.no-answer') : pick({ vi: problem.detail, en: problem.detailEn });
  const remedy = problem === null ? t('failure.no-answer-remedy') : pick({ vi: problem.remedy, en: problem.remedyEn });
  return (
    <Alert color="flame" variant="outline" icon={<IconAlertTriangle aria-hidden />} title={title} role="alert">
      <Text size="sm">{detail}</Text>
      <Text size="sm" fw={500} mt={4}>
        {remedy}
      </Text>
      {problem === null ? null : (
        <Text size="xs" c="dimmed" mt={6}>
          {t('failure.correlation', { correlation: problem.correlation })}
        </Text>
      )}
      {onAgain === undefined ? null : (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={onAgain}>
            {t('failure.again')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
