import { Button, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { BoardGroup, DirectiveScoreboard, TrendPoint } from '#contracts';
import { useTrend } from '../api/queries.js';
import { csv } from '../format/csv.format.js';
import { dayAfter, dayInWords, localDay } from '../format/day.format.js';
import { download } from '../format/download.js';
import { useWords } from '../i18n/words.js';
import { Loaded } from '../shell/loaded.js';
import { Section } from '../shell/section.js';
import { GROUPS } from '../status/groups.js';
import { groupLooks } from '../status/status.looks.js';
import { bandsOf, weekly } from './trend.shape.js';
import classes from './trend.module.css';

const DAYS = 90;
const WIDTH = 720;
const HEIGHT = 180;

/** How the headline's groups changed over a quarter: a picture, and its table beside it. */
export function TrendSection({ board }: { readonly board: DirectiveScoreboard }) {
  const { t, label } = useWords();
  const to = localDay(board.asOf);
  const trend = useTrend(board.directive.id, dayAfter(to, -DAYS), to);
  const heads = [t('trend.day'), t('trend.total'), ...GROUPS.map((group) => label('group', group))];
  const save = (points: readonly TrendPoint[]) => {
    const rows = points.map(({ day, total, groups }) => [day, total, ...GROUPS.map((group) => groups[group])]);
    download(`${board.directive.number.replaceAll('/', '-')}-${to}.csv`, csv([heads, ...rows]));
  };
  return (
    <Section
      title={t('trend.title')}
      note={t('trend.note', { days: DAYS })}
      testid="trend"
      right={
        trend.data === undefined ? null : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={15} aria-hidden />}
            onClick={() => save(trend.data.points)}
          >
            {t('board.csv')}
          </Button>
        )
      }
    >
      <Loaded query={trend} lines={6}>
        {({ points }) => (
          <div className={classes.trend}>
            <Picture points={points} />
            <TrendTable points={weekly(points)} />
          </div>
        )}
      </Loaded>
    </Section>
  );
}

function Picture({ points }: { readonly points: readonly TrendPoint[] }) {
  const { label } = useWords();
  return (
    <figure className={classes.picture}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
        {bandsOf(points, WIDTH, HEIGHT).map(({ group, path }) => (
          <path key={group} d={path} fill={groupLooks[group].ink} />
        ))}
      </svg>
      <figcaption className={classes.ends}>
        <span>{dayInWords(points[0]?.day ?? '')}</span>
        <span>{dayInWords(points.at(-1)?.day ?? '')}</span>
      </figcaption>
      <ul className={classes.legend}>
        {GROUPS.filter((group) => points.some(({ groups }) => groups[group] > 0)).map((group) => (
          <li key={group}>
            <Mark group={group} />
            {label('group', group)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Mark({ group }: { readonly group: BoardGroup }) {
  const { Icon, ink } = groupLooks[group];
  return <Icon size={15} color={ink} aria-hidden />;
}

function TrendTable({ points }: { readonly points: readonly TrendPoint[] }) {
  const { t, n, label } = useWords();
  const groups = GROUPS.filter((group) => points.some((point) => point.groups[group] > 0));
  return (
    <div className={classes.table} tabIndex={0} role="group" aria-label={t('trend.table')}>
      <Table verticalSpacing={4} tabularNums fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('trend.day')}</Table.Th>
            {groups.map((group) => (
              <Table.Th key={group} scope="col">
                <span className={classes.mark}>
                  <Mark group={group} />
                  <Text component="span" size="xs" className={classes.word}>
                    {label('group', group)}
                  </Text>
                </span>
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('trend.total')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {points.toReversed().map((point) => (
            <Table.Tr key={point.day}>
              <Table.Th scope="row">{dayInWords(point.day)}</Table.Th>
              {groups.map((group) => (
                <Table.Td key={group}>{n(point.groups[group])}</Table.Td>
              ))}
              <Table.Td fw={600}>{n(point.total)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
