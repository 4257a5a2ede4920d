/**
 * Under row-level security PostgreSQL looks a condition up in an index only when its function is known to tell nobody about rows that are not
 * seen. These tell nothing: they compare, and fail of no row's content (`like` fails of a pattern that ends in a backslash, and ours
 * never do). Without it, what is looked for within a scope reads all of the scope. Only a superuser may say so; where the
 * login is none, an administrator may, and until then those searches are slow.
 */
export const leakproofSql = /* sql */ `
  do $$
  declare
    named regprocedure;
  begin
    foreach named in array array[
      'pg_catalog.arrayoverlap(anyarray,anyarray)', 'pg_catalog.jsonb_exists_any(jsonb,text[])',
      'pg_catalog.jsonb_object_field(jsonb,text)', 'pg_catalog.textlike(text,text)'
    ]::regprocedure[] loop
      if not (select proleakproof from pg_proc where oid = named) then
        execute format('alter function %s leakproof', named);
      end if;
    end loop;
  exception
    when insufficient_privilege then null;
  end $$;
`;
