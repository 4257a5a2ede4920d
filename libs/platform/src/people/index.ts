import { AccountRow } from '../accounts/account.entity.js';
import { CreateAccounts1735693200003 } from '../accounts/create-accounts.migration.js';
import { CreatePasskeys1735693200040 } from '../accounts/create-passkeys.migration.js';
import { CreateRestrictedReadings1735693200050 } from '../accounts/create-restricted-readings.migration.js';
import { CreateViews1735693200051 } from '../accounts/create-views.migration.js';
import { CreateOidc1735693200020 } from '../accounts/oidc/create-oidc.migration.js';
import { CreateRoles1735693200010 } from '../database/roles/create-roles.migration.js';
import { EndpointRow, EndpointSecretRow } from '../endpoints/endpoint.entity.js';
import { CreateEndpoints1735693200002 } from '../endpoints/create-endpoints.migration.js';
import { AccessToken } from './access-token.entity.js';
import { AddPeopleAddressState1735693200001 } from './address-state.migration.js';
import { CreatePeople1735693200000 } from './create-people.migration.js';
import { PersonRow } from './person.entity.js';
import { AddTokenScopes1735693200041 } from './token-scopes.migration.js';
import { SealPeople1735693200030 } from './seal-people.migration.js';

export { AccessToken } from './access-token.entity.js';
export type { Locale, Person } from './person.entity.js';
export { type SealedRows, sealClearRows } from './clear.rows.js';
export { PersonEraser, type PersonalRowCounts } from './person.eraser.js';
export { PERSONAL_ROWS, type PersonalRows } from './personal-rows.js';
export type { PersonKey } from './person.key.js';
export { PersonVault } from './person.vault.js';
export { PeopleDirectory, type PersonDetails } from './people.directory.js';
export { type Grant, type MintedToken, type TokenRequest, TokenStore } from './token.store.js';

/** Everything that the platform keeps in tables: people, their tokens, endpoints, accounts. */
export const peopleEntities = [PersonRow, AccessToken, EndpointRow, EndpointSecretRow, AccountRow];
export const peopleMigrations = [
  CreatePeople1735693200000,
  AddPeopleAddressState1735693200001,
  CreateEndpoints1735693200002,
  CreateAccounts1735693200003,
  CreateRoles1735693200010,
  CreateOidc1735693200020,
  SealPeople1735693200030,
  CreatePasskeys1735693200040,
  AddTokenScopes1735693200041,
  CreateRestrictedReadings1735693200050,
  CreateViews1735693200051,
];
