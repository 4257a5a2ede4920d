import { Text } from '@mantine/core';
import { Fragment } from 'react';
import type { DirectiveScoreboard } from '#contracts';
import { lower } from '../i18n/letter-case.js';
import { useWords } from '../i18n/words.js';
import { Link } from '../router/link.js';
import { addressOf } from '../router/route.js';
import { GROUPS } from '../status/groups.js';
import { StackedBar } from '../status/stacked-bar.js';
import { groupLooks } from '../status/status.looks.js';
import classes from './board.module.css';

/** "47 tasks = 15 done + 18 on schedule + …": reads as one sentence, and every number opens its list. */
export function Equation({ board }: { readonly board: DirectiveScoreboard }) {
  const { t, n, label } = useWords();
  const directive = board.directive.id;
  const shown = GROUPS.filter((group) => group !== 'remainder' || board.groups.remainder > 0);
  return (
    <div data-testid="equation">
      <p className={classes.equation}>
        <Link to={addressOf('/tasks', { directive })} className={classes.term} data-total underline="never">
          <strong className={classes.number}>{n(board.total)}</strong>{' '}
          <span className={classes.word}>{t('board.tasks-word')}</span>
        </Link>
        {shown.map((group, at) => {
          const { Icon, ink } = groupLooks[group];
          return (
            <Fragment key={group}>
              <span className={classes.operator}> {at === 0 ? '=' : '+'} </span>
              <Link
                to={addressOf('/tasks', { directive, group })}
                className={classes.term}
                underline="never"
                data-testid={`group-${group}`}
              >
                <strong className={classes.number} style={{ color: ink }}>
                  {n(board.groups[group])}
                </strong>{' '}
                <span className={classes.word}>
                  <Icon size={16} color={ink} aria-hidden />
                  {lower(label('group', group))}
                </span>
              </Link>
            </Fragment>
          );
        })}
      </p>
      <StackedBar groups={board.groups} height={16} />
      <Text size="xs" c="dimmed" mt={8}>
        {t('board.counts-tasks')}
      </Text>
    </div>
  );
}
