import type { Actor } from './actor.js';

const person = (number: number): string => `00000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`;
const unit = (number: number): string => `00000000-0000-4000-9000-0000000000${String(number).padStart(2, '0')}`;

export const office = unit(1);
export const finance = unit(2);
export const health = unit(3);

export const admin: Actor = { person: person(1), role: 'admin', unit: null };
export const coordinator: Actor = { person: person(2), role: 'coordinator', unit: office };
export const fieldLeader: Actor = { person: person(3), role: 'fieldLeader', unit: office };
export const leader: Actor = { person: person(4), role: 'leader', unit: office };
export const nationalLeader: Actor = { person: person(5), role: 'leader', unit: null };
export const financeHead: Actor = { person: person(6), role: 'unitHead', unit: finance };
export const financeOfficer: Actor = { person: person(7), role: 'officer', unit: finance };
export const otherOfficer: Actor = { person: person(8), role: 'officer', unit: finance };
export const financeCoordinator: Actor = { person: person(9), role: 'coordinator', unit: finance };
export const healthHead: Actor = { person: person(10), role: 'unitHead', unit: health };
