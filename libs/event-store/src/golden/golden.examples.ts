/**
 * Ten envelopes whose bytes and leaf hashes are fixed for ever, one of each family of events and one for the corners of JSON.
 * Invented people, units and documents. The files beside this one hold the bytes; `leaf-hashes.txt` their hashes.
 */
import type { Envelope } from '../event-store.js';

const person = (n: number): string => `7e57ab1e-0000-4000-8000-00000000000${n}`;
const unit = (n: number): string => `0a9e2c55-1d2b-4c3d-9e4f-00000000000${n}`;

function envelope(n: number, parts: Partial<Envelope> & Pick<Envelope, 'type' | 'data'>): Envelope {
  const digit = n.toString(16);
  return {
    id: `0e1e0000-aaaa-5aaa-8aaa-00000000000${digit}`,
    stream: `57e40000-bbbb-4bbb-8bbb-00000000000${digit}`,
    version: 1,
    schemaVersion: 1,
    occurredAt: '2025-01-15T02:00:00.000Z',
    recordedAt: '2025-01-15T02:00:00.417Z',
    actor: person(1),
    onBehalfOf: null,
    unit: unit(1),
    commandId: `c0de0000-cccc-4ccc-8ccc-00000000000${digit}`,
    causation: null,
    correlation: null,
    ...parts,
  };
}

export const golden: Readonly<Record<string, Envelope>> = {
  '01-unit-registered': envelope(1, {
    type: 'UnitRegistered',
    unit: null,
    data: {
      code: 'SKHCN',
      name: 'Sở Khoa học và Công nghệ tỉnh Hoa Sen',
      nameEn: 'Department of Science and Technology',
      kind: 'department',
      parent: unit(1),
      field: null,
    },
  }),
  '02-directive-registered': envelope(2, {
    type: 'DirectiveRegistered',
    data: {
      kind: 'action-programme',
      number: '27-CTr/TU',
      issuedOn: '2025-01-14',
      issuer: 'Tỉnh ủy Hoa Sen',
      abstract: 'Chương trình hành động về “chuyển đổi số” giai đoạn 2025–2030',
      urgency: 'normal',
      secrecy: 'open',
      ownerUnit: unit(1),
    },
  }),
  '03-task-drafted': envelope(3, {
    type: 'TaskDrafted',
    correlation: 'import-phu-luc-1',
    data: {
      directive: '57e40000-bbbb-4bbb-8bbb-000000000002',
      ordinal: '12',
      work: 'Đưa 100% thủ tục đủ điều kiện lên trực tuyến;\nbáo cáo "hằng quý"\ttheo mẫu C:\\mau\\01',
      lead: { relation: 'joint', units: [unit(2), unit(3)], text: 'Sở KH&CN; Văn phòng UBND tỉnh' },
      deadline: { kind: 'quarter', year: 2025, quarter: 3 },
      source: { file: 'phụ lục.csv', row: 12 },
    },
  }),
  '04-task-issued': envelope(4, {
    type: 'TaskIssued',
    version: 2,
    causation: '0e1e0000-aaaa-5aaa-8aaa-000000000003',
    data: {
      issuedOn: '2025-01-15',
      dueAt: '2025-09-30T16:59:59.999Z',
      relation: 'each',
      assignments: [
        { assignment: '57e40000-bbbb-4bbb-8bbb-000000000005', unit: unit(2) },
        { assignment: '57e40000-bbbb-4bbb-8bbb-000000000006', unit: unit(3) },
      ],
    },
  }),
  '05-assignment-opened': envelope(5, {
    type: 'AssignmentOpened',
    actor: 'system',
    unit: null,
    commandId: 'c0de0000-cccc-4ccc-8ccc-000000000004',
    data: { unit: unit(2), deadlineVersion: 1, dueAt: null, skippedSteps: [], termStartsOn: '2025-01-15' },
  }),
  '06-progress-reported': envelope(6, {
    type: 'ProgressReported',
    version: 3,
    actor: person(4),
    onBehalfOf: person(2),
    unit: unit(2),
    occurredAt: '2025-03-31T16:59:59.999Z',
    recordedAt: '2025-04-01T00:00:00.000Z',
    data: { words: 'Đã xong 5/8 hạng mục', nextStep: null, percent: 62.5 },
  }),
  '07-deliverable-submitted': envelope(7, {
    type: 'DeliverableSubmitted',
    version: 9,
    actor: person(2),
    unit: unit(2),
    data: {
      evidence: {
        kind: 'document',
        number: '118/QĐ-UBND',
        issuedOn: '2025-08-29',
        title: 'Quyết định phê duyệt đề án',
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
      words: null,
    },
  }),
  '08-step-fired': envelope(8, {
    type: 'StepFired',
    version: 12,
    schemaVersion: 2,
    actor: 'system',
    unit: null,
    data: {
      step: 'R3',
      dueAt: '2025-09-25T00:30:00.000Z',
      late: false,
      days: { from: '2025-09-25', to: '2025-09-30', workingDays: 3, skipped: [{ on: '2025-09-27', name: 'Thứ Bảy' }] },
      recipients: [{ person: person(2), as: 'unitHead' }],
    },
  }),
  '09-notice-failed': envelope(9, {
    type: 'NoticeFailed',
    version: 2,
    actor: 'system',
    unit: null,
    data: { attempt: 1, permanent: false, error: '421 4.3.2 \u0007busy\u001b[0m\r\n</script> \u2028 \u007f 🇻🇳' },
  }),
  '10-corners-of-json': envelope(10, {
    type: 'PolicyAdopted',
    version: 2147483647,
    data: {
      '\ufb33': 'after the emoji by code units, before it by code points is wrong',
      '😀': 'surrogates sort by code units',
      é: 'precomposed',
      'e\u0301': 'decomposed stays decomposed',
      '': 'empty name',
      B: 1,
      a: 2,
      '10': 'ten before two',
      '2': 'two',
      numbers: [0, -0, 1e21, 1e20, 1e-7, 0.000001, 4.5, 333333333.3333333, 5e-324, 1.7976931348623157e308, -1.5],
      integers: [9007199254740991, -9007199254740991],
      nothing: [{}, [], null, true, false, ''],
      absent: undefined,
    },
  }),
};
