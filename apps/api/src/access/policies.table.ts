import { type Action, type Policy, POLICIES, policyOf, type Relation, RELATIONS } from './policies.js';

/** The table of policies as Markdown: a line an action, its roles together that stand alike to the thing. */
export function policiesTable(): string {
  const lines = (Object.keys(POLICIES) as Action[]).map((action) => {
    const { on, extent, who } = policyOf(action);
    return [`\`${action}\``, `${on} (${extent})`, admitted(who)];
  });
  const relations = Object.entries(RELATIONS).map(([name, words]) => `- **${name}**: ${words}`);
  return `${relations.join('\n')}\n\n${markdown([['action', 'on', 'who'], ...lines])}`;
}

function admitted(who: Policy['who']): string {
  const byRelation = new Map<Relation, string[]>();
  for (const [role, relation] of Object.entries(who))
    byRelation.set(relation, [...(byRelation.get(relation) ?? []), role]);
  return [...byRelation].map(([relation, roles]) => `${rolesOf(roles)}: **${relation}**`).join('; ');
}

const ROLES = 9;

function rolesOf(roles: readonly string[]): string {
  return roles.length === ROLES ? 'everybody' : roles.join(', ');
}

/** Columns as wide as their widest cell, as the formatter has them. */
function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
