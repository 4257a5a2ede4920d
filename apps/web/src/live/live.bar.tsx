import { Button, Group, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useWords } from '../i18n/words.js';
import type { Route } from '../router/route.js';
import { useLive } from './live.provider.js';
import classes from './live.module.css';

/** Says that there is news for this page; the page itself stays as it is until the person asks. */
export function LiveBar({ route }: { readonly route: Route }) {
  const { t } = useWords();
  const { news, reload } = useLive();
  const here =
    route.page === 'task' ? news.filter((event) => event.task === route.id || event.stream === route.id) : news;
  return (
    <div className={classes.place} role="status">
      {here.length === 0 || route.page === 'mailbox' ? null : (
        <Group className={classes.bar} gap="sm" wrap="nowrap" data-testid="live-bar">
          <Text size="sm" fw={500}>
            {t('shell.news', { count: here.length })}
          </Text>
          <Button
            size="compact-sm"
            variant="white"
            c="crimson.8"
            leftSection={<IconRefresh size={15} aria-hidden />}
            onClick={() => void reload()}
          >
            {t('shell.news-load')}
          </Button>
        </Group>
      )}
    </div>
  );
}
