import { Inject, Injectable } from '@nestjs/common';
import type { LadderView, StepExplanation } from '#contracts';
import { causeSentence, explainLadder, type ExplainedStep, ruleSentence } from '#domain';
import type { EventStore } from '#event-store';
import { NoticesQuery } from '#read-models';
import { EVENT_STORE } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import { Reading } from '../reading/reading.js';
import { References } from '../reading/references.js';
import { eventsOf } from '../tasks/why.lines.js';

/** "Why was I (not) reminded?": every step of an assignment's ladder, explained from its own events. */
@Injectable()
export class LadderViews {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly reading: Reading,
    private readonly references: References,
    private readonly notices: NoticesQuery,
  ) {}

  async of(assignment: string): Promise<Omit<LadderView, 'position' | 'asOf' | 'secrecy'>> {
    const events = eventsOf(await this.store.readStream(assignment));
    const [opening] = events;
    if (opening?.type !== 'AssignmentOpened') throw new ApiProblem('not-found');
    const { policyVersion, calendarVersion } = opening.data;
    const [policy, calendar] = await Promise.all([
      this.reading.policy(policyVersion),
      this.reading.calendar(calendarVersion),
    ]);
    const steps = explainLadder(events, policy, calendar);
    const notices = await this.notices.noticesAbout(assignment);
    const person = await this.references.personNames(
      steps.flatMap((step) => step.recipients.map((recipient) => recipient.person)),
    );
    return {
      assignment,
      policyVersion,
      calendarVersion,
      steps: steps.map((step) => viewOf(step, person, notices)),
    };
  }
}

type Naming = Awaited<ReturnType<References['personNames']>>;

type Told = Awaited<ReturnType<NoticesQuery['noticesAbout']>>;

/** The notices that told the step's own event. */
function deliveriesOf({ positions }: ExplainedStep, told: Told): StepExplanation['deliveries'] {
  return told.flatMap(({ position, notice }) => {
    if (notice === null || !positions.includes(position)) return [];
    return [{ notice: notice.id, channel: notice.channel, state: notice.status, at: notice.since }];
  });
}

function viewOf(step: ExplainedStep, person: Naming, notices: Told): StepExplanation {
  const { outcome, dueAt, firedAt, late, days, policyVersion, calendarVersion, positions } = step;
  return {
    step: step.step,
    outcome,
    dueAt,
    firedAt,
    late,
    rule: ruleSentence(step.rule, policyVersion),
    because: causeSentence(step),
    days,
    policyVersion,
    calendarVersion,
    positions,
    recipients: step.recipients.map((recipient) => ({ person: person(recipient.person), as: recipient.as })),
    deliveries: deliveriesOf(step, notices),
  };
}
