import { Text } from '@mantine/core';
import { IconBellCheck, IconBellOff, IconBellRinging, IconBellX, IconPlayerSkipForward } from '@tabler/icons-react';
import type { LadderView, StepExplanation } from '#contracts';
import { useLadder } from '../api/queries.js';
import { dayInWords, momentOf } from '../format/day.format.js';
import { useWords, type WordKey } from '../i18n/words.js';
import { Loaded } from '../shell/loaded.js';
import { Section } from '../shell/section.js';
import { daysInOrder, skippedInWords } from './day-count.js';
import classes from './task.module.css';

interface OutcomeLook {
  readonly word: WordKey;
  readonly ink: string;
  readonly Icon: typeof IconBellCheck;
}

const outcomes: Readonly<Record<StepExplanation['outcome'], OutcomeLook>> = {
  fired: { word: 'ladder.fired', ink: 'var(--dd-done)', Icon: IconBellCheck },
  suppressed: { word: 'ladder.suppressed', ink: 'var(--dd-risk)', Icon: IconBellX },
  skipped: { word: 'ladder.skipped', ink: 'var(--dd-rest)', Icon: IconPlayerSkipForward },
  pending: { word: 'ladder.pending', ink: 'var(--dd-schedule)', Icon: IconBellRinging },
  moot: { word: 'ladder.moot', ink: 'var(--dd-rest)', Icon: IconBellOff },
};

/** "Why was I (not) reminded?": every step of the ladder, sent or not, with its rule, its days and its events. */
export function LadderSection({ assignment, unit }: { readonly assignment: string; readonly unit: string }) {
  const { t } = useWords();
  const ladder = useLadder(assignment);
  const note =
    ladder.data === undefined
      ? unit
      : `${unit}. ${t('ladder.note', { policy: ladder.data.policyVersion, calendar: ladder.data.calendarVersion })}`;
  return (
    <Section title={t('ladder.title')} note={note} testid="ladder">
      <Loaded query={ladder} lines={9}>
        {(view) => <Steps view={view} />}
      </Loaded>
    </Section>
  );
}

function Steps({ view }: { readonly view: LadderView }) {
  const { t } = useWords();
  if (view.steps.length === 0) return <Text c="dimmed">{t('ladder.none')}</Text>;
  return (
    <ol className={classes.steps}>
      {view.steps.map((step) => (
        <Step key={step.step} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: StepExplanation }) {
  const { t, label, pick } = useWords();
  const { word, ink, Icon } = outcomes[step.outcome];
  const when = step.firedAt ?? step.dueAt;
  return (
    <li>
      <details className={classes.step} data-testid={`step-${step.step}`}>
        <summary>
          <span className={classes.code}>{step.step}</span>
          <span className={classes.stepName}>
            {label('step', step.step)}
            <span className={classes.stepWhy}>{pick(step.because)}</span>
          </span>
          <span className={classes.outcome} style={{ color: ink }}>
            <Icon size={16} aria-hidden />
            {t(word)}
            {step.late ? ` (${t('ladder.late')})` : ''}
            {when === null ? null : <span className={classes.when}>{momentOf(when)}</span>}
          </span>
        </summary>
        <StepFacts step={step} />
      </details>
    </li>
  );
}

function StepFacts({ step }: { readonly step: StepExplanation }) {
  const { t, n, pick, coded, label } = useWords();
  const days = step.days === null ? null : daysInOrder(step.days);
  const skipped = days === null ? '' : skippedInWords(days.skipped);
  return (
    <dl className={classes.facts}>
      <Fact name={t('ladder.rule')}>{pick(step.rule)}</Fact>
      <Fact name={t('ladder.because')}>{pick(step.because)}</Fact>
      {step.dueAt === null ? null : <Fact name={t('ladder.due')}>{momentOf(step.dueAt)}</Fact>}
      {step.firedAt === null ? null : <Fact name={t('ladder.fired-at')}>{momentOf(step.firedAt)}</Fact>}
      {days === null ? null : (
        <Fact name={t('ladder.days')}>
          {t('ladder.days-counted', { from: dayInWords(days.from), to: dayInWords(days.to), count: days.workingDays })}
          {skipped === '' ? '' : `; ${t('ladder.days-skipped', { days: skipped })}`}
        </Fact>
      )}
      {step.recipients.length === 0 ? null : (
        <Fact name={t('ladder.recipients')}>
          {step.recipients
            .map(({ person, as }) => `${person.name ?? t('task.erased')} (${label('role', as)})`)
            .join(', ')}
        </Fact>
      )}
      {step.deliveries.length === 0 ? null : (
        <Fact name={t('ladder.deliveries')}>
          {step.deliveries
            .map(({ channel, state, at }) =>
              [coded('ladder.channel', channel), coded('ladder.state', state), at === null ? '' : momentOf(at)]
                .filter((part) => part !== '')
                .join(' · '),
            )
            .join('; ')}
        </Fact>
      )}
      {step.positions.length === 0 ? null : (
        <Fact name={t('ladder.positions')}>
          {t('ladder.positions-at', { positions: step.positions.map(n).join(', ') })}
        </Fact>
      )}
      <Fact name={t('ladder.versions')}>
        {t('ladder.versions-are', { policy: step.policyVersion, calendar: step.calendarVersion })}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
