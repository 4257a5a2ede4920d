/** Another address is a corrected one. $1: ids, $2: the marks of their addresses now. */
export const peopleAddressesCorrect = /* sql */ `
update people.person as person
   set email_dead_at = null, email_dead_reason = null
  from unnest($1::uuid[], $2::text[]) as corrected (id, mark)
 where person.id = corrected.id
   and person.email_dead_at is not null
   and person.email_mark is distinct from corrected.mark
`;
