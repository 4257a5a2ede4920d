import * as fc from 'fast-check';
import type { AssignmentEvent } from '../assignment/assignment.js';
import { instantAt } from '../calendar/local-day.js';
import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { workingDaysBetween } from '../calendar/working-days.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { LADDER_STEPS, STEPS } from '../policy/policy.js';
import type { StepCode } from '../policy/policy.js';
import { explainLadder, explainStep } from './explain-step.js';
import type { AssignmentEvents, ExplainedStep } from './explain-step.js';
import { causeSentence, daysSentence, ruleSentence } from './explain-step.sentence.js';
import { anyDeadline, CONTINUOUS, HAPPENINGS, lives, opening, placed } from './history.examples.js';

const SEED = 90;
const DUE_R3 = instantAt('2025-06-25', '07:30');
const FACTS = {
  dueAt: DUE_R3,
  deadlineVersion: 1,
  policyVersion: 1,
  calendarVersion: 1,
  days: workingDaysBetween(VIETNAM_CALENDAR, '2025-06-30', '2025-06-25'),
};

function fired(step: StepCode, late = false): AssignmentEvent {
  return {
    type: 'StepFired',
    data: { ...FACTS, step, late, recipients: [{ person: 'p1', as: 'unitHead' }], forms: [] },
  };
}

function explain(step: StepCode, events: AssignmentEvents): ExplainedStep {
  return explainStep(step, events, DEFAULT_POLICY, VIETNAM_CALENDAR);
}

function happenings(...types: readonly AssignmentEvent['type'][]): readonly AssignmentEvent[] {
  return types.flatMap((type) => HAPPENINGS.filter((event) => event.type === type).slice(0, 1));
}

describe('explaining a step', () => {
  it('that was sent', () => {
    const explained = explain('R3', placed([opening(), fired('R3')], 40));
    expect(explained).toMatchObject({
      outcome: 'fired',
      cause: { code: 'sent' },
      dueAt: DUE_R3,
      positions: [40, 41],
      recipients: [{ person: 'p1', as: 'unitHead' }],
      rule: { step: 'R3', timing: { at: 'deadline', workingDays: -3 } },
      policyVersion: 1,
      calendarVersion: 1,
    });
    expect(ruleSentence(explained.rule, explained.policyVersion).vi).toBe(
      'Theo quy tắc bản 1: 3 ngày làm việc trước hạn.',
    );
    // The hour is the one at which it really went.
    const atNoon = { ...explained, firedAt: '2025-06-25T05:00:00.000Z' };
    expect(causeSentence(atNoon).vi).toBe('Đã gửi lúc 12h00 ngày 25/06/2025.');
    expect(daysSentence(explained.days)?.vi).toBe(
      'Từ 30/06/2025 đến 25/06/2025 là 3 ngày làm việc, không tính 29/06/2025 Chủ nhật; 28/06/2025 Thứ bảy.',
    );
  });

  it('that was sent late', () => {
    const explained = explain('R3', placed([opening(), fired('R3', true)]));
    expect(explained).toMatchObject({ outcome: 'fired', late: true, cause: { code: 'sent-late' } });
    expect(causeSentence(explained).en).toContain('instead of 07:30 on 25/06/2025');
  });

  it('that was suppressed names the event that stopped it', () => {
    const events = placed([
      opening(),
      ...happenings('AssignmentReceived', 'DeliverableSubmitted'),
      { type: 'StepSuppressed', data: { ...FACTS, step: 'R3', reason: 'submitted' } },
    ]);
    const explained = explain('R3', events);
    expect(explained).toMatchObject({ outcome: 'suppressed', positions: [1, 3, 4] });
    expect(causeSentence(explained).vi).toBe(
      'Không gửi lúc 07h30 ngày 25/06/2025: đơn vị đã báo cáo hoàn thành, đang chờ xác nhận.',
    );
  });

  it('that a later one overtook names the later one', () => {
    const events = placed([
      opening(),
      { type: 'StepSuppressed', data: { ...FACTS, step: 'R2', reason: 'overtaken-by-later-step' } },
      fired('R3', true),
    ]);
    expect(explain('R2', events)).toMatchObject({ outcome: 'suppressed', positions: [1, 2, 3] });
  });

  it('that was suppressed and sent after all is a step that was sent', () => {
    const events = placed([
      opening(),
      { type: 'StepSuppressed', data: { ...FACTS, step: 'E1', reason: 'no-recipient' } },
      fired('E1', true),
    ]);
    expect(explain('E1', events)).toMatchObject({ outcome: 'fired', positions: [1, 3] });
  });

  it('that the opening skipped', () => {
    const event = opening();
    const late = { ...event, data: { ...event.data, skippedSteps: ['R1'] as const } };
    const events = placed([late]).map((one) => ({ ...one, occurredAt: instantAt('2025-06-26', '09:00') }));
    expect(explain('R1', events)).toMatchObject({
      outcome: 'skipped',
      cause: { reason: 'before-opening' },
      positions: [1],
    });
    expect(explain('R4b', events)).toMatchObject({ outcome: 'pending' });
  });

  it('that undated work does not have', () => {
    const explained = explain('E3', placed([opening(CONTINUOUS)]));
    expect(explained).toMatchObject({ outcome: 'skipped', cause: { reason: 'no-deadline' }, dueAt: null, days: null });
    expect(daysSentence(explained.days)).toBeNull();
  });

  it('that a short ladder does not have', () => {
    const event = opening();
    const short = placed([{ ...event, data: { ...event.data, ladder: 'short' } }]);
    expect(explain('R1', short)).toMatchObject({ outcome: 'skipped', cause: { reason: 'not-in-ladder' } });
  });

  it('that is still to come, and where it was moved', () => {
    const events = placed([opening({ text: '', precision: 'day', on: '2025-05-31' })]);
    const withoutSkips = events.map((event) =>
      event.type === 'AssignmentOpened' ? { ...event, data: { ...event.data, skippedSteps: [] } } : event,
    );
    const explained = explain('R4b', withoutSkips);
    expect(explained).toMatchObject({ outcome: 'pending', cause: { moved: 'last-working-day-before' } });
    expect(causeSentence(explained).vi).toBe(
      'Sẽ gửi lúc 07h30 ngày 30/05/2025 (chuyển về ngày làm việc cuối cùng trước hạn).',
    );
  });

  it('that completion made needless', () => {
    const events = placed([opening(), ...happenings('DeliverableSubmitted', 'DeliverableConfirmed')]);
    expect(explain('E1', events)).toMatchObject({
      outcome: 'moot',
      cause: { completedOn: '2025-06-20' },
      positions: [1, 3],
    });
  });

  it('of an assignment that does not exist', () => {
    expect(explain('R0', [])).toMatchObject({ outcome: 'moot', cause: { code: 'not-opened' }, positions: [] });
  });

  it(`is total: every step with words, whatever happened (seed ${SEED})`, () => {
    fc.assert(
      fc.property(lives(anyDeadline), fc.subarray([...LADDER_STEPS]), (life, sent) => {
        const events = [
          ...life,
          ...placed(
            sent.map((step) => fired(step)),
            life.length + 1,
          ),
        ];
        const ladder = explainLadder(events, DEFAULT_POLICY, VIETNAM_CALENDAR);
        expect(ladder.map(({ step }) => step)).toEqual(STEPS);
        for (const explained of ladder) {
          expect(explained.outcome === 'fired').toBe(sent.some((step) => step === explained.step));
          expect([...explained.positions].sort((a, b) => a - b)).toEqual(explained.positions);
          const { vi, en } = causeSentence(explained);
          const rule = ruleSentence(explained.rule, explained.policyVersion);
          expect([vi, en, rule.vi, rule.en].join(' ')).not.toMatch(/undefined|null|NaN|lúc :|lúc \./);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
