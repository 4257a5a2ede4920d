import { type ImportableUnit, importedUnitId, planUnitFile } from '#application';
import {
  type AskedCommand,
  CALENDAR_STREAM,
  CENTRAL_AGENCIES,
  DEFAULT_POLICY,
  POLICY_STREAM,
  type UnitKind,
  VIETNAM_CALENDAR,
} from '#domain';
import { openSource } from '#platform';
import type { Register } from '../composition/register.js';
import { REGISTRAR } from '../import/console.actors.js';
import { giveAll } from './give.js';
import { FOLLOWER } from './simulation.people.js';

export interface SimulatedUnits {
  readonly units: readonly ImportableUnit[];
  readonly follower: ImportableUnit;
  /** What was registered, by kind; the central agencies apart from what the file lists. */
  readonly counts: { readonly central: number } & Readonly<Partial<Record<UnitKind, number>>>;
}

/** Calendar, policy, the central agencies, the unit that follows up, and the units of a file. */
export async function foundRegister(path: string | undefined, register: Register, at: string): Promise<SimulatedUnits> {
  const central = CENTRAL_AGENCIES.map(({ code, name, nameEn, kind, aliases }) => ({
    id: importedUnitId(code),
    code,
    name,
    nameEn,
    kind,
    aliases,
  }));
  const follower = { ...FOLLOWER, id: importedUnitId(FOLLOWER.code), aliases: [], kind: 'office' as const };
  const listed =
    path === undefined ? null : await planUnitFile({ file: await openSource(path), units: [], at, by: REGISTRAR });
  await giveAll(register, [
    { type: 'PublishCalendar', id: CALENDAR_STREAM, at, by: REGISTRAR, calendar: VIETNAM_CALENDAR },
    { type: 'PublishPolicy', id: POLICY_STREAM, at, by: REGISTRAR, policy: DEFAULT_POLICY },
    ...[follower, ...central].map(({ id, code, name, nameEn, kind }): AskedCommand => ({
      type: 'RegisterUnit',
      id,
      at,
      by: REGISTRAR,
      code,
      name,
      nameEn,
      kind,
      parent: null,
      field: null,
    })),
    ...(listed?.commands ?? []),
  ]);
  const others = (listed?.commands ?? []).map(({ id, code, name }) => ({ id, code, name, aliases: [] }));
  return {
    units: [...central, ...others],
    follower,
    counts: { central: central.length, ...listed?.summary.kinds },
  };
}
