import { Text } from '@mantine/core';
import { IconCalendarDue, IconClockExclamation } from '@tabler/icons-react';
import type { Cell, DeadlineView } from '#contracts';
import { dayInWords } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import classes from './status.module.css';

/** The last day, and the days left in words; what is late says so with a word, an icon and a colour. */
export function DeadlineText({ deadline, cell }: { readonly deadline: DeadlineView; readonly cell: Cell }) {
  const { t, pick } = useWords();
  const late = cell === 'open-overdue';
  const open = late || cell === 'open-in-term';
  const Icon = late ? IconClockExclamation : IconCalendarDue;
  return (
    <Text
      component="span"
      className={classes.deadline}
      c={late ? 'var(--dd-late)' : undefined}
      fw={late ? 600 : undefined}
    >
      <Icon size={15} aria-hidden />
      <span>
        {deadline.on === null ? t('register.no-deadline') : dayInWords(deadline.on)}
        {open && deadline.remaining !== null ? ` · ${pick(deadline.remaining)}` : ''}
      </span>
    </Text>
  );
}
