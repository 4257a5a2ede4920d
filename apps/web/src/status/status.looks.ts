import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconClockCheck,
  IconClockExclamation,
  IconClockPause,
  IconFileCheck,
  IconHelpCircle,
  IconHourglass,
  IconInbox,
  IconLock,
  IconMailForward,
  IconProgress,
  IconTool,
} from '@tabler/icons-react';
import type { AssignmentStatusCode, BoardGroup, Cell, Outlook, Reason, TaskRow } from '#contracts';
import type { LabelGroup } from '../i18n/words.js';

/** A status is always a word, an icon and a colour. `ink` is the colour as text on the page, in either theme. */
export interface Look {
  readonly color: 'moss' | 'indigo' | 'amber' | 'flame' | 'plum' | 'slate';
  readonly ink: string;
  readonly Icon: typeof IconClock;
}

const look = (color: Look['color'], tone: string, Icon: Look['Icon']): Look => ({
  color,
  ink: `var(--dd-${tone})`,
  Icon,
});

export const groupLooks: Readonly<Record<BoardGroup, Look>> = {
  done: look('moss', 'done', IconCircleCheck),
  'on-schedule': look('indigo', 'schedule', IconProgress),
  'behind-or-at-risk': look('amber', 'risk', IconAlertTriangle),
  'not-implementable': look('plum', 'stuck', IconLock),
  remainder: look('slate', 'rest', IconHelpCircle),
};

export const cellLooks: Readonly<Record<Cell, Look>> = {
  'done-on-time': look('moss', 'done', IconCircleCheck),
  'done-late': look('amber', 'risk', IconClockCheck),
  'open-in-term': look('indigo', 'schedule', IconClock),
  'open-overdue': look('flame', 'late', IconClockExclamation),
  outside: look('slate', 'rest', IconCircleDashed),
};

const outlookLooks: Readonly<Record<Outlook, Look>> = {
  'at-risk': look('amber', 'risk', IconAlertTriangle),
  'due-soon': look('amber', 'risk', IconHourglass),
  'on-schedule': look('indigo', 'schedule', IconProgress),
};

const reasonLooks: Readonly<Record<Reason, Look>> = {
  'awaiting-issue': look('indigo', 'schedule', IconMailForward),
  'awaiting-verification': look('indigo', 'schedule', IconFileCheck),
  'awaiting-reassignment': look('slate', 'rest', IconArrowBackUp),
  'not-implementable': look('plum', 'stuck', IconLock),
  blocked: look('plum', 'stuck', IconLock),
  suspended: look('slate', 'rest', IconClockPause),
  none: look('slate', 'rest', IconCircleDashed),
};

export const statusLooks: Readonly<Record<AssignmentStatusCode, Look>> = {
  assigned: look('slate', 'rest', IconInbox),
  received: look('indigo', 'schedule', IconInbox),
  'in-progress': look('indigo', 'schedule', IconTool),
  'return-requested': look('amber', 'risk', IconArrowBackUp),
  'awaiting-reassignment': look('slate', 'rest', IconArrowBackUp),
  blocked: look('plum', 'stuck', IconLock),
  'not-implementable': look('plum', 'stuck', IconLock),
  'awaiting-issue': look('indigo', 'schedule', IconMailForward),
  submitted: look('indigo', 'schedule', IconFileCheck),
  completed: look('moss', 'done', IconCircleCheck),
};

const remainderLook: Look = look('slate', 'rest', IconHelpCircle);

export interface Shown {
  readonly family: LabelGroup;
  readonly code: string;
  readonly look: Look;
}

type Standing = Pick<TaskRow, 'cell' | 'reason' | 'outlook'> & { readonly remainder?: TaskRow['remainder'] };

/** The one status that tells most: what is not counted, then done or late, then why it waits, then the outlook. */
export function standingOf(row: Standing): Shown {
  if (row.remainder !== undefined && row.remainder !== null) {
    return { family: 'remainder', code: row.remainder, look: remainderLook };
  }
  if (row.cell === 'open-in-term' && row.reason !== 'none') {
    return { family: 'reason', code: row.reason, look: reasonLooks[row.reason] };
  }
  if (row.cell === 'open-in-term' && row.outlook !== null) {
    return { family: 'outlook', code: row.outlook, look: outlookLooks[row.outlook] };
  }
  return { family: 'cell', code: row.cell, look: cellLooks[row.cell] };
}
