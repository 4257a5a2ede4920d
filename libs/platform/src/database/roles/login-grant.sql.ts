/**
 * A login of its own, a member of one group and of nothing else. Names and the verifier are made by us, of letters that need no quotes.
 * Several processes may do this at once.
 */
export const loginGrantSql = (name: string, group: string, verifier: string) => /* sql */ `
  do $$ begin
    for attempt in 1..20 loop
      begin
        if to_regrole('${name}') is null then
          create role ${name} login;
        end if;
        alter role ${name} login inherit nocreatedb nocreaterole password '${verifier}';
        grant ${group} to ${name} with inherit true, set false, admin false;
        exit;
      exception
        when duplicate_object or unique_violation or internal_error then
          if attempt = 20 then raise; end if;
          perform pg_sleep(0.02 * attempt);
      end;
    end loop;
  end $$`;
