import { SimpleGrid, Text } from '@mantine/core';
import type { Cell, DirectiveScoreboard } from '#contracts';
import { lower } from '../i18n/letter-case.js';
import { useWords } from '../i18n/words.js';
import { Link } from '../router/link.js';
import { addressOf } from '../router/route.js';
import { cellLooks } from '../status/status.looks.js';
import classes from './board.module.css';

const FOUR: readonly Cell[] = ['done-on-time', 'done-late', 'open-in-term', 'open-overdue'];

/** The four cells of every report, and the line that shows that they sum, with what is outside of them. */
export function Cells({ board }: { readonly board: DirectiveScoreboard }) {
  const { t, n, label } = useWords();
  const directive = board.directive.id;
  const { cells } = board;
  const parts = FOUR.map((cell) => n(cells[cell])).join(' + ');
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        {FOUR.map((cell) => {
          const { Icon, ink } = cellLooks[cell];
          return (
            <Link
              key={cell}
              to={addressOf('/tasks', { directive, cell })}
              className={classes.cell}
              underline="never"
              data-testid={`cell-${cell}`}
            >
              <span className={classes.cellNumber} style={{ color: ink }}>
                <Icon size={20} aria-hidden />
                {n(cells[cell])}
              </span>
              <span className={classes.cellWord}>{label('cell', cell)}</span>
            </Link>
          );
        })}
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="sm">
        {parts}
        {cells.outside === 0 ? null : (
          <>
            {' + '}
            <Link to={addressOf('/tasks', { directive, cell: 'outside' })} inherit underline="always">
              {n(cells.outside)} {lower(label('cell', 'outside'))}
            </Link>
          </>
        )}
        {t('board.cells-sum', { parts: '', total: n(board.total) })}
      </Text>
    </>
  );
}
