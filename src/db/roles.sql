-- Roles belong to the cluster, not to one database: made once, safe to repeat, because tests clone databases side by side.
do $$
declare wanted text;
begin
  perform pg_advisory_xact_lock(hashtext('fotfeste roles'));
  foreach wanted in array array['fotfeste_guard', 'fotfeste_keeper'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin noinherit', wanted);
    end if;
  end loop;
  foreach wanted in array array['fotfeste_app', 'fotfeste_login', 'fotfeste_job'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I login noinherit', wanted);
    end if;
  end loop;
  -- an owner who is no superuser may administer the roles it has made, but since PostgreSQL 16 not act as them unless this is said
  foreach wanted in array array['fotfeste_guard', 'fotfeste_keeper'] loop
    execute format('grant %I to %I', wanted, current_user);
  end loop;
end $$;
