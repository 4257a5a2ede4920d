import { Button, Text } from '@mantine/core';
import { IconFileText, IconMessage, IconRobot, IconUser } from '@tabler/icons-react';
import type { LadderView, TaskDetail, TimelineEntry } from '#contracts';
import { useLadder, useTimeline } from '../api/queries.js';
import { eventSentence } from '../events/event-sentence.js';
import type { Names } from '../events/facts.js';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { Loaded } from '../shell/loaded.js';
import { Section } from '../shell/section.js';
import classes from './task.module.css';
import { timelineLines } from './timeline.groups.js';

/** The names that this page knows for the ids in events. */
function namesOf(detail: TaskDetail, entries: readonly TimelineEntry[], ladder: LadderView | undefined): Names {
  const units = new Map<string, string>();
  const people = new Map<string, string | null>();
  for (const unit of detail.task.leads) units.set(unit.id, unit.name);
  for (const { unit, officer } of detail.assignments) {
    units.set(unit.id, unit.name);
    if (officer !== null) people.set(officer.id, officer.name);
  }
  for (const { recipients } of ladder?.steps ?? []) {
    for (const { person } of recipients) people.set(person.id, person.name);
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

interface Props {
  readonly detail: TaskDetail;
  /** Whose ladder is shown above: it knows the names of those whom messages went to. */
  readonly assignment: string | null;
}

/** Every event of the task and of its assignments, in words, the newest first. */
export function TimelineSection({ detail, assignment }: Props) {
  const { t } = useWords();
  const timeline = useTimeline(detail.task.id, detail.view === 'shown' ? detail.position : null);
  const ladder = useLadder(assignment);
  return (
    <Section title={t('task.timeline')} note={t('task.timeline-note')} testid="timeline">
      <Loaded query={timeline} lines={8}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.items);
          const names = namesOf(detail, entries, ladder.data);
          return (
            <ol className={classes.timeline}>
              {timelineLines(entries).map((line) =>
                line.kind === 'event' ? (
                  <Entry key={line.entry.position} entry={line.entry} names={names} />
                ) : (
                  <Messages key={line.entries[0]?.position} entries={line.entries} names={names} />
                ),
              )}
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

/** Messages fold into one line, so that the work is not lost among them; it opens to each of them. */
function Messages({ entries, names }: { readonly entries: readonly TimelineEntry[]; readonly names: Names }) {
  const { t } = useWords();
  const newest = entries[0];
  if (newest === undefined) return null;
  return (
    <li data-system>
      <span className={classes.dot}>
        <IconMessage size={14} aria-hidden />
      </span>
      <details className={classes.messages}>
        <summary>
          {t('task.timeline-messages', { count: entries.length })}
          <Text component="span" display="block" size="sm" c="dimmed">
            {momentOf(newest.occurredAt)}
          </Text>
        </summary>
        <ol className={classes.timeline}>
          {entries.map((entry) => (
            <Entry key={entry.position} entry={entry} names={names} />
          ))}
        </ol>
      </details>
    </li>
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
