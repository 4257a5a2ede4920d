/** Whether an address works: known from what servers answered, cleared when the address is corrected. */
export const peopleAddressState = /* sql */ `
alter table people.person
  add column email_dead_at timestamptz,
  add column email_dead_reason text check (length(email_dead_reason) <= 200),
  add check (email_dead_at is null or email is not null);
`;

export const peopleAddressStateDrop = /* sql */ `
alter table people.person drop column email_dead_at, drop column email_dead_reason;
`;
