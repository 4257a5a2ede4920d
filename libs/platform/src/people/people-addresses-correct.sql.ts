/** Another address is a corrected one. $1: ids, $2: their addresses now. */
export const peopleAddressesCorrect = /* sql */ `
update people.person as person
   set email_dead_at = null, email_dead_reason = null
  from unnest($1::uuid[], $2::text[]) as corrected (id, email)
 where person.id = corrected.id
   and person.email_dead_at is not null
   and lower(person.email) is distinct from lower(corrected.email)
`;
