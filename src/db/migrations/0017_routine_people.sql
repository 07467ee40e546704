-- A draft of a routine is its writers' own until it is published, and whoever publishes says so in her own name.
alter policy of_municipality on routine
  using (municipality_id = (select gate.municipality()) and (state = 'published' or (select gate.has_role('administrator'))));
alter policy administrator_changes on routine
  with check (municipality_id = (select gate.municipality()) and (state = 'draft' or published_by = (select gate.actor())));

-- Who follows up in a unit works there.
create policy follower_of_unit on unit_routine as restrictive for insert to fotfeste_app
  with check (exists (select from account a where a.municipality_id = unit_routine.municipality_id and a.id = follower_id
    and a.unit_id = unit_routine.unit_id and a.active));

-- The administrator corrects a name or a title. Everyone else may choose her own language and nothing more.
alter table account add column revision int not null default 1;
grant update (name, title, revision) on account to fotfeste_app;
create function house.own_language_only() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'fotfeste_app' and not gate.has_role('administrator')
    and (new.unit_id, new.active, new.name, new.title) is distinct from (old.unit_id, old.active, old.name, old.title) then
    raise insufficient_privilege using message = 'Only an administrator changes an account';
  end if;
  return new;
end $$;
revoke all on function house.own_language_only() from public;
create trigger own_language_only before update on account for each row execute function house.own_language_only();

-- Nobody gives herself work or takes it away: another administrator does that.
create policy not_oneself on account_role as restrictive for insert to fotfeste_app with check (account_id <> (select gate.actor()));
create policy not_oneself_taken on account_role as restrictive for delete to fotfeste_app using (account_id <> (select gate.actor()));
create policy not_oneself on receiver as restrictive for insert to fotfeste_app with check (account_id <> (select gate.actor()));
create policy not_oneself_taken on receiver as restrictive for delete to fotfeste_app using (account_id <> (select gate.actor()));
-- When the first to receive goes, another one is first.
create policy administrator_orders on receiver for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.has_role('administrator')));
grant update (is_first) on receiver to fotfeste_app;
