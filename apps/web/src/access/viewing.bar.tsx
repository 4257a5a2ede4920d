import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconEye } from '@tabler/icons-react';
import type { SessionsEnded } from '#contracts';
import { remove } from '../api/client.js';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { enter } from '../session/enter.js';
import { useSession } from '../session/session.context.js';
import classes from '../shell/shell.module.css';

/** On every page while an administrator looks as somebody else: as whom, until when, and the way back. */
export function ViewingBar() {
  const { t, label } = useWords();
  const { session } = useSession();
  const ending = useMutation({ mutationFn: () => remove<SessionsEnded>('/session/view-as'), onSettled: () => enter() });
  const { viewAs, role, unit } = session;
  if (viewAs === null) return null;
  const who = [viewAs.person?.name, label('role', role), unit?.name].filter(Boolean).join(' · ');
  return (
    <div className={classes.past} role="status" data-testid="viewing-bar">
      <IconEye size={20} aria-hidden />
      <Text className={classes.pastWords}>{t('viewing.banner', { who, moment: momentOf(viewAs.until) })}</Text>
      <Button
        size="compact-sm"
        variant="default"
        className="no-print"
        loading={ending.isPending}
        onClick={() => ending.mutate()}
        data-testid="viewing-end"
      >
        {t('viewing.end')}
      </Button>
    </div>
  );
}
