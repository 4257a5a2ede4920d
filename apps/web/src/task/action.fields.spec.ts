import { ACTION_FORMS, ACTION_ORDER, fieldAt, missing, offered } from './action.fields.js';
import { readDraft } from './draft.store.js';

describe('the forms of an assignment', () => {
  it('given every command, when ordered, then each has its place once', () => {
    expect([...ACTION_ORDER].sort()).toEqual(Object.keys(ACTION_FORMS).sort());
  });

  it('given what the person may do, when offered, then unknown names are left out and the main one is first', () => {
    expect(offered(['submit', 'fly', 'report-progress'])).toEqual(['report-progress', 'submit']);
  });

  it('given a report with blanks only, when sent, then empty fields are not in the body and per cent is a number', () => {
    const { body } = ACTION_FORMS['report-progress'];
    expect(body({ words: ' Đã xong dự thảo ', nextStep: '  ', percent: '40' })).toEqual({
      words: 'Đã xong dự thảo',
      percent: 40,
    });
  });

  it('given a document, when submitted, then its number and date are the evidence', () => {
    expect(ACTION_FORMS.submit.body({ number: '12/QĐ-UBND', issuedOn: '2025-03-01', title: 'Quy chế' })).toEqual({
      evidence: { kind: 'document', number: '12/QĐ-UBND', issuedOn: '2025-03-01', title: 'Quy chế' },
    });
  });

  it('given a note, when checked and sent, then the fields of a document do not count', () => {
    const draft = { kind: 'note', evidenceWords: 'Đã tổ chức', number: '12' };
    expect(missing(ACTION_FORMS.submit, draft)).toEqual([]);
    expect(ACTION_FORMS.submit.body(draft)).toEqual({ evidence: { kind: 'note', words: 'Đã tổ chức' } });
    expect(missing(ACTION_FORMS.submit, {})).toEqual(['number', 'issuedOn', 'title']);
  });

  it('given a choice that nobody touched, when sent, then it is the one that was shown', () => {
    expect(ACTION_FORMS['raise-obstacle'].body({ authority: 'Bộ Tài chính', words: 'x' })).toEqual({
      cause: 'no-central-guidance',
      authority: 'Bộ Tài chính',
      words: 'x',
    });
  });

  it('given a pointer of a problem, when read, then it names the field on the screen', () => {
    expect(fieldAt('/words')).toBe('words');
    expect(fieldAt('/evidence/number')).toBe('number');
    expect(fieldAt('/evidence/words')).toBe('evidenceWords');
  });
});

describe('a kept draft', () => {
  it('given something else under its key, when read, then it is an empty draft', () => {
    for (const kept of [null, '', '{', '[1]', '7', 'null']) expect(readDraft(kept)).toEqual({});
    expect(readDraft('{"words":"x","percent":4}')).toEqual({ words: 'x' });
  });
});
