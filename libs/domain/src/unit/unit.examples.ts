import { coordinator, fieldLeader, financeHead, financeOfficer, leader, otherOfficer } from '../log/people.examples.js';
import type { UnitState } from './unit.js';

export const theOffice: UnitState = {
  status: 'active',
  code: 'VP',
  name: 'Văn phòng ví dụ',
  nameEn: null,
  kind: 'office',
  parent: null,
  posts: [
    { post: 'coordinator', person: coordinator.person, acting: false },
    { post: 'fieldLeader', person: fieldLeader.person, acting: false },
    { post: 'leader', person: leader.person, acting: false },
  ],
};

export const theFinanceUnit: UnitState = {
  status: 'active',
  code: 'TC',
  name: 'Sở Tài chính ví dụ',
  nameEn: null,
  kind: 'department',
  parent: null,
  posts: [
    { post: 'unitHead', person: financeHead.person, acting: false },
    { post: 'officer', person: financeOfficer.person, acting: false },
    { post: 'officer', person: otherOfficer.person, acting: false },
  ],
};

export const aUnitWithoutPosts: UnitState = { ...theFinanceUnit, posts: [] };
