import { Button, Group, Text } from '@mantine/core';
import type { AssignmentView } from '#contracts';
import { dayInWords, momentOf } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { refine } from '../router/location.js';
import { DeadlineText } from '../status/deadline.text.js';
import { StatusBadge } from '../status/status.badge.js';
import { type Shown, standingOf, statusLooks } from '../status/status.looks.js';
import classes from './task.module.css';

/** The assignment's own status, and beside it how it stands against its deadline where that says something more. */
function badgesOf(assignment: AssignmentView, alone: boolean): Shown[] {
  const status: Shown = { family: 'status', code: assignment.status, look: statusLooks[assignment.status] };
  const standing = standingOf(assignment);
  return alone || standing.family === 'reason' ? [status] : [status, standing];
}

interface Props {
  readonly assignment: AssignmentView;
  readonly chosen: boolean;
  /** The only one of its task: what the page's head says of the task holds for it too. */
  readonly alone: boolean;
}

export function AssignmentCard({ assignment, chosen, alone }: Props) {
  const { t, label } = useWords();
  const { officer, nextStep } = assignment;
  const next =
    nextStep === null
      ? t('task.next-step-none')
      : `${nextStep.step} · ${label('step', nextStep.step)} · ${momentOf(nextStep.dueAt)}`;
  return (
    <article className={classes.assignment} data-chosen={chosen && !alone ? true : undefined} data-testid="assignment">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Text fw={600}>{assignment.unit.name}</Text>
        <Group gap={6}>
          {badgesOf(assignment, alone).map((shown) => (
            <StatusBadge key={shown.family} shown={shown} />
          ))}
        </Group>
      </Group>
      {alone ? null : <DeadlineText deadline={assignment.deadline} cell={assignment.cell} />}
      <dl className={classes.facts}>
        <div>
          <dt>{t('task.officer')}</dt>
          <dd>{officer === null ? t('task.officer-none') : (officer.name ?? t('task.erased'))}</dd>
        </div>
        <div>
          <dt>{t('task.last-update')}</dt>
          <dd>{momentOf(assignment.lastUpdateAt)}</dd>
        </div>
        {assignment.completedOn === null ? (
          <div>
            <dt>{t('task.next-step')}</dt>
            <dd>{next}</dd>
          </div>
        ) : (
          <div>
            <dt>{t('task.completed-on')}</dt>
            <dd>{dayInWords(assignment.completedOn)}</dd>
          </div>
        )}
      </dl>
      {alone || chosen ? null : (
        <Button
          size="compact-sm"
          variant="default"
          mt="xs"
          onClick={() => refine({ assignment: assignment.id })}
          aria-label={`${t('ladder.title')} ${assignment.unit.name}`}
        >
          {t('ladder.title')}
        </Button>
      )}
    </article>
  );
}
