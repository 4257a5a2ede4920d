/** What the program makes of an annex, in the measurement's own words. */
import { planTaskFile, type TaskImportPlan } from '#application';
import type { Deadline } from '#domain';
import { openSource } from '#platform';
import type { MadeAnnex } from './annex.generator.js';

export interface ReadRow {
  readonly work: string;
  /** How the lead cell was read. */
  readonly kind: string;
  readonly units: readonly string[];
  /** First proposal for each part that could not be read. */
  readonly proposals: readonly string[];
  /** Codes of the leads that the draft names; null when it leaves them open. */
  readonly drafted: readonly string[] | null;
  readonly relation: string;
  readonly cooperating: readonly string[];
  readonly deadline: Deadline;
  /** Finding codes by column: where there is one, a person is asked. */
  readonly asked: Readonly<Partial<Record<string, readonly string[]>>>;
}

export type AnnexReader = (annex: MadeAnnex, path: string) => Promise<readonly ReadRow[]>;

const AT = '2026-01-05T02:00:00.000Z';
const COORDINATOR = { person: '0195f2a0-0000-7000-8000-00000000000a', role: 'coordinator', unit: null } as const;
const DIRECTIVE = '0195f2a0-0000-7000-8000-000000000002';

function rowsOf(plan: TaskImportPlan, { register }: MadeAnnex): readonly ReadRow[] {
  const codes = new Map(register.units.map(({ id, code }) => [id, code]));
  const coded = (ids: readonly string[]): readonly string[] => ids.map((id) => codes.get(id) ?? id);
  return plan.rows.flatMap(({ command, readAs, findings }): readonly ReadRow[] => {
    if (command === null) return [];
    const asked: Partial<Record<string, readonly string[]>> = {};
    for (const { column, code } of findings) asked[column] = [...(asked[column] ?? []), code];
    const { lead } = command;
    return [
      {
        work: command.work,
        kind: readAs.lead.kind,
        units: readAs.lead.parts.flatMap(({ unit }) => unit ?? []),
        proposals: readAs.lead.parts.flatMap(({ candidates }) => candidates?.[0] ?? []),
        drafted: lead.relation === 'undetermined' ? null : coded(lead.units),
        relation: lead.relation,
        cooperating: coded(command.cooperating.units),
        deadline: command.deadline,
        asked,
      },
    ];
  });
}

/** The program as it is. */
export const readAnnex: AnnexReader = async (annex, path) => {
  const { units, owner, day } = annex.register;
  const facts = { units, owner, issuedOn: day, number: annex.number, directive: DIRECTIVE, at: AT, by: COORDINATOR };
  return rowsOf(await planTaskFile({ file: await openSource(path), ...facts }), annex);
};
