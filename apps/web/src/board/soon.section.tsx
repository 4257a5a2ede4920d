import { Text } from '@mantine/core';
import type { Label, TaskPage, TaskRow } from '#contracts';
import { dayInWords, weekdayOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { Link } from '../router/link.js';
import { Section } from '../shell/section.js';
import { StatusBadge } from '../status/status.badge.js';
import { standingOf } from '../status/status.looks.js';
import classes from './board.module.css';

interface Day {
  readonly day: string;
  readonly tasks: readonly TaskRow[];
  /** Days left in words: the same for all of them. */
  readonly left: Label | null;
}

function byDay(tasks: readonly TaskRow[]): readonly Day[] {
  const days = new Map<string, TaskRow[]>();
  for (const task of tasks) {
    const day = task.deadline.on ?? '';
    days.set(day, [...(days.get(day) ?? []), task]);
  }
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, those]) => ({ day, tasks: those, left: those[0]?.deadline.remaining ?? null }));
}

/** What falls due in the next fourteen days, day by day. */
export function SoonSection({ page, until }: { readonly page: TaskPage; readonly until: string }) {
  const { t, pick, language } = useWords();
  return (
    <Section title={t('board.soon')} note={t('board.soon-until', { day: dayInWords(until) })} testid="soon">
      {page.items.length === 0 ? <Text c="dimmed">{t('board.due-none')}</Text> : null}
      {byDay(page.items).map(({ day, tasks, left }) => (
        <div key={day} className={classes.day}>
          <div>
            <Text fw={600}>{dayInWords(day)}</Text>
            <Text size="sm" c="dimmed">
              {weekdayOf(day, language)}
              {left === null ? '' : ` · ${pick(left)}`}
            </Text>
          </div>
          <ul className={classes.dayTasks}>
            {tasks.map((task) => (
              <li key={task.id}>
                <div>
                  <Link to={`/tasks/${task.id}`} c="var(--mantine-color-text)" fw={500}>
                    {task.ordinal}. {task.work}
                  </Link>
                  <Text size="sm" c="dimmed">
                    {task.leads.map((unit) => unit.name).join(', ')}
                  </Text>
                </div>
                <StatusBadge shown={standingOf(task)} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
