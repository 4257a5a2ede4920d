import type { CSSProperties } from 'react';
import type { BoardGroup } from '#contracts';
import { GROUPS } from './groups.js';
import { groupLooks } from './status.looks.js';
import classes from './status.module.css';

interface Props {
  readonly groups: Readonly<Record<BoardGroup, number>>;
  readonly height?: number;
  /** The count that fills the whole width; its own total where absent. */
  readonly of?: number;
}

/** Shares as lengths. It is a picture only: the numbers always stand beside it as text. */
export function StackedBar({ groups, height, of }: Props) {
  const total = GROUPS.reduce((sum, group) => sum + groups[group], 0);
  const share = of === undefined || of === 0 ? 1 : total / of;
  return (
    <div className={classes.bar} style={{ height, width: `${share * 100}%` }} aria-hidden>
      {GROUPS.filter((group) => groups[group] > 0).map((group) => (
        <div
          key={group}
          className={classes.part}
          data-hatched={group === 'remainder' || undefined}
          style={{ flexGrow: groups[group], '--part': groupLooks[group].ink } as CSSProperties}
        />
      ))}
    </div>
  );
}
