import { Button, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconClockExclamation, IconHourglass, IconInbox, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { DirectiveScoreboard } from '#contracts';
import { demoQuery, useDirectives, useDirectiveScoreboard, useFirstTasks, useWaiting } from '../api/queries.js';
import { dayAfter, dayInWords, localDay, momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { WaitingList } from '../inbox/waiting.list.js';
import { TaskLine } from '../register/task.line.js';
import { refine, usePlace } from '../router/location.js';
import { Link } from '../router/link.js';
import { addressOf } from '../router/route.js';
import { Loaded } from '../shell/loaded.js';
import { PageTitle } from '../shell/page.title.js';
import { Section } from '../shell/section.js';
import classes from './board.module.css';
import { Cells } from './cells.js';
import { Equation } from './equation.js';
import { PublishedNote } from './published.note.js';
import { Rates } from './rates.js';
import { SoonSection } from './soon.section.js';
import { UnitsSection } from './units.section.js';

const SHORT_LIST = 6;
const DAYS_AHEAD = 14;
const LONGEST_PAGE = 100;

export default function BoardPage() {
  const { t } = useWords();
  const { query } = usePlace();
  const directives = useDirectives();
  const demo = useQuery({ ...demoQuery, enabled: false });
  const chosen = query.get('directive') ?? demo.data?.directive ?? directives.data?.items[0]?.id;
  const board = useDirectiveScoreboard(chosen);
  if (directives.data?.items.length === 0) return <EmptyBoard />;
  return (
    <Stack gap="lg">
      <Loaded query={directives.error === null ? board : directives} lines={6}>
        {() => (board.data === undefined ? null : <Overview board={board.data} />)}
      </Loaded>
      <UnitsSection chosen={query.get('unit')} />
      {board.data === undefined ? null : (
        <Text size="sm" c="dimmed">
          {t('board.as-of', { moment: momentOf(board.data.asOf), position: board.data.position })}
        </Text>
      )}
    </Stack>
  );
}

function EmptyBoard() {
  const { t } = useWords();
  return (
    <>
      <PageTitle>{t('board.title')}</PageTitle>
      <Text>{t('board.empty')}</Text>
      <Text c="dimmed">{t('board.empty-how')}</Text>
    </>
  );
}

function BoardHead({ board }: { readonly board: DirectiveScoreboard }) {
  const { t } = useWords();
  const directives = useDirectives();
  const { directive } = board;
  return (
    <Group justify="space-between" align="flex-end" wrap="wrap" gap="sm">
      <div className={classes.title}>
        <Text size="sm" c="dimmed" fw={500}>
          {directive.number} · {t('board.issued', { day: dayInWords(directive.issuedOn), issuer: directive.issuer })}
        </Text>
        <PageTitle tab={t('board.title')}>{directive.abstract}</PageTitle>
      </div>
      <Group gap="xs" align="flex-end" className="no-print">
        {(directives.data?.items.length ?? 0) < 2 ? null : (
          <NativeSelect
            label={t('board.directive')}
            value={directive.id}
            onChange={(event) => refine({ directive: event.currentTarget.value })}
            data={directives.data?.items.map(({ id, number }) => ({ value: id, label: number })) ?? []}
          />
        )}
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {t('board.print')}
        </Button>
      </Group>
    </Group>
  );
}

function Overview({ board }: { readonly board: DirectiveScoreboard }) {
  const { t, n } = useWords();
  const directive = board.directive.id;
  const until = dayAfter(localDay(board.asOf), DAYS_AHEAD - 1);
  const late = useFirstTasks({ directive, cell: 'open-overdue' }, SHORT_LIST);
  const soonFilters = { directive, cell: 'open-in-term', due: until };
  const soon = useFirstTasks(soonFilters, LONGEST_PAGE);
  const waiting = useWaiting();
  const overdue = board.cells['open-overdue'];
  const waits = waiting.data?.total;
  const due = soon.data?.total;
  return (
    <>
      <BoardHead board={board} />
      <Section title={t('board.equation')} testid="overview">
        <Equation board={board} />
        <ul className={classes.sentences}>
          <li>
            <IconClockExclamation size={18} color={overdue === 0 ? undefined : 'var(--dd-late)'} aria-hidden />
            <Link to={addressOf('/tasks', { directive, cell: 'open-overdue' })}>
              {overdue === 0 ? t('board.overdue-none') : t('board.overdue', { count: overdue })}
            </Link>
          </li>
          {waits === undefined ? null : (
            <li>
              <IconInbox size={18} aria-hidden />
              <Link to="/inbox">{waits === 0 ? t('board.waiting-none') : t('board.waiting', { count: waits })}</Link>
            </li>
          )}
          {due === undefined ? null : (
            <li>
              <IconHourglass size={18} aria-hidden />
              <Link to={addressOf('/tasks', soonFilters)}>
                {due === 0 ? t('board.due-none') : t('board.due', { count: due })}
              </Link>
            </li>
          )}
        </ul>
        {board.published.map((published) => (
          <PublishedNote key={`${published.source}${published.asOf}`} board={board} published={published} />
        ))}
      </Section>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Section title={t('board.cells')} testid="cells">
          <Cells board={board} />
        </Section>
        <Section title={t('board.rates')} testid="rates">
          <Rates board={board} />
        </Section>
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Section
          title={t('board.late')}
          testid="late"
          right={
            overdue === 0 ? null : (
              <Link to={addressOf('/tasks', { directive, cell: 'open-overdue' })} size="sm">
                {t('board.late-all', { count: n(overdue) })}
              </Link>
            )
          }
        >
          <Loaded query={late}>
            {(page) =>
              page.items.length === 0 ? (
                <Text c="dimmed">{t('board.overdue-none')}</Text>
              ) : (
                page.items.map((task) => <TaskLine key={task.id} task={task} withStatus={false} />)
              )
            }
          </Loaded>
        </Section>
        <Section
          title={t('board.mine')}
          testid="mine"
          right={
            (waits ?? 0) === 0 ? null : (
              <Link to="/inbox" size="sm">
                {t('board.late-all', { count: n(waits ?? 0) })}
              </Link>
            )
          }
        >
          <Loaded query={waiting}>{(page) => <WaitingList items={page.items.slice(0, SHORT_LIST)} />}</Loaded>
        </Section>
      </SimpleGrid>
      {soon.data === undefined ? null : <SoonSection page={soon.data} until={until} />}
    </>
  );
}
