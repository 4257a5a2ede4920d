import { Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { AssignmentView, TaskDetail } from '#contracts';
import { useTask } from '../api/queries.js';
import { dayInWords } from '../format/day.format.js';
import { useWords } from '../i18n/words.js';
import { usePlace } from '../router/location.js';
import { Link } from '../router/link.js';
import { addressOf } from '../router/route.js';
import { Loaded } from '../shell/loaded.js';
import { PageTitle } from '../shell/page.title.js';
import { Section } from '../shell/section.js';
import { DeadlineText } from '../status/deadline.text.js';
import { StatusBadge } from '../status/status.badge.js';
import { standingOf } from '../status/status.looks.js';
import { ActionPanel } from './action.panel.js';
import { AssignmentCard } from './assignment.card.js';
import { LadderSection } from './ladder.section.js';
import classes from './task.module.css';
import { TimelineSection } from './timeline.section.js';

export default function TaskPage({ id }: { readonly id: string }) {
  const task = useTask(id);
  return (
    <Loaded query={task} lines={12}>
      {(detail) => <Task detail={detail} />}
    </Loaded>
  );
}

/** The assignment in the address, else the first that the person can act on, else the first. */
function chosenOf(assignments: readonly AssignmentView[], wanted: string | null): AssignmentView | undefined {
  return (
    assignments.find(({ id }) => id === wanted) ??
    assignments.find(({ actions }) => actions.length > 0) ??
    assignments[0]
  );
}

function Task({ detail }: { readonly detail: TaskDetail }) {
  const { query } = usePlace();
  const chosen = chosenOf(detail.assignments, query.get('assignment'));
  return (
    <Stack gap="lg">
      <Head detail={detail} />
      <div className={classes.columns}>
        <Stack gap="lg" className={classes.now}>
          <Why detail={detail} />
          <Assignments detail={detail} chosen={chosen} />
        </Stack>
        <div className={classes.aside}>
          <Facts detail={detail} />
        </div>
        <Stack gap="lg" className={classes.past}>
          {chosen === undefined || detail.view !== undefined ? null : (
            <LadderSection assignment={chosen.id} unit={chosen.unit.name} />
          )}
          <TimelineSection detail={detail} assignment={chosen?.id ?? null} />
        </Stack>
      </div>
    </Stack>
  );
}

function Head({ detail }: { readonly detail: TaskDetail }) {
  const { t } = useWords();
  const { task } = detail;
  return (
    <header>
      <Link to={addressOf('/tasks', { directive: task.directive.id })} size="sm" className="no-print">
        <IconArrowLeft size={14} aria-hidden /> {t('task.back')}
      </Link>
      <Text c="dimmed" fw={500} mt={6}>
        {t('task.title', { ordinal: task.ordinal })} {t('task.of', { number: task.directive.number })}
        {task.section === null ? '' : ` · ${task.section}`}
      </Text>
      <div className={classes.title}>
        <PageTitle tab={t('task.title', { ordinal: task.ordinal })}>{task.work}</PageTitle>
      </div>
      <div className={classes.standing}>
        <StatusBadge shown={standingOf(task)} size="lg" />
        <DeadlineText deadline={task.deadline} cell={task.cell} />
      </div>
    </header>
  );
}

function Assignments({ detail, chosen }: { readonly detail: TaskDetail; readonly chosen: AssignmentView | undefined }) {
  const { t, coded } = useWords();
  const { task, assignments } = detail;
  return (
    <Section
      title={t('task.assignments')}
      note={coded('task.relation', task.relation, { ...task.progress })}
      testid="assignments"
    >
      {assignments.length === 0 ? <Text c="dimmed">{t('task.no-assignments')}</Text> : null}
      {assignments.map((assignment) => (
        <div key={assignment.id}>
          <AssignmentCard
            assignment={assignment}
            chosen={assignment.id === chosen?.id}
            alone={assignments.length === 1}
          />
          {assignment.id === chosen?.id ? (
            <ActionPanel key={assignment.id} assignment={assignment} deliverable={task.deliverable} />
          ) : null}
        </div>
      ))}
    </Section>
  );
}

function Why({ detail }: { readonly detail: TaskDetail }) {
  const { t, n, pick } = useWords();
  if (detail.why.length === 0) return null;
  return (
    <Section title={t('task.why-red')} testid="why">
      <ul className={classes.why}>
        {detail.why.map((line) => (
          <li key={`${line.code}${line.position ?? ''}`}>
            {pick(line)}
            {line.position === null ? null : (
              <Text component="span" size="xs" c="dimmed">
                {' '}
                ({t('task.why-position', { position: n(line.position) })})
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Facts({ detail }: { readonly detail: TaskDetail }) {
  const { t, noun } = useWords();
  const { task } = detail;
  const cooperating = task.cooperating.units.map((unit) => unit.name).join(', ');
  return (
    <Section title={t('task.facts')} testid="facts">
      <dl className={classes.facts} data-tall>
        <div>
          <dt>{noun('directive')}</dt>
          <dd>
            <Link to={addressOf('/', { directive: task.directive.id })}>{task.directive.number}</Link>
          </dd>
        </div>
        <div>
          <dt>{noun('leadUnit')}</dt>
          <dd>{task.leads.length === 0 ? task.leadText : task.leads.map((unit) => unit.name).join(', ')}</dd>
        </div>
        <div>
          <dt>{noun('cooperatingUnit')}</dt>
          <dd>{cooperating === '' ? task.cooperating.text : cooperating}</dd>
        </div>
        <div>
          <dt>{noun('deliverable')}</dt>
          <dd>{task.deliverable ?? '–'}</dd>
        </div>
        <div>
          <dt>{noun('deadline')}</dt>
          <dd>
            {task.deadline.on === null ? t('register.no-deadline') : dayInWords(task.deadline.on)}
            <Text size="sm" c="dimmed">
              {t('task.deadline-text', { text: task.deadline.text })}
            </Text>
          </dd>
        </div>
        <div>
          <dt>{t('task.issued-on')}</dt>
          <dd>{task.issuedOn === null ? t('task.not-issued') : dayInWords(task.issuedOn)}</dd>
        </div>
        {task.source === null ? null : (
          <div>
            <dt>{t('task.source')}</dt>
            <dd>{t('task.source-row', { ...task.source })}</dd>
          </div>
        )}
      </dl>
    </Section>
  );
}
