/** $1 persons. A row without a key stands for a person who was erased. */
export const personKeysFind = /* sql */ `
select person, wrapped from people_key.person_key where person = any($1::uuid[])
`;

/** $1 persons in order, $2 a fresh key for each; one that has a key, or was erased, keeps what it has. */
export const personKeysMake = /* sql */ `
insert into people_key.person_key (person, wrapped)
select person, wrapped from unnest($1::uuid[], $2::text[]) as fresh (person, wrapped)
on conflict (person) do nothing
`;

/** $1 persons, $2 how their keys are wrapped, $3 how they are to be. A key that was destroyed meanwhile stays destroyed. */
export const personKeysRewrap = /* sql */ `
update people_key.person_key as k
   set wrapped = w.fresh
  from unnest($1::uuid[], $2::text[], $3::text[]) as w (person, old, fresh)
 where k.person = w.person and k.wrapped = w.old
`;
