import { Button, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { DirectiveScoreboard } from '#contracts';
import { demoQuery, useDirectives, useDirectiveScoreboard, useFirstTasks, useWaiting } from '../api/queries.js';
import { dayAfter, dayInWords, localDay, momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { refine, usePlace } from '../router/location.js';
import { usePast } from '../router/past.js';
import { useSession } from '../session/session.context.js';
import { Failure } from '../shell/failure.js';
import { Loaded } from '../shell/loaded.js';
import { PageTitle } from '../shell/page.title.js';
import { Section } from '../shell/section.js';
import classes from './board.module.css';
import { Cells } from './cells.js';
import { Equation } from './equation.js';
import { PastControl } from './past.control.js';
import { PublishedNote } from './published.note.js';
import { Rates } from './rates.js';
import { Sentences } from './sentences.js';
import { LateSection, MineSection } from './short-lists.js';
import { SoonSection } from './soon.section.js';
import { TrendSection } from './trend.section.js';
import { UnitsSection } from './units.section.js';

const DAYS_AHEAD = 14;
const LONGEST_PAGE = 100;

export default function BoardPage() {
  const { t, n } = useWords();
  const { query } = usePlace();
  const directives = useDirectives();
  const demo = useQuery({ ...demoQuery, enabled: false });
  const chosen = query.get('directive') ?? demo.data?.directive ?? directives.data?.items[0]?.id;
  const board = useDirectiveScoreboard(chosen);
  if (directives.data?.items.length === 0) return <EmptyBoard />;
  return (
    <Stack gap="lg">
      {directives.error === null ? (
        <Loaded query={board} lines={6}>
          {(data) => <Overview board={data} />}
        </Loaded>
      ) : (
        <Failure error={directives.error} onAgain={() => void directives.refetch()} />
      )}
      <UnitsSection chosen={query.get('unit')} />
      {board.data === undefined ? null : (
        <Text size="sm" c="dimmed">
          {t('board.as-of', { moment: momentOf(board.data.asOf), position: n(board.data.position) })}
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
  const today = localDay(useSession().now());
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
        <PastControl today={today} />
        <Button
          variant="default"
          visibleFrom="sm"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('board.print')}
        </Button>
      </Group>
    </Group>
  );
}

function Overview({ board }: { readonly board: DirectiveScoreboard }) {
  const { t } = useWords();
  const directive = board.directive.id;
  const until = dayAfter(localDay(board.asOf), DAYS_AHEAD - 1);
  const soon = useFirstTasks({ directive, cell: 'open-in-term', due: until }, LONGEST_PAGE);
  const waiting = useWaiting();
  const past = usePast();
  return (
    <>
      <BoardHead board={board} />
      <Section title={t('board.equation')} testid="overview">
        <Equation board={board} />
        <Sentences
          directive={directive}
          overdue={board.cells['open-overdue']}
          waiting={past === null ? waiting.data?.total : undefined}
          due={soon.data?.total}
          until={until}
        />
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
        <LateSection board={board} />
        <Stack gap="lg" className={classes.fill}>
          {past === null ? <MineSection /> : null}
          {soon.data === undefined ? null : <SoonSection page={soon.data} until={until} />}
        </Stack>
      </SimpleGrid>
      <TrendSection board={board} />
    </>
  );
}
