import { Button, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import {
  IconAlertOctagon,
  IconBell,
  IconCircleCheck,
  IconFileText,
  IconInbox,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { InboxItem, InboxKind } from '#contracts';
import { command } from '../api/client.js';
import { useInboxPages, useWaiting } from '../api/queries.js';
import { queryClient } from '../api/query-client.js';
import { newRequestKey } from '../api/request-key.js';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { refine, usePlace } from '../router/location.js';
import { Link } from '../router/link.js';
import { addressOf } from '../router/route.js';
import { Failure } from '../shell/failure.js';
import { Loaded } from '../shell/loaded.js';
import { PageTitle } from '../shell/page.title.js';
import { Section } from '../shell/section.js';
import classes from './inbox.module.css';
import { WaitingList } from './waiting.list.js';

const icons: Partial<Readonly<Record<InboxKind, typeof IconBell>>> = {
  reminder: IconBell,
  escalation: IconAlertOctagon,
  'nobody-to-tell': IconUserQuestion,
  'form-drafted': IconFileText,
  'deliverable-confirmed': IconCircleCheck,
};

export default function InboxPage() {
  const { t } = useWords();
  const { query } = usePlace();
  const state = query.get('state') === 'unread' ? 'unread' : undefined;
  const inbox = useInboxPages(state);
  const waiting = useWaiting();
  const unread = inbox.data?.pages[0]?.unread ?? 0;
  return (
    <Stack gap="lg">
      <PageTitle>{t('inbox.title')}</PageTitle>
      <div className={classes.columns}>
        <Section
          title={t('shell.unread', { count: unread })}
          testid="inbox"
          right={
            <SegmentedControl
              aria-label={t('inbox.title')}
              value={state ?? 'all'}
              onChange={(value) => refine({ state: value === 'all' ? null : value })}
              data={[
                { value: 'all', label: t('inbox.all') },
                { value: 'unread', label: t('inbox.new') },
              ]}
            />
          }
        >
          <Loaded query={inbox} lines={8}>
            {({ pages }) => {
              const items = pages.flatMap((page) => page.items);
              if (items.length === 0)
                return <Text c="dimmed">{t(state === undefined ? 'inbox.none' : 'inbox.none-new')}</Text>;
              return (
                <ul className={classes.list}>
                  {items.map((item) => (
                    <Item key={item.id} item={item} />
                  ))}
                </ul>
              );
            }}
          </Loaded>
          {inbox.hasNextPage ? (
            <Button
              variant="default"
              mt="md"
              loading={inbox.isFetchingNextPage}
              onClick={() => void inbox.fetchNextPage()}
            >
              {t('inbox.more')}
            </Button>
          ) : null}
        </Section>
        <Section title={t('inbox.waiting')} testid="waiting">
          <Loaded query={waiting}>{(page) => <WaitingList items={page.items} deciding />}</Loaded>
        </Section>
      </div>
    </Stack>
  );
}

function Item({ item }: { readonly item: InboxItem }) {
  const { t, n, coded, label, pick } = useWords();
  const Icon = icons[item.kind] ?? IconInbox;
  return (
    <li className={classes.item} data-testid="inbox-item">
      <Icon size={20} color={item.kind === 'escalation' ? 'var(--dd-late)' : 'var(--dd-accent)'} aria-hidden />
      <div>
        <Text component="p" m={0} className={item.acknowledged ? undefined : classes.new}>
          {item.step === null ? coded('inbox.kind', item.kind) : label('step', item.step)}
        </Text>
        {item.task === null ? (
          <Link to="/">{t('inbox.to-board')}</Link>
        ) : (
          <Link to={addressOf(`/tasks/${item.task.id}`, { assignment: item.assignment })}>
            {item.task.ordinal}. {item.task.work}
          </Link>
        )}
        <Text component="p" m={0} size="sm" c="dimmed">
          {item.step === null ? '' : `${coded('inbox.kind', item.kind)} · `}
          {momentOf(item.at)}
          {item.unit === null ? '' : ` · ${item.unit.name}`}
          {item.acknowledged ? ` · ${t('inbox.acknowledged')}` : ''}
        </Text>
        <details className={classes.why}>
          <summary>{t('inbox.why')}</summary>
          <Text component="p" m={0} mt={4} size="sm">
            {pick(item.why)} {t('inbox.position', { position: n(item.position) })}
          </Text>
        </details>
      </div>
      {item.acknowledged ? <span /> : <Acknowledge item={item} />}
    </li>
  );
}

function Acknowledge({ item }: { readonly item: InboxItem }) {
  const { t, coded } = useWords();
  const sending = useMutation({
    mutationFn: () => command({ path: `/inbox/${item.id}/acknowledge`, body: {}, key: newRequestKey() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['inbox'] }),
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        className={classes.acknowledge}
        loading={sending.isPending}
        onClick={() => sending.mutate()}
        aria-label={`${t('inbox.acknowledge')}: ${item.task?.work ?? coded('inbox.kind', item.kind)}`}
      >
        {t('inbox.acknowledge')}
      </Button>
      {sending.error === null ? null : (
        <div className={classes.failed}>
          <Failure error={sending.error} />
        </div>
      )}
    </>
  );
}
