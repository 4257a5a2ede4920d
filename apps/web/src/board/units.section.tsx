import { Button, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { UnitNode, UnitScoreboard } from '#contracts';
import { useUnits, useUnitScoreboard } from '../api/queries.js';
import { csv } from '../format/csv.format.js';
import { localDay } from '../format/day.format.js';
import { download } from '../format/download.js';
import { lower } from '../i18n/letter-case.js';
import { useWords } from '../i18n/words.js';
import { refine } from '../router/location.js';
import { Link } from '../router/link.js';
import { addressOf } from '../router/route.js';
import { Loaded } from '../shell/loaded.js';
import { Section } from '../shell/section.js';
import { GROUPS } from '../status/groups.js';
import { StackedBar } from '../status/stacked-bar.js';
import { groupLooks } from '../status/status.looks.js';
import { type UnitRow, unitRows, unitTable } from './unit-rows.js';
import classes from './units.module.css';

/** Whose table to begin with: the unit in the address, else the root of the tree. */
function beginOf(units: readonly UnitNode[] | undefined, chosen: string | null): UnitNode | undefined {
  return units?.find((unit) => unit.id === chosen) ?? units?.find((unit) => unit.parent === null);
}

export function UnitsSection({ chosen }: { readonly chosen: string | null }) {
  const { t } = useWords();
  const units = useUnits();
  const unit = beginOf(units.data?.items, chosen);
  const parent = units.data?.items.find(({ id }) => id === unit?.parent);
  const board = useUnitScoreboard(unit?.id);
  return (
    <Section
      title={t('board.units')}
      note={t('board.units-note')}
      testid="units"
      right={board.data === undefined ? null : <CsvButton board={board.data} />}
    >
      {parent === undefined ? null : (
        <Button
          size="compact-sm"
          variant="default"
          mb="sm"
          onClick={() => refine({ unit: parent.parent === null ? null : parent.id })}
        >
          {t('board.units-up', { unit: parent.name })}
        </Button>
      )}
      <Loaded query={units.data === undefined ? units : board} lines={8}>
        {() => (board.data === undefined ? null : <UnitsTable board={board.data} units={units.data?.items ?? []} />)}
      </Loaded>
    </Section>
  );
}

function CsvButton({ board }: { readonly board: UnitScoreboard }) {
  const { t, noun, label } = useWords();
  const heads = ['', noun('unit'), t('board.units-total'), ...GROUPS.map((group) => label('group', group))];
  const save = () =>
    download(`${board.unit.code}-${localDay(board.asOf)}.csv`, csv(unitTable(unitRows(board), heads, GROUPS)));
  return (
    <Button size="xs" variant="default" leftSection={<IconDownload size={15} aria-hidden />} onClick={save}>
      {t('board.csv')}
    </Button>
  );
}

function UnitsTable({ board, units }: { readonly board: UnitScoreboard; readonly units: readonly UnitNode[] }) {
  const { t, n, noun, label } = useWords();
  const rows = unitRows(board);
  if (rows.length === 0) return <Text c="dimmed">{t('board.units-none', { unit: board.unit.name })}</Text>;
  const groups = GROUPS.filter((group) => group !== 'remainder' || board.groups.remainder > 0);
  const most = Math.max(...rows.map((row) => row.total));
  return (
    <Table className={classes.units} verticalSpacing={7} tabularNums>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{noun('unit')}</Table.Th>
          <Table.Th scope="col" className={`${classes.barColumn} ${classes.wide}`}>
            {t('board.units-bar')}
          </Table.Th>
          {groups.map((group) => {
            const { Icon, ink } = groupLooks[group];
            return (
              <Table.Th key={group} scope="col" className={classes.wide}>
                <span className={classes.groupHead}>
                  <Icon size={15} color={ink} aria-hidden />
                  {label('group', group)}
                </span>
              </Table.Th>
            );
          })}
          <Table.Th scope="col">{t('board.units-total')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={`${row.unit.id}${row.own}`}>
            <Table.Td>
              <UnitName row={row} opens={!row.own && units.some(({ parent }) => parent === row.unit.id)} />
              <span className={classes.inWords}>
                <StackedBar groups={row.groups} of={most} />
                {groups
                  .filter((group) => row.groups[group] > 0)
                  .map((group) => `${n(row.groups[group])}\u00A0${lower(label('group', group))}`)
                  .join(' · ')}
              </span>
            </Table.Td>
            <Table.Td className={classes.wide}>
              <StackedBar groups={row.groups} of={most} />
            </Table.Td>
            {groups.map((group) => (
              <Table.Td key={group} className={classes.wide} c={row.groups[group] === 0 ? 'dimmed' : undefined}>
                {row.groups[group] === 0 ? (
                  '0'
                ) : (
                  <Link
                    to={addressOf('/tasks', { unit: row.unit.id, group })}
                    c="var(--mantine-color-text)"
                    aria-label={`${row.unit.name}, ${lower(label('group', group))}: ${n(row.groups[group])}`}
                  >
                    {n(row.groups[group])}
                  </Link>
                )}
              </Table.Td>
            ))}
            <Table.Td fw={600}>
              <Link to={addressOf('/tasks', { unit: row.unit.id })} aria-label={`${row.unit.name}: ${n(row.total)}`}>
                {n(row.total)}
              </Link>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr className={classes.sum}>
          <Table.Td>{t('board.units-sum')}</Table.Td>
          <Table.Td className={classes.wide} />
          {groups.map((group) => (
            <Table.Td key={group} className={classes.wide}>
              {n(board.groups[group])}
            </Table.Td>
          ))}
          <Table.Td>{n(board.total)}</Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}

function UnitName({ row, opens }: { readonly row: UnitRow; readonly opens: boolean }) {
  const { t } = useWords();
  if (row.own) return <Text size="sm">{t('board.units-own', { unit: row.unit.name })}</Text>;
  if (!opens) return <Text size="sm">{row.unit.name}</Text>;
  return (
    <Link
      to={addressOf('/', { ...Object.fromEntries(new URLSearchParams(window.location.search)), unit: row.unit.id })}
      size="sm"
    >
      {row.unit.name}
    </Link>
  );
}
