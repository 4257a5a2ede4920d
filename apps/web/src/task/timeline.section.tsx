import { Button, Text } from '@mantine/core';
import { IconFileText, IconMessage, IconRobot, IconUser } from '@tabler/icons-react';
import type { TaskDetail, TimelineEntry } from '#contracts';
import { useTimeline } from '../api/queries.js';
import { eventSentence } from '../events/event-sentence.js';
import type { Names } from '../events/facts.js';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { Loaded } from '../shell/loaded.js';
import { Section } from '../shell/section.js';
import classes from './task.module.css';

/** The names that this page knows for the ids in events. */
function namesOf(detail: TaskDetail, entries: readonly TimelineEntry[]): Names {
  const units = new Map<string, string>();
  const people = new Map<string, string | null>();
  for (const unit of detail.task.leads) units.set(unit.id, unit.name);
  for (const { unit, officer } of detail.assignments) {
    units.set(unit.id, unit.name);
    if (officer !== null) people.set(officer.id, officer.name);
  }
  for (const { actor, unit } of entries) {
    if (unit !== null) units.set(unit.id, unit.name);
    if (actor !== 'system') people.set(actor.id, actor.name);
  }
  return { unit: (id) => units.get(id) ?? null, person: (id) => people.get(id) ?? null };
}

const iconOf = (entry: TimelineEntry): typeof IconUser => {
  if (entry.type.startsWith('Notice')) return IconMessage;
  if (entry.type.startsWith('Form')) return IconFileText;
  return entry.actor === 'system' ? IconRobot : IconUser;
};

/** Every event of the task and of its assignments, in words, the newest first. */
export function TimelineSection({ detail }: { readonly detail: TaskDetail }) {
  const { t } = useWords();
  const timeline = useTimeline(detail.task.id);
  return (
    <Section title={t('task.timeline')} note={t('task.timeline-note')} testid="timeline">
      <Loaded query={timeline} lines={8}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.items);
          const names = namesOf(detail, entries);
          return (
            <ol className={classes.timeline}>
              {entries.map((entry) => (
                <Entry key={entry.position} entry={entry} names={names} />
              ))}
            </ol>
          );
        }}
      </Loaded>
      {timeline.hasNextPage ? (
        <Button
          variant="default"
          size="sm"
          mt="sm"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {t('task.timeline-more')}
        </Button>
      ) : null}
    </Section>
  );
}

function Entry({ entry, names }: { readonly entry: TimelineEntry; readonly names: Names }) {
  const { t, n, pick } = useWords();
  const Icon = iconOf(entry);
  const actor = entry.actor === 'system' ? t('task.system') : (entry.actor.name ?? t('task.erased'));
  return (
    <li data-system={entry.actor === 'system' || undefined} data-testid="timeline-entry">
      <span className={classes.dot}>
        <Icon size={14} aria-hidden />
      </span>
      <div>
        <Text component="p" m={0}>
          {pick(eventSentence(entry, names))}
        </Text>
        <Text
          component="p"
          m={0}
          size="sm"
          c="dimmed"
          title={t('task.timeline-position', { position: n(entry.position), moment: momentOf(entry.recordedAt) })}
        >
          {momentOf(entry.occurredAt)} · {actor}
          {entry.unit === null ? '' : ` · ${entry.unit.name}`}
        </Text>
      </div>
      <Text component="span" className={classes.position} size="xs" c="dimmed">
        #{n(entry.position)}
      </Text>
    </li>
  );
}
