/** Checkpoints are moved by who projects, and looked at by the API. */
export const checkpointGrantsSql = /* sql */ `
  do $$ begin
    if has_table_privilege('dondoc_app', 'projection.checkpoint', 'select') then
      return;
    end if;
    alter schema projection owner to dondoc_projector;
    alter table projection.checkpoint owner to dondoc_projector;
    grant usage on schema projection to dondoc_app;
    grant select on projection.checkpoint to dondoc_app;
  end $$`;
