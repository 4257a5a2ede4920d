import { Text } from '@mantine/core';
import type { DirectiveScoreboard } from '#contracts';
import { useFirstTasks, useWaiting } from '../api/queries.js';
import { useWords } from '../i18n/words.js';
import { WaitingList } from '../inbox/waiting.list.js';
import { TaskLine } from '../register/task.line.js';
import { Link } from '../router/link.js';
import { addressOf } from '../router/route.js';
import { Loaded } from '../shell/loaded.js';
import { Section } from '../shell/section.js';

const SHOWN = 6;

function SeeAll({ to, count }: { readonly to: string; readonly count: number }) {
  const { t, n } = useWords();
  if (count === 0) return null;
  return (
    <Link to={to} size="sm">
      {t('board.late-all', { count: n(count) })}
    </Link>
  );
}

export function LateSection({ board }: { readonly board: DirectiveScoreboard }) {
  const { t } = useWords();
  const filters = { directive: board.directive.id, cell: 'open-overdue' };
  const late = useFirstTasks(filters, SHOWN);
  return (
    <Section
      title={t('board.late')}
      testid="late"
      right={<SeeAll to={addressOf('/tasks', filters)} count={board.cells['open-overdue']} />}
    >
      <Loaded query={late}>
        {(page) => (
          <>
            {page.items.length === 0 ? <Text c="dimmed">{t('board.overdue-none')}</Text> : null}
            {page.items.map((task) => (
              <TaskLine key={task.id} task={task} withStatus={false} />
            ))}
          </>
        )}
      </Loaded>
    </Section>
  );
}

export function MineSection() {
  const { t } = useWords();
  const waiting = useWaiting();
  return (
    <Section title={t('board.mine')} testid="mine" right={<SeeAll to="/inbox" count={waiting.data?.total ?? 0} />}>
      <Loaded query={waiting}>{(page) => <WaitingList items={page.items.slice(0, SHOWN)} />}</Loaded>
    </Section>
  );
}
