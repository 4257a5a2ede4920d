-- For a PostgreSQL whose administrator does not let dondoc make roles. Run once in dondoc's database, as a superuser, before dondoc starts:
--   psql -d dondoc -v main=dondoc -v app_password=… -v reader_password=… -v whole_password=… -f docker/roles.sql
-- `main` is the login of DATABASE_URL. Then set DATABASE_APP_URL, DATABASE_READER_URL and DATABASE_WHOLE_READER_URL.
-- docs/decisions/0069-a-second-wall-of-row-level-security.md says what each role is for.
create role dondoc_owner nologin;
create role dondoc_migrator nologin;
create role dondoc_app nologin;
create role dondoc_projector nologin;
create role dondoc_reader nologin;
create role dondoc_reader_whole nologin;
create role dondoc_log nologin;

grant dondoc_log to dondoc_app;
grant dondoc_app to dondoc_projector;
grant dondoc_owner, dondoc_projector to dondoc_migrator;
grant dondoc_migrator to :"main";

create role dondoc_app_login login password :'app_password';
grant dondoc_app to dondoc_app_login with inherit true, set false;
create role dondoc_reader_login login password :'reader_password';
grant dondoc_reader to dondoc_reader_login with inherit true, set false;
create role dondoc_reader_whole_login login password :'whole_password';
grant dondoc_reader_whole to dondoc_reader_whole_login with inherit true, set false;

select current_database() as database \gset
grant create on database :"database" to dondoc_owner, dondoc_projector, :"main";
create extension if not exists pg_trgm with schema public;

-- Searches within a scope go by an index only with these; see libs/platform/src/database/roles/leakproof.sql.ts.
alter function pg_catalog.arrayoverlap(anyarray, anyarray) leakproof;
alter function pg_catalog.jsonb_exists_any(jsonb, text[]) leakproof;
alter function pg_catalog.jsonb_object_field(jsonb, text) leakproof;
alter function pg_catalog.textlike(text, text) leakproof;
