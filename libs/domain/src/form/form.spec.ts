import { SYSTEM } from '../log/actor.js';
import { coordinator, finance, financeHead, leader, office } from '../log/people.examples.js';
import { specifying } from '../log/decider.kit-spec.js';
import type { FormKind } from '../policy/policy.js';
import { decideForm, type FormCommand } from './form.decide.js';
import { evolveForm, noForm } from './form.evolve.js';
import type { FormEvent } from './form.js';

const at = '2025-04-01T03:00:00.000Z';
const given = specifying({ initial: noForm, evolve: evolveForm, decide: decideForm }, { at, premises: {} });
const asking = { id: 'the form', at };
const facts = (kind: FormKind) =>
  ({ kind, assignment: 'a', task: 't', unit: finance, ownerUnit: office, step: 'E1', dueAt: null }) as const;
const drafted = (kind: FormKind): FormEvent => ({ type: 'FormDrafted', data: facts(kind) });
const issue = (number: string | null, by = coordinator): FormCommand => ({ type: 'IssueForm', ...asking, by, number });
const drop: FormCommand = { type: 'DropForm', ...asking, by: leader, reason: 'Đã làm việc trực tiếp' };
const slip = drafted('reminder-slip');
const letter = drafted('urging-letter');
const issued = (number: string | null): FormEvent => ({ type: 'FormIssued', data: { number } });
const dropped: FormEvent = { type: 'FormDropped', data: { reason: 'Đã làm việc trực tiếp' } };

describe('a form', () => {
  it('is drafted by the ladder, once', () => {
    const draft: FormCommand = { type: 'DraftForm', ...asking, by: SYSTEM, ...facts('reminder-slip') };
    given([]).when(draft).thenHappens([slip]);
    given([slip]).when(draft).thenNothing();
    given([])
      .when({ ...draft, by: coordinator })
      .thenRefused('system-only');
  });

  it('is issued by a named person; a letter has a number, a slip has none', () => {
    given([slip])
      .when(issue(null))
      .thenHappens([issued(null)]);
    given([slip]).when(issue('5')).thenRefused('form-number-refused', 'number');
    given([letter])
      .when(issue('123/UBND'))
      .thenHappens([issued('123/UBND')]);
    given([letter]).when(issue(null)).thenRefused('form-number-required', 'number');
    given([letter]).when(issue(' ')).thenRefused('text-required', 'number');
  });

  it('that demands explanation is issued by those who sign it', () => {
    const request = drafted('explanation-request');
    given([request]).when(issue(null)).thenRefused('not-your-role');
    given([request])
      .when(issue(null, leader))
      .thenHappens([issued(null)]);
  });

  it('is not the unit’s to issue or drop', () => {
    given([slip]).when(issue(null, financeHead)).thenRefused('not-your-role');
    given([slip])
      .when(issue(null, { ...coordinator, unit: finance }))
      .thenRefused('not-your-unit');
    given([slip])
      .when({ ...drop, by: financeHead })
      .thenRefused('not-your-role');
  });

  it('is dropped with a reason', () => {
    given([slip]).when(drop).thenHappens([dropped]);
    given([slip])
      .when({ ...drop, reason: '' })
      .thenRefused('text-required', 'reason');
  });

  it('ends one way', () => {
    given([letter, issued('1')])
      .when(issue('1'))
      .thenNothing();
    given([letter, issued('1')])
      .when(issue('2'))
      .thenRefused('form-issued');
    given([slip, issued(null)])
      .when(drop)
      .thenRefused('form-issued');
    given([slip, dropped]).when(drop).thenNothing();
    given([slip, dropped]).when(issue(null)).thenRefused('form-dropped');
    given([]).when(drop).thenRefused('form-not-found', 'id');
  });
});
