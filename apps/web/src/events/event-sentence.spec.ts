import { EVENT_TYPES } from '#contracts';
import { EVENT_SENTENCES } from '../i18n/event.sentences.js';
import { eventSentence } from './event-sentence.js';

const names = {
  unit: (id: string) => (id === 'u1' ? 'Sở Tài chính' : null),
  person: (id: string) => (id === 'p1' ? 'Nguyễn Thị Lan' : null),
};

describe('the sentence of an event', () => {
  it('given every event of the log, when told, then it has words of its own in both languages', () => {
    expect(Object.keys(EVENT_SENTENCES).sort()).toEqual([...EVENT_TYPES].sort());
    const told = EVENT_TYPES.map((type) => eventSentence({ type, data: {} }, names));
    for (const [at, sentence] of told.entries()) {
      expect(sentence.vi).not.toContain(EVENT_TYPES[at]);
      expect(sentence.vi).not.toMatch(/undefined|null|NaN/);
      expect(sentence.en).not.toMatch(/undefined|null|NaN/);
      expect(sentence.vi).not.toBe(sentence.en);
    }
    expect(new Set(told.map((sentence) => sentence.vi)).size).toBe(EVENT_TYPES.length);
  });

  it('given an event of a later release, when told, then it is named and not hidden', () => {
    expect(eventSentence({ type: 'TaskFramed', data: {} }, names).vi).toBe('Sự kiện TaskFramed.');
    expect(eventSentence({ type: 'constructor', data: {} }, names).vi).toBe('Sự kiện constructor.');
  });

  it('given an opened assignment, when told, then the unit and the local day of the deadline are named', () => {
    const data = { unit: 'u1', dueAt: '2025-03-01T16:59:59.999Z' };
    expect(eventSentence({ type: 'AssignmentOpened', data }, names)).toEqual({
      vi: 'Giao cho Sở Tài chính, thời hạn 01/03/2025.',
      en: 'Given to Sở Tài chính, due 01/03/2025.',
    });
  });

  it('given a person who was erased, when told, then the sentence still reads', () => {
    expect(eventSentence({ type: 'AssignmentDelegated', data: { officer: 'p9' } }, names).vi).toBe(
      'Phân công một người có trách nhiệm làm đầu mối.',
    );
  });

  it('given a report, when told, then words, per cent and next step are in it', () => {
    const data = { words: 'Đã lấy ý kiến.', percent: 40, nextStep: 'trình thẩm định.' };
    expect(eventSentence({ type: 'ProgressReported', data }, names).vi).toBe(
      'Báo cáo tiến độ (40 %): “Đã lấy ý kiến”. Bước tiếp theo: trình thẩm định.',
    );
  });

  it('given a step held back, when told, then its reason is in words', () => {
    const data = { step: 'R3', reason: 'submitted' };
    expect(eventSentence({ type: 'StepSuppressed', data }, names).vi).toBe(
      'Không gửi “nhắc sát hạn” (bậc R3) vì đơn vị đã trình sản phẩm.',
    );
  });

  it('given days of receipt that began anew, when told, then the cause is the recorded one, and none is made up', () => {
    const told = (reason?: string) =>
      eventSentence(
        { type: 'ReceiptRenewed', data: { workingDays: 5, ...(reason === undefined ? {} : { reason }) } },
        names,
      ).vi;
    const rest = ': đơn vị có thêm 5 ngày làm việc để tiếp nhận hoặc đề nghị trả lại.';
    expect(told('return-refused')).toBe(`Đề nghị trả lại được trả lời sau ngày đến hạn tiếp nhận${rest}`);
    expect(told('register-stood-still')).toBe(`Hệ thống đã gián đoạn vào ngày đến hạn tiếp nhận${rest}`);
    expect(told()).toBe(`Thời gian tiếp nhận được tính lại${rest}`);
  });

  it('given a completion, when told, then on time and late read differently', () => {
    const told = (onTime: boolean) =>
      eventSentence({ type: 'DeliverableConfirmed', data: { completedOn: '2025-06-30', onTime } }, names).vi;
    expect(told(true)).toBe('Xác nhận hoàn thành, tính ngày 30/06/2025, đúng hạn.');
    expect(told(false)).toContain('quá hạn');
  });
});
