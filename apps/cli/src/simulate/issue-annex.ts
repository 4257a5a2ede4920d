import { importedDirectiveId, importedUnitId, planTaskFile, type TaskImportPlan } from '#application';
import type { AskedCommand } from '#domain';
import { openSource } from '#platform';
import type { Register } from '../composition/register.js';
import { COORDINATOR } from '../import/console.actors.js';
import { savePeople } from '../import/people-file.js';
import type { SimulatedUnits } from './found-register.js';
import { commandIdOf, giveAll } from './give.js';
import { FOLLOWER, staff } from './simulation.people.js';

export interface IssuedAnnex {
  readonly plan: TaskImportPlan;
  readonly issued: number;
  /** Drafts that could not be issued, with the reason. */
  readonly heldBack: readonly { readonly ordinal: string; readonly reason: string }[];
  /** The invented people by id: post and unit. */
  readonly people: ReadonlyMap<string, string>;
}

/** Drafts every row, names people in the units that lead, and issues what can be issued. */
export async function issueAnnex(
  request: { readonly tasks: string; readonly directive: string; readonly issued: string },
  register: Register,
  { units, follower, at }: SimulatedUnits & { readonly at: string },
): Promise<IssuedAnnex> {
  const directive = importedDirectiveId(request.directive);
  const plan = await planTaskFile({ file: await openSource(request.tasks), directive, units, at, by: COORDINATOR });
  const drafts = plan.rows.flatMap(({ command }) => (command === null ? [] : [command]));
  const leading = new Set(drafts.flatMap(({ lead }) => ('units' in lead ? lead.units : [])));
  const staffed = staff(
    units.filter(({ id }) => leading.has(id)),
    follower,
    at,
  );
  await savePeople(register, staffed.people);
  await giveAll(register, [
    ...staffed.commands,
    {
      type: 'RegisterDirective',
      id: directive,
      at,
      by: COORDINATOR,
      kind: 'resolution',
      number: request.directive,
      issuedOn: request.issued,
      issuer: request.directive,
      abstract: request.directive,
      urgency: 'normal',
      secrecy: 'open',
      ownerUnit: importedUnitId(FOLLOWER.code),
    },
  ]);
  await giveAll(register, drafts);
  const people = new Map(staffed.people.map(({ id, name }) => [id, name]));
  return { plan, people, ...(await issueAll(request.issued, register, { drafts, at })) };
}

async function issueAll(
  issuedOn: string,
  { executor }: Register,
  {
    drafts,
    at,
  }: { readonly drafts: readonly { readonly id: string; readonly ordinal: string }[]; readonly at: string },
): Promise<Pick<IssuedAnnex, 'issued' | 'heldBack'>> {
  const requests = drafts.map(({ id }) => {
    const command: AskedCommand = { type: 'IssueTask', id, at, by: COORDINATOR, issuedOn };
    return { commandId: commandIdOf(command), command };
  });
  const heldBack: { ordinal: string; reason: string }[] = [];
  for (const [index, settled] of (await executor.executeMany(requests)).entries()) {
    if (settled.kind === 'failed') throw settled.error;
    if (settled.kind === 'refused')
      heldBack.push({ ordinal: drafts[index]?.ordinal ?? '', reason: settled.refusal.refused });
  }
  return { issued: drafts.length - heldBack.length, heldBack };
}
