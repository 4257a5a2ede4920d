import { noGrants } from '../grant/grant.evolve.js';
import {
  coordinator,
  admin,
  finance,
  financeHead,
  financeOfficer,
  healthHead,
  office,
} from '../log/people.examples.js';
import { specifying } from '../log/decider.kit-spec.js';
import { theOffice } from './unit.examples.js';
import { decideUnit, type UnitCommand, type UnitPremises } from './unit.decide.js';
import { evolveUnit, noUnit } from './unit.evolve.js';
import type { UnitEvent } from './unit.js';

const at = '2025-03-03T03:00:00.000Z';
const usual: { at: string; premises: UnitPremises } = { at, premises: { parent: theOffice, filler: noGrants } };
const given = specifying({ initial: noUnit, evolve: evolveUnit, decide: decideUnit }, usual);
const asking = { id: finance, at, by: admin };
const facts = {
  code: 'TC',
  name: 'Sở Tài chính',
  nameEn: null,
  kind: 'department',
  parent: office,
  field: null,
} as const;
const register: UnitCommand = { type: 'RegisterUnit', ...asking, ...facts };
const registered: UnitEvent = { type: 'UnitRegistered', data: facts };
const filled = (post: 'unitHead' | 'officer', person: string, acting = false): UnitEvent => ({
  type: 'PostFilled',
  data: { post, person, acting },
});
const fill = (post: 'unitHead' | 'officer', person: string, acting = false): UnitCommand => ({
  type: 'FillPost',
  ...asking,
  post,
  person,
  acting,
});
const head = financeHead.person;
const next = healthHead.person;

describe('a unit', () => {
  it('is registered under a parent that is there', () => {
    given([]).when(register).thenHappens([registered]);
    given([], { parent: noUnit, filler: noGrants }).when(register).thenRefused('unit-not-found', 'parent');
    given([])
      .when({ ...register, parent: finance })
      .thenRefused('unit-own-parent', 'parent');
    given([])
      .when({ ...register, by: coordinator })
      .thenRefused('not-your-role');
  });

  it('sent again in a list changes nothing; another under its id is refused', () => {
    given([registered]).when(register).thenNothing();
    given([registered])
      .when({ ...register, code: 'YT' })
      .thenRefused('unit-exists', 'id');
  });

  it('is renamed, with the document that says so', () => {
    const rename = { type: 'RenameUnit', ...asking, name: 'Sở Mới', nameEn: null, document: '1/NQ' } as const;
    given([registered])
      .when(rename)
      .thenHappens([{ type: 'UnitRenamed', data: { name: 'Sở Mới', nameEn: null, document: '1/NQ' } }]);
    given([registered])
      .when({ ...rename, name: facts.name })
      .thenNothing();
    given([]).when(rename).thenRefused('unit-not-found', 'id');
  });
});

describe('posts', () => {
  it('have one head: the new one ends the one before', () => {
    given([registered, filled('unitHead', head)])
      .when(fill('unitHead', next))
      .thenHappens([{ type: 'PostVacated', data: { post: 'unitHead', person: head } }, filled('unitHead', next)]);
  });

  it('have one who acts beside the head', () => {
    given([registered, filled('unitHead', head)])
      .when(fill('unitHead', next, true))
      .thenHappens([filled('unitHead', next, true)]);
    given([registered, filled('unitHead', next, true)])
      .when(fill('unitHead', next))
      .thenHappens([filled('unitHead', next)]);
    given([registered, filled('unitHead', next, true), filled('unitHead', next)]).thenState({
      posts: [{ post: 'unitHead', person: next, acting: false }],
    });
  });

  it('have many officers, each once', () => {
    const officer = financeOfficer.person;
    given([registered, filled('officer', head)])
      .when(fill('officer', officer))
      .thenHappens([filled('officer', officer)]);
    given([registered, filled('officer', officer)])
      .when(fill('officer', officer))
      .thenNothing();
    given([registered]).when(fill('officer', 'chị B')).thenRefused('person-invalid', 'person');
  });

  it('are vacated by whoever holds them', () => {
    const vacate = { type: 'VacatePost', ...asking, post: 'unitHead', person: head } as const;
    const gone: UnitEvent = { type: 'PostVacated', data: { post: 'unitHead', person: head } };
    given([registered, filled('unitHead', head)])
      .when(vacate)
      .thenHappens([gone]);
    given([registered]).when(vacate).thenRefused('post-not-held', 'person');
    given([registered, filled('unitHead', head), gone]).thenState({ posts: [] });
  });
});

it('gives no post to whoever administers, inspects or oversees', () => {
  const held = { id: finance, role: 'inspector', unit: null, from: at, until: null, delegation: null } as const;
  const filler = { status: 'known', person: head, grants: [{ ...held, restricted: false }] } as const;
  given([registered], { parent: theOffice, filler }).when(fill('unitHead', head)).thenRefused('roles-apart', 'person');
});
