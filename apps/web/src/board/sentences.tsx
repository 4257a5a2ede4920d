import { IconClockExclamation, IconHourglass, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords, type WordKey } from '../i18n/words.js';
import { Link } from '../router/link.js';
import { addressOf } from '../router/route.js';
import classes from './board.module.css';

interface Props {
  readonly directive: string;
  readonly overdue: number;
  readonly waiting: number | undefined;
  readonly due: number | undefined;
  /** The last of the fourteen days. */
  readonly until: string;
}

/** Three plain sentences: what is late, what waits for whoever looks, what comes. Each opens its list. */
export function Sentences({ directive, overdue, waiting, due, until }: Props) {
  return (
    <ul className={classes.sentences}>
      <Sentence
        icon={<IconClockExclamation size={18} color={overdue === 0 ? undefined : 'var(--dd-late)'} aria-hidden />}
        to={addressOf('/tasks', { directive, cell: 'open-overdue' })}
        count={overdue}
        some="board.overdue"
        none="board.overdue-none"
      />
      <Sentence
        icon={<IconInbox size={18} aria-hidden />}
        to="/inbox"
        count={waiting}
        some="board.waiting"
        none="board.waiting-none"
      />
      <Sentence
        icon={<IconHourglass size={18} aria-hidden />}
        to={addressOf('/tasks', { directive, cell: 'open-in-term', due: until })}
        count={due}
        some="board.due"
        none="board.due-none"
      />
    </ul>
  );
}

interface SentenceProps {
  readonly icon: ReactNode;
  readonly to: string;
  readonly count: number | undefined;
  readonly some: WordKey;
  readonly none: WordKey;
}

function Sentence({ icon, to, count, some, none }: SentenceProps) {
  const { t } = useWords();
  if (count === undefined) return null;
  return (
    <li>
      {icon}
      <Link to={to}>{count === 0 ? t(none) : t(some, { count })}</Link>
    </li>
  );
}
