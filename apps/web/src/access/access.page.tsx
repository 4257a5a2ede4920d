import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type AccessRecordPage, glossary, type GrantPage } from '#contracts';
import { get } from '../api/client.js';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { refine, usePlace } from '../router/location.js';
import { useSession } from '../session/session.context.js';
import { Loaded } from '../shell/loaded.js';
import { PageTitle } from '../shell/page.title.js';
import { Section } from '../shell/section.js';
import { RecordTable } from './record.table.js';
import { ViewAsForm } from './view-as.form.js';

/** What is recorded about access, for administrators and inspectors; administrators look as others from here. */
export default function AccessPage() {
  const { t } = useWords();
  const { session } = useSession();
  const isAdmin = session.role === 'admin';
  return (
    <Stack gap="lg">
      <PageTitle>{t('access.title')}</PageTitle>
      <Section title={t('access.title')} note={t('access.about')}>
        <Record />
      </Section>
      {isAdmin ? (
        <>
          <Section title={t('access.grants')}>
            <Grants />
          </Section>
          <Section title={t('viewing.title')} note={t('viewing.about')}>
            <ViewAsForm />
          </Section>
        </>
      ) : null}
    </Stack>
  );
}

/** The filters stand in the address, so that what one looks at can be passed on. */
function Record() {
  const { t, label } = useWords();
  const { query } = usePlace();
  const asked = {
    kind: query.get('kind') ?? undefined,
    from: query.get('from') ?? undefined,
    to: query.get('to') ?? undefined,
  };
  const pages = useInfiniteQuery({
    queryKey: ['access-record', asked],
    queryFn: ({ pageParam, signal }) =>
      get<AccessRecordPage>('/access-record', { ...asked, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  const kinds = Object.keys(glossary.access).map((value) => ({ value, label: label('access', value) }));
  return (
    <Stack gap="sm">
      <Group gap="sm" align="end">
        <NativeSelect
          label={t('access.kind')}
          value={asked.kind ?? ''}
          onChange={(event) => refine({ kind: event.currentTarget.value })}
          data={[{ value: '', label: t('access.all-kinds') }, ...kinds]}
        />
        {(['from', 'to'] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(`access.${name}`)}
            value={asked[name] ?? ''}
            onChange={(event) => refine({ [name]: event.currentTarget.value })}
          />
        ))}
      </Group>
      <Loaded query={pages} lines={6}>
        {(data) => <RecordTable lines={data.pages.flatMap(({ items }) => items)} />}
      </Loaded>
      {pages.hasNextPage ? (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('access.more')}
        </Button>
      ) : null}
    </Stack>
  );
}

/** Roles are events of the log: who was given which, until when, and why it ended. */
function Grants() {
  const { t, label } = useWords();
  const given = useQuery({
    queryKey: ['grants', 'all'],
    queryFn: ({ signal }) => get<GrantPage>('/grants', { state: 'all', limit: 200 }, signal),
  });
  return (
    <Loaded query={given} lines={4}>
      {({ items }) => (
        <ul>
          {items.map(({ id, person, role, unit, from, until, reason }) => (
            <li key={id}>
              {[
                momentOf(from),
                person.name ?? t('task.erased'),
                label('role', role),
                unit?.name ?? t('viewing.whole'),
                until === null ? t('access.open-end') : t('access.until', { moment: momentOf(until) }),
                reason,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
