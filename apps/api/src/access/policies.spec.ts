import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GRANTABLE_ROLES } from '#domain';
import { type Action, POLICIES, policyOf } from './policies.js';
import { policiesTable } from './policies.table.js';

const page = join(process.cwd(), 'docs', 'guides', 'policies.md');

describe('the table of policies', () => {
  it('stands in the guide as it is', () => {
    const [, shown = ''] = readFileSync(page, 'utf8').split(/<!-- (?:begin|end) of the table -->\n/);
    expect(shown.trim()).toBe(policiesTable());
  });

  it('names each role that somebody can hold, and gives nobody work over the whole register but an administrator', () => {
    const lines = (Object.keys(POLICIES) as Action[]).map((action) => [action, policyOf(action)] as const);
    const named = new Set(lines.flatMap(([, { who }]) => Object.keys(who)));
    expect([...named].toSorted()).toEqual(GRANTABLE_ROLES.toSorted());
    const whole = lines.flatMap(([, { who }]) =>
      Object.entries(who).flatMap(([role, relation]) => (relation === 'register' ? [role] : [])),
    );
    expect(new Set(whole)).toEqual(new Set(['admin']));
  });

  it('lets an administrator do nothing in a unit’s name', () => {
    const acts = (Object.keys(POLICIES) as Action[]).filter((action) => {
      const relation = policyOf(action).who.admin;
      return relation === 'lead' || relation === 'lead or owing' || relation === 'owner';
    });
    expect(acts).toEqual([]);
  });
});
