import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload, IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { TaskRow } from '#contracts';
import { useDirectives, useTaskPages, useUnits } from '../api/queries.js';
import { csv } from '../format/csv.format.js';
import { dayInWords } from '../format/day.format.js';
import { download } from '../format/download.js';
import { useWords } from '../i18n/words.js';
import { navigate, refine, usePlace } from '../router/location.js';
import { carried, usePast } from '../router/past.js';
import { Loaded } from '../shell/loaded.js';
import { PageTitle } from '../shell/page.title.js';
import { Section } from '../shell/section.js';
import { standingOf } from '../status/status.looks.js';
import { FilterFields } from './filter.fields.js';
import { filtersOf, type Filters } from './filters.js';
import classes from './register.module.css';
import { TaskLine } from './task.line.js';

const TYPING_PAUSE_MS = 350;

export default function RegisterPage() {
  const { t } = useWords();
  const { query } = usePlace();
  const filters = filtersOf(query);
  const tasks = useTaskPages(filters);
  const [opened, setOpened] = useState(false);
  return (
    <Stack gap="lg">
      <PageTitle>{t('register.title')}</PageTitle>
      <Section
        title={t('register.found', { total: tasks.data?.pages[0]?.total ?? '…' })}
        testid="register"
        right={<CsvButton rows={tasks.data?.pages.flatMap((page) => page.items) ?? []} />}
      >
        <search className="no-print">
          <div className={classes.filters} data-open={opened || undefined}>
            <SearchBox value={filters.q ?? ''} />
            <Button
              className={classes.opener}
              variant="default"
              size="xs"
              leftSection={<IconFilter size={15} aria-hidden />}
              aria-expanded={opened}
              onClick={() => setOpened(!opened)}
            >
              {t('register.filters')}
            </Button>
            <FilterFields filters={filters} />
          </div>
        </search>
        <Chips filters={filters} />
        <Loaded query={tasks} lines={10}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.items);
            if (rows.length === 0) return <Text mt="lg">{t('register.none')}</Text>;
            return (
              <>
                <div className={classes.lines}>
                  {rows.map((task) => (
                    <TaskLine key={task.id} task={task} />
                  ))}
                </div>
                <Group justify="space-between" mt="md">
                  <Text size="sm" c="dimmed">
                    {t('register.shown', { shown: rows.length, total: pages[0]?.total ?? rows.length })}
                  </Text>
                  {tasks.hasNextPage ? (
                    <Button
                      variant="default"
                      loading={tasks.isFetchingNextPage}
                      onClick={() => void tasks.fetchNextPage()}
                      data-testid="more"
                    >
                      {t('register.more')}
                    </Button>
                  ) : null}
                </Group>
              </>
            );
          }}
        </Loaded>
      </Section>
    </Stack>
  );
}

/** Typed letters reach the address after a pause, and leave no step for the back button. */
function SearchBox({ value }: { readonly value: string }) {
  const { t } = useWords();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => refine({ q: text.trim() }, true), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <TextInput
      className={classes.search}
      type="search"
      label={t('register.search')}
      placeholder={t('register.search-hint')}
      leftSection={<IconSearch size={16} aria-hidden />}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

/** The filters in force, each with its own way out: they are also what a print shows. */
function Chips({ filters }: { readonly filters: Filters }) {
  const { t, label } = useWords();
  const directives = useDirectives();
  const units = useUnits();
  const past = usePast();
  const named = (name: keyof Filters, value: string): string => {
    switch (name) {
      case 'directive':
        return directives.data?.items.find(({ id }) => id === value)?.number ?? '…';
      case 'unit':
        return units.data?.items.find(({ id }) => id === value)?.name ?? '…';
      case 'due':
        return `≤ ${dayInWords(value)}`;
      case 'q':
      case 'section':
        return `“${value}”`;
      case 'cell':
      case 'group':
      case 'outlook':
      case 'reason':
        return label(name, value);
    }
  };
  const set = (Object.entries(filters) as [keyof Filters, string | undefined][]).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, text: named(name, value) }],
  );
  if (set.length === 0) return <div className={classes.chips} />;
  return (
    <div className={classes.chips} data-testid="chips">
      {set.map(({ name, text }) => (
        <Button
          key={name}
          size="compact-sm"
          className="print"
          variant="default"
          rightSection={<IconX size={14} aria-hidden />}
          aria-label={t('register.drop', { label: text })}
          onClick={() => refine({ [name]: null })}
        >
          {text}
        </Button>
      ))}
      {set.length < 2 ? null : (
        <Button
          size="compact-sm"
          variant="subtle"
          c="var(--dd-accent)"
          onClick={() => navigate(carried('/tasks', past))}
        >
          {t('register.clear')}
        </Button>
      )}
    </div>
  );
}

function CsvButton({ rows }: { readonly rows: readonly TaskRow[] }) {
  const { t, noun, label } = useWords();
  const save = () => {
    const heads = [
      t('register.ordinal'),
      noun('directive'),
      noun('task'),
      noun('leadUnit'),
      noun('deliverable'),
      noun('deadline'),
      t('register.status'),
    ];
    const lines = rows.map((row) => {
      const { family, code } = standingOf(row);
      const leads = row.leads.length === 0 ? row.leadText : row.leads.map((unit) => unit.name).join('; ');
      const due = row.deadline.on === null ? row.deadline.text : dayInWords(row.deadline.on);
      return [row.ordinal, row.directive.number, row.work, leads, row.deliverable, due, label(family, code)];
    });
    download('dondoc.csv', csv([heads, ...lines]));
  };
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconDownload size={15} aria-hidden />}
      disabled={rows.length === 0}
      onClick={save}
    >
      {t('register.csv')}
    </Button>
  );
}
