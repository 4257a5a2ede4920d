/** $1 the last id seen, $2 how many. */
export const peopleInClear = /* sql */ `
select id, name, email, post from people.person where name is not null and id > $1::uuid order by id limit $2
`;

/** $1 rows as JSON. One that says something else by now stays as it is. */
export const peopleSealRows = /* sql */ `
update people.person as p
   set name = null, email = null, post = null,
       name_sealed = w."nameSealed", email_sealed = w."emailSealed", post_sealed = w."postSealed", email_mark = w.mark
  from jsonb_to_recordset($1::jsonb) as w (
         id uuid, name text, email text, post text,
         "nameSealed" text, "emailSealed" text, "postSealed" text, mark text
       )
 where p.id = w.id
   and p.name = w.name
   and p.email is not distinct from w.email
   and p.post is not distinct from w.post
`;
