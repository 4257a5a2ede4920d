import { Text } from '@mantine/core';
import type { WaitingItem } from '#contracts';
import { momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { Link } from '../router/link.js';
import { addressOf } from '../router/route.js';
import { FormDecision } from './form.decision.js';
import classes from './inbox.module.css';

interface Props {
  readonly items: readonly WaitingItem[];
  /** Drafted forms can be issued or dropped right here. */
  readonly deciding?: boolean;
}

/** What waits for the person who looks: the longest wait stands where the API put it, first. */
export function WaitingList({ items, deciding = false }: Props) {
  const { t, coded, label } = useWords();
  if (items.length === 0) return <Text c="dimmed">{t('inbox.waiting-none')}</Text>;
  return (
    <ul className={classes.list}>
      {items.map((item) => (
        <li key={`${item.kind}${item.assignment}${item.form?.id ?? ''}`} data-testid="waiting-item">
          <Text size="sm" fw={600}>
            {coded('inbox.kind', item.kind)}
            {item.form === null ? '' : `: ${label('form', item.form.kind)}`}
          </Text>
          <Link to={addressOf(`/tasks/${item.task.id}`, { assignment: item.assignment })} c="var(--mantine-color-text)">
            {item.task.ordinal}. {item.task.work}
          </Link>
          <Text size="sm" c="dimmed">
            {item.unit.name} · {t('inbox.since', { moment: momentOf(item.since) })}
          </Text>
          {deciding && item.form !== null ? <FormDecision form={item.form} /> : null}
        </li>
      ))}
    </ul>
  );
}
