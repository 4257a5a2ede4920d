import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { OpenSession, OpenSessions, SessionsEnded } from '#contracts';
import { get, remove } from '../api/client.js';
import { queryClient } from '../api/query-client.js';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { Failure } from '../shell/failure.js';
import { Loaded } from '../shell/loaded.js';

/** Where the person is signed in, each with a button that ends it. */
export function SessionList() {
  const { t } = useWords();
  const open = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => get<OpenSessions>('/sessions', {}, signal),
  });
  const ending = useMutation({
    mutationFn: (path: string) => remove<SessionsEnded>(path),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <Loaded query={open} lines={3}>
      {({ items }) => (
        <Stack gap="sm">
          {items.map((session) => (
            <SessionLine key={session.id} session={session} onEnd={() => ending.mutate(`/sessions/${session.id}`)} />
          ))}
          {ending.error === null ? null : <Failure error={ending.error} />}
          {items.length < 2 ? null : (
            <Button
              variant="default"
              size="xs"
              onClick={() => ending.mutate('/sessions')}
              style={{ alignSelf: 'start' }}
            >
              {t('account.end-others')}
            </Button>
          )}
        </Stack>
      )}
    </Loaded>
  );
}

function SessionLine({ session, onEnd }: { readonly session: OpenSession; readonly onEnd: () => void }) {
  const { t, label } = useWords();
  const place = session.unit === null ? '' : ` · ${session.unit.name}`;
  const times = `${t('account.used', { moment: momentOf(session.usedAt) })}, ${t('account.ends', { moment: momentOf(session.endsAt) })}`;
  return (
    <Group justify="space-between" wrap="nowrap" data-testid="session">
      <div>
        <Text size="sm" fw={500}>
          {label('role', session.role)}
          {place}{' '}
          {session.current ? (
            <Badge size="sm" tt="none">
              {t('account.current')}
            </Badge>
          ) : null}
        </Text>
        <Text size="xs" c="dimmed">
          {session.agent ?? t('account.unknown-agent')}
          {session.secondFactor ? ` · ${t('account.second-factor')}` : ''}
        </Text>
        <Text size="xs" c="dimmed">
          {times}
        </Text>
      </div>
      {session.current ? null : (
        <Button size="xs" variant="default" onClick={onEnd}>
          {t('account.end')}
        </Button>
      )}
    </Group>
  );
}
