/** What a token may be used for, what its owner calls it and on which day it was last used; and who answers for a program. */
export const tokenScopes = /* sql */ `
alter table access.token
  add column scopes  text[] check (cardinality(scopes) > 0),
  add column label   text,
  add column used_on date;
alter table access.account
  add column owner uuid check (owner is null or kind = 'program');
create index account_owner on access.account (owner) where owner is not null;
`;

export const tokenScopesDrop = /* sql */ `
alter table access.account drop column owner;
alter table access.token drop column scopes, drop column label, drop column used_on;
`;
