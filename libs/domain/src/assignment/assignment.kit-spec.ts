import { specifying } from '../log/decider.kit-spec.js';
import { decideAssignment } from './assignment.decide.js';
import { evolveAssignment, noAssignment } from './assignment.evolve.js';
import { monday, premises } from './assignment.examples.js';

export const given = specifying(
  { initial: noAssignment, evolve: evolveAssignment, decide: decideAssignment },
  { at: monday, premises },
);
