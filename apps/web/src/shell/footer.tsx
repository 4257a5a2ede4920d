import { Badge, Button, Container, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { DemoClock } from '#contracts';
import { post } from '../api/client.js';
import { demoQuery } from '../api/queries.js';
import { queryClient } from '../api/query-client.js';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { useSession } from '../session/session.context.js';
import { useLive } from '../live/live.provider.js';
import { Failure } from './failure.js';
import classes from './shell.module.css';

export function Footer() {
  const { t } = useWords();
  const { session } = useSession();
  if (session.demonstration) return <DemoFooter />;
  return (
    <footer className={classes.footer}>
      <Container size="xl">
        <Text size="sm" c="dimmed">
          {t('shell.copyright')}
        </Text>
      </Container>
    </footer>
  );
}

/** Says that this is a demonstration, and lets time pass: the answer comes when all that was due has been done. */
function DemoFooter() {
  const { t } = useWords();
  const { session } = useSession();
  const { reload } = useLive();
  const demo = useQuery(demoQuery);
  const moving = useMutation({
    mutationFn: (days: 1 | 7) => post<DemoClock>('/demo/clock', { days }),
    onSuccess: async () => {
      await reload();
      await queryClient.refetchQueries({ type: 'active' });
    },
  });
  const move = (days: 1 | 7, words: string) => (
    <Button
      size="xs"
      variant="default"
      disabled={moving.isPending}
      onClick={() => moving.mutate(days)}
      data-testid={`clock-${days}`}
    >
      {words}
    </Button>
  );
  return (
    <footer className={classes.demo}>
      <Container size="xl">
        <Group gap="md" wrap="wrap">
          <Badge color="amber" tt="none" size="lg">
            {t('demo.badge')}
          </Badge>
          <Text size="sm" fw={500} data-testid="demo-clock">
            {t('demo.clock', { moment: momentOf(demo.data?.now ?? session.now) })}
          </Text>
          <Group gap="xs">
            {move(1, t('demo.plus-day'))}
            {move(7, t('demo.plus-week'))}
          </Group>
          <Text size="sm" role="status" data-testid="demo-moved">
            {moving.isPending ? t('demo.moving') : null}
            {moving.data === undefined || moving.isPending
              ? null
              : t('demo.moved', {
                  moment: momentOf(moving.data.now),
                  steps: moving.data.moved.stepsFired,
                  overdue: moving.data.moved.becameOverdue,
                  mails: moving.data.moved.digestsSent,
                })}
          </Text>
        </Group>
        {moving.error === null ? null : <Failure error={moving.error} />}
        <Text size="xs" c="dimmed" mt={6}>
          {t('demo.note')} {t('shell.copyright')}
        </Text>
      </Container>
    </footer>
  );
}
