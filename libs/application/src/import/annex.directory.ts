/**
 * Who can be named in an annex: the register's units first, then the central bodies and provincial departments that are known by name
 * only. Of several units with one name the one nearest to the importer is meant: below its own unit, else below the next above, and
 * so on; the same name twice at one distance is for a person to decide.
 */
import {
  CENTRAL_AGENCIES,
  GOVERNMENT_CODES,
  leadDirectory,
  nameKey,
  PROVINCE_DEPARTMENTS,
  standingOn,
  type AnnexLevel,
  type GroupMember,
  type KnownAgency,
  type LeadDirectory,
  type NamedUnit,
  type UnitKind,
} from '#domain';

/** A registered unit, as an import needs it. Without a kind or a parent it is nobody's subtree and no member of a group. */
export interface ImportableUnit extends NamedUnit {
  readonly id: string;
  readonly kind?: UnitKind;
  readonly parent?: string | null;
}

/** A unit that may be named in a cell; `id` is null for one that is known by name but not registered. */
export interface NameableUnit extends NamedUnit {
  readonly id: string | null;
  readonly kind: UnitKind | null;
  readonly parent: string | null;
  /** What is known of a body of this name: since when it is there, and what it became. */
  readonly known: KnownAgency | null;
}

export interface AnnexDirectory {
  readonly names: LeadDirectory<NameableUnit>;
  readonly level: AnnexLevel;
  /** The local day of the document, `YYYY-MM-DD`: units are those of that day. */
  readonly day: string;
  /** The registered units that a group of this annex means on its day. */
  membersOf(groups: readonly GroupMember[]): readonly NameableUnit[];
  /** True for a commune or department of somebody else's province. */
  isElsewhere(unit: NameableUnit): boolean;
  nameOf(id: string | null): string | null;
}

export interface AnnexFacts {
  readonly units: readonly ImportableUnit[];
  /** The unit that follows the annex up, by id; null when none is named. */
  readonly owner: string | null;
  /** Number and symbol of the document, e.g. "03/NQ-CP". */
  readonly number: string;
  readonly day: string;
}

interface Central {
  readonly known: KnownAgency;
  readonly keys: readonly string[];
}

const KNOWN: readonly Central[] = [...CENTRAL_AGENCIES, ...PROVINCE_DEPARTMENTS].map((known) => ({
  known,
  keys: [known.name, known.code, ...known.aliases].map(nameKey),
}));
const KNOWN_BY_NAME = new Map(KNOWN.map(({ known }) => [nameKey(known.name), known]));

/** A registered ministry answers to the short forms of its name as well, where no other unit does. */
function nameable(units: readonly ImportableUnit[]): readonly NameableUnit[] {
  const taken = new Set(units.flatMap(({ name, code, aliases }) => [name, code, ...aliases].map(nameKey)));
  const registered = units.map((unit): NameableUnit => {
    const known = KNOWN_BY_NAME.get(nameKey(unit.name)) ?? null;
    const more = known === null ? [] : [known.code, ...known.aliases].filter((alias) => !taken.has(nameKey(alias)));
    const nameEn = unit.nameEn ?? known?.nameEn ?? null;
    return {
      ...unit,
      nameEn,
      aliases: [...unit.aliases, ...more],
      kind: unit.kind ?? known?.kind ?? null,
      parent: unit.parent ?? null,
      known,
    };
  });
  const names = new Set(units.map(({ name }) => nameKey(name)));
  const others = KNOWN.filter(
    ({ known, keys }) => !names.has(nameKey(known.name)) && keys.every((key) => !taken.has(key)),
  );
  return [
    ...registered,
    ...others.map(({ known }): NameableUnit => ({ ...known, id: null, kind: known.kind, parent: null, known })),
  ];
}

/** Reads whose annex it is from its symbol, else from the unit that follows it up. */
function levelOf(number: string, root: NameableUnit | undefined): AnnexLevel {
  if (root?.kind === 'commune') return 'commune';
  const symbol = number.normalize('NFC').toUpperCase();
  if (/[/-](?:CP|TTG|VPCP|TW|QH\d*|BCĐ(?:CP|TW)|B[A-ZĐ]{2,6})$/u.test(symbol)) return 'central';
  if (/(?:UBND|HĐND|TU)$/u.test(symbol)) return 'province';
  return root?.kind === 'government' || root?.kind === 'ministry' || root?.kind === 'agency' ? 'central' : 'province';
}

class Tree {
  private readonly byId: ReadonlyMap<string, NameableUnit>;

  constructor(units: readonly NameableUnit[]) {
    this.byId = new Map(units.flatMap((unit) => (unit.id === null ? [] : [[unit.id, unit]])));
  }

  get(id: string | null): NameableUnit | undefined {
    return id === null ? undefined : this.byId.get(id);
  }

  /** The unit and all above it, itself first. */
  chain(id: string | null): readonly NameableUnit[] {
    const chain: NameableUnit[] = [];
    for (let unit = this.get(id); unit !== undefined && !chain.includes(unit); unit = this.get(unit.parent)) {
      chain.push(unit);
    }
    return chain;
  }

  isWithin(unit: NameableUnit, above: NameableUnit): boolean {
    return this.chain(unit.id).includes(above);
  }
}

/** The nearest of several units of one name: those below the first unit, from the importer upwards, that has any of them below it. */
function nearest(tree: Tree, owner: readonly NameableUnit[], units: readonly NameableUnit[]): readonly NameableUnit[] {
  for (const scope of owner) {
    const within = units.filter((unit) => tree.isWithin(unit, scope));
    if (within.length > 0) return within;
  }
  return units;
}

const IN_PROVINCES: ReadonlySet<UnitKind | null> = new Set<UnitKind | null>([
  'commune',
  'department',
  'committee',
  'office',
]);
const PLACES: ReadonlySet<UnitKind | null> = new Set<UnitKind | null>(['province', 'commune']);
const DEPARTMENTS: ReadonlySet<UnitKind | null> = new Set<UnitKind | null>(['department', 'committee', 'agency']);

/** "UBND tỉnh" in a province's annex is that province. */
function withOwnNames(units: readonly NameableUnit[], root: NameableUnit | undefined): readonly NameableUnit[] {
  if (root?.kind !== 'province') return units;
  const word = /^(?:thành phố|TP\b)/iu.test(root.name) ? 'thành phố' : 'tỉnh';
  const own = [`Ủy ban nhân dân ${word}`, `UBND ${word}`];
  return units.map((unit) => (unit === root ? { ...unit, aliases: [...unit.aliases, ...own] } : unit));
}

function ofPlace(unit: NameableUnit): NameableUnit {
  if (!PLACES.has(unit.kind) || /^(?:UBND|Ủy ban)/iu.test(unit.name)) return unit;
  return { ...unit, aliases: [...unit.aliases, `Ủy ban nhân dân ${unit.name}`] };
}

export function annexDirectory({ units, owner, number, day }: AnnexFacts): AnnexDirectory {
  const bare = nameable(units);
  const bareRoot = new Tree(bare).chain(owner).at(-1);
  const all = withOwnNames(bare, bareRoot).map(ofPlace);
  const tree = new Tree(all);
  const chain = tree.chain(owner);
  const root = chain.at(-1);
  const isThere = ({ known }: NameableUnit): boolean => known === null || standingOn(known, day) === 'there';
  const isMember: Readonly<Record<GroupMember, (unit: NameableUnit) => boolean>> = {
    ministries: ({ kind, known }) =>
      kind === 'ministry' || (kind === 'agency' && GOVERNMENT_CODES.has(known?.code ?? '')),
    provinces: ({ kind }) => kind === 'province',
    departments: (unit) =>
      DEPARTMENTS.has(unit.kind) &&
      root !== undefined &&
      unit !== root &&
      tree.isWithin(unit, root) &&
      tree.get(unit.parent)?.kind !== 'department',
    communes: (unit) => unit.kind === 'commune' && root !== undefined && tree.isWithin(unit, root),
  };
  const members = new Map<string, readonly NameableUnit[]>();
  return {
    names: leadDirectory(all, {
      choose: (several) => nearest(tree, chain, several),
      isPlace: ({ kind }) => PLACES.has(kind),
      isUnder: (unit, above) => unit !== above && tree.isWithin(unit, above),
    }),
    level: levelOf(number, root),
    day,
    membersOf: (groups) => {
      const key = groups.join(' ');
      const known =
        members.get(key) ??
        all.filter((unit) => unit.id !== null && isThere(unit) && groups.some((group) => isMember[group](unit)));
      members.set(key, known);
      return known;
    },
    isElsewhere: (unit) =>
      unit.id !== null &&
      root?.kind === 'province' &&
      IN_PROVINCES.has(unit.kind) &&
      unit.parent !== null &&
      !tree.isWithin(unit, root),
    nameOf: (id) => tree.get(id)?.name ?? null,
  };
}
