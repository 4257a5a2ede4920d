import type { LedgerLine, LedgerPage } from '#contracts';
import { LEDGER_OUTCOMES } from '#read-models';
import { atPosition, next } from './board.schemas.js';
import { day, id, instant, list, object, oneOf, orNull, ref, type Schema, text, whole } from './schema.js';

export const ledgerSchemas: Readonly<Record<string, Schema>> = {
  LedgerPage: object<LedgerPage>('Một trang của sổ nhắc việc · A page of the ledger', {
    ...atPosition,
    items: list('Từng dòng, theo thứ tự sổ ghi · Each line, in the order of the log', ref('LedgerLine')),
    next,
  }),
  LedgerLine: object<LedgerLine>('Ai được báo gì, hoặc không, và vì sao · Who was told what, or not, and why', {
    position: whole('Vị trí trong sổ ghi · Position of the event'),
    at: instant('Lúc · At'),
    day: day('Ngày · Local day'),
    outcome: oneOf('Kết quả · What became of it', LEDGER_OUTCOMES),
    reason: orNull(text('Vì sao · Why')),
    persons: list('Những người được báo · Who was told', ref('PersonRef')),
    step: orNull(text('Bước · Step of the ladder')),
    assignment: orNull(id('Lượt giao · Assignment')),
    task: orNull(id('Nhiệm vụ · Task')),
    unit: orNull(ref('UnitRef')),
    notice: orNull(id('Thông báo · Message')),
    channel: orNull(oneOf('Kênh · Channel', ['smtp', 'inbox', 'webhook'])),
    items: whole('Số việc trong thông báo · How many things a message holds'),
    policyVersion: orNull(whole('Phiên bản chính sách · Version of the policy')),
    calendarVersion: orNull(whole('Phiên bản lịch · Version of the calendar')),
  }),
};
