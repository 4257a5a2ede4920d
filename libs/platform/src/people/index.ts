import { AccessToken } from './access-token.entity.js';
import { CreatePeople1735693200000 } from './create-people.migration.js';
import { Person } from './person.entity.js';

export { AccessToken } from './access-token.entity.js';
export { type Locale, Person } from './person.entity.js';
export { PeopleDirectory, type PersonDetails } from './people.directory.js';
export { type Grant, type MintedToken, type TokenRequest, TokenStore } from './token.store.js';

export const peopleEntities = [Person, AccessToken];
export const peopleMigrations = [CreatePeople1735693200000];
