import * as fc from 'fast-check';
import type { AssignmentEvent } from '../assignment/assignment.js';
import { assignmentAnswer } from './board-group.js';
import { anyDeadline, CONTINUOUS, folded, HAPPENINGS, lives, opening, placed, UNDATED } from './history.examples.js';
import { whyAssignment, whyTask } from './why-red.js';
import { whySentence } from './why-red.sentence.js';

const SEED = 15;

function happening(type: AssignmentEvent['type']): AssignmentEvent {
  const found = HAPPENINGS.find((event) => event.type === type);
  if (found === undefined) throw new Error(`no example of ${type}`);
  return found;
}

function chain(...types: readonly AssignmentEvent['type'][]): readonly [string, number | null][] {
  const events = placed([opening(), ...types.map(happening)], 101);
  return whyAssignment(folded(events), events).map(({ code, position }) => [code, position]);
}

describe('why an assignment stands where it stands', () => {
  it.each<readonly [string, readonly AssignmentEvent['type'][], readonly [string, number | null][]]>([
    [
      'new',
      [],
      [
        ['on-schedule', null],
        ['not-received', 101],
      ],
    ],
    ['at work', ['AssignmentReceived'], [['on-schedule', null]]],
    [
      'overdue and silent',
      ['AssignmentReceived', 'UpdatesLapsed', 'DeadlinePassed'],
      [
        ['overdue', 104],
        ['updates-lapsed', 103],
      ],
    ],
    [
      'due soon and blocked',
      ['ObstacleRaised', 'DueSoonReached'],
      [
        ['due-soon', 103],
        ['blocked', 102],
      ],
    ],
    [
      'not implementable and overdue',
      ['ObstacleRaised', 'ObstacleConfirmed', 'DeadlinePassed'],
      [
        ['not-implementable', 103],
        ['overdue', 104],
      ],
    ],
    [
      'sent for issue, and late',
      ['SentForIssue', 'DeadlinePassed'],
      [
        ['overdue', 103],
        ['awaiting-issue', 102],
      ],
    ],
    ['given back by whoever issues it', ['SentForIssue', 'IssueRefused'], [['issue-refused', 103]]],
    [
      'submitted',
      ['DeliverableSubmitted'],
      [
        ['on-schedule', null],
        ['awaiting-verification', 102],
      ],
    ],
    [
      'returned',
      ['DeliverableSubmitted', 'DeadlinePassed', 'DeliverableReturned'],
      [
        ['overdue', 103],
        ['deliverable-returned', 104],
      ],
    ],
    ['disputed', ['ReturnRequested'], [['return-requested', 102]]],
    ['to be reassigned', ['ReturnRequested', 'ReturnGranted'], [['awaiting-reassignment', 103]]],
    ['done', ['DeliverableSubmitted', 'DeliverableConfirmed'], [['completed-on-time', 103]]],
  ])('%s', (_name, types, expected) => expect(chain(...types)).toEqual(expected));

  it('undated work names its words', () => {
    const events = placed([opening(CONTINUOUS), happening('AssignmentReceived')]);
    expect(whyAssignment(folded(events), events)).toEqual([
      { code: 'continuous', text: 'Thường xuyên', position: null },
    ]);
    const undated = placed([opening(UNDATED), happening('AssignmentReceived')]);
    expect(whyAssignment(folded(undated), undated)[0]?.code).toBe('undated');
  });

  it('a task that nobody was assigned says why', () => {
    expect(whyTask({ status: 'voided', directive: '', reason: 'trùng' })).toEqual([
      { code: 'voided', reason: 'trùng', position: null },
    ]);
    expect(whyTask({ status: 'absent' })).toEqual([]);
  });

  it('has nothing to say before the opening', () => expect(whyAssignment({ status: 'absent' }, [])).toEqual([]));

  it(`begins with what decides the colour, and every link has words in both languages (seed ${SEED})`, () => {
    const RED = new Set(['overdue', 'updates-lapsed', 'blocked', 'due-soon']);
    fc.assert(
      fc.property(lives(anyDeadline), (events) => {
        const state = folded(events);
        const links = whyAssignment(state, events);
        expect(links.length).toBeGreaterThan(0);
        const [first] = links;
        const group = assignmentAnswer(state)?.group;
        expect(group === 'done').toBe(first?.code.startsWith('completed') ?? false);
        expect(group !== 'behind-or-at-risk' || RED.has(first?.code ?? '')).toBe(true);
        const positions = new Set(events.map(({ position }) => position));
        for (const link of links) {
          const { vi, en } = whySentence(link);
          expect(`${vi}${en}`).not.toMatch(/undefined|null|NaN/);
          expect(link.position === null || positions.has(link.position)).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('says it plainly', () => {
    const events = placed([opening(), happening('ObstacleRaised'), happening('DeadlinePassed')]);
    expect(whyAssignment(folded(events), events).map((link) => whySentence(link).vi)).toEqual([
      'Đã quá thời hạn ngày 30/06/2025, chưa được xác nhận hoàn thành.',
      'Đang vướng từ ngày 03/03/2025: chưa có hướng dẫn của Trung ương; cơ quan cần tháo gỡ: Bộ chủ quản.',
    ]);
  });
});
