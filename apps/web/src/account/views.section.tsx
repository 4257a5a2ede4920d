import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ViewsOfMe } from '#contracts';
import { get } from '../api/client.js';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { Loaded } from '../shell/loaded.js';

/** Which administrators looked at one's own pages, when and why. */
export function ViewsSection() {
  const { t, label } = useWords();
  const views = useQuery({
    queryKey: ['views of me'],
    queryFn: ({ signal }) => get<ViewsOfMe>('/account/views', {}, signal),
  });
  return (
    <Loaded query={views} lines={2}>
      {({ items }) =>
        items.length === 0 ? (
          <Text size="sm">{t('viewing.of-me-none')}</Text>
        ) : (
          <Stack gap="xs">
            {items.map(({ viewer, role, unit, reason, from, until }) => (
              <div key={`${viewer.id} ${from}`}>
                <Text size="sm" fw={500}>
                  {[viewer.name ?? t('task.erased'), label('role', role), unit?.name].filter(Boolean).join(' · ')}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('viewing.span', { from: momentOf(from), until: momentOf(until) })} · {reason}
                </Text>
              </div>
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}
