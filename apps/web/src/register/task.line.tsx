import { Text } from '@mantine/core';
import type { TaskRow } from '#contracts';
import { useWords } from '../i18n/words.js';
import { Link } from '../router/link.js';
import { DeadlineText } from '../status/deadline.text.js';
import { StatusBadge } from '../status/status.badge.js';
import { standingOf } from '../status/status.looks.js';
import classes from './register.module.css';

interface Props {
  readonly task: TaskRow;
  /** Short lists say their status in their heading. */
  readonly withStatus?: boolean;
}

/** One task in a list: its number and work, who leads it, when it is due, and how it stands. */
export function TaskLine({ task, withStatus = true }: Props) {
  const { t } = useWords();
  const leads = task.leads.length === 0 ? task.leadText : task.leads.map((unit) => unit.name).join(', ');
  return (
    <article className={classes.line} data-status={withStatus || undefined} data-testid="task-line">
      <span className={classes.ordinal}>{task.ordinal}</span>
      <div className={classes.body}>
        <Link to={`/tasks/${task.id}`} className={classes.work}>
          {task.work}
        </Link>
        <Text size="sm" c="dimmed" component="p" className={classes.facts}>
          <span>{leads}</span>
          {task.relation === 'each' && task.status === 'issued' ? (
            <span>{t('register.done-of', { ...task.progress })}</span>
          ) : null}
        </Text>
        {withStatus ? null : <DeadlineText deadline={task.deadline} cell={task.cell} />}
      </div>
      {withStatus ? (
        <div className={classes.side}>
          <StatusBadge shown={standingOf(task)} />
          <DeadlineText deadline={task.deadline} cell={task.cell} />
        </div>
      ) : null}
    </article>
  );
}
