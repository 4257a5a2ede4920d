import { Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import type { DirectiveScoreboard, PublishedCount } from '#contracts';
import { useFirstTasks } from '../api/queries.js';
import { dayInWords } from '../format/day.format.js';
import { lower } from '../i18n/letter-case.js';
import { useWords } from '../i18n/words.js';
import { Link } from '../router/link.js';
import { addressOf } from '../router/route.js';
import classes from './board.module.css';

const SHOWN = 3;

/** A count that somebody published, beside ours: where its parts do not reach its total, it names what was forgotten. */
export function PublishedNote({
  board,
  published,
}: {
  readonly board: DirectiveScoreboard;
  readonly published: PublishedCount;
}) {
  const { t, n } = useWords();
  const parts = published.parts.map((part) => `${n(part.count)} ${lower(part.label)}`).join(', ');
  const sum = published.total - published.uncounted;
  return (
    <aside className={classes.note} data-testid="published">
      <IconHelpCircle size={22} color="var(--dd-risk)" aria-hidden />
      <div>
        <Text>
          {t('board.published', {
            source: published.source,
            day: dayInWords(published.asOf),
            total: n(published.total),
            parts,
          })}{' '}
          <strong>
            {published.uncounted > 0 ? t('board.published-short', { sum: n(sum), count: published.uncounted }) : null}
            {published.uncounted < 0 ? t('board.published-over', { sum: n(sum), over: n(-published.uncounted) }) : null}
            {published.uncounted === 0 ? t('board.published-sums') : null}
          </strong>
        </Text>
        {published.uncounted > 0 && board.groups.remainder > 0 ? <Forgotten board={board} /> : null}
      </div>
    </aside>
  );
}

function Forgotten({ board }: { readonly board: DirectiveScoreboard }) {
  const { t, n, label } = useWords();
  const filters = { directive: board.directive.id, group: 'remainder' };
  const rest = useFirstTasks(filters, SHOWN);
  return (
    <div className={classes.forgotten}>
      <Text size="sm" mt="xs">
        {t('board.forgotten')}
      </Text>
      <ul>
        {rest.data?.items.map((task) => (
          <li key={task.id}>
            <Link
              to={`/tasks/${task.id}`}
              fw={600}
              data-testid="forgotten"
              aria-label={`${t('board.forgotten-open', { ordinal: task.ordinal })}: ${task.work}`}
            >
              {t('task.title', { ordinal: task.ordinal })}: {task.work}
            </Link>
            {task.remainder === null ? null : <span> ({lower(label('remainder', task.remainder))})</span>}
          </li>
        ))}
      </ul>
      {board.groups.remainder > SHOWN ? (
        <Link to={addressOf('/tasks', filters)}>{t('board.late-all', { count: n(board.groups.remainder) })}</Link>
      ) : null}
    </div>
  );
}
