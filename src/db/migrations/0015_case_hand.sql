-- What is closed is read, not written; only the lead closes and reopens; a task can be finished and a part ended once.
set local role fotfeste_guard;
create function gate.is_open(of_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public."case" c where c.municipality_id = gate.municipality() and c.id = of_case and c.state = 'open')
$$;
-- Runs as whoever changes the row: the app alone is asked who leads, for nobody else has an actor.
create function gate.only_the_lead_turns() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.state <> old.state and current_user = 'fotfeste_app' and not gate.takes_part(new.id, '{lead}') then
    raise exception 'only the lead closes or reopens a case' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function gate.is_open(uuid), gate.only_the_lead_turns() from public;
grant execute on function gate.is_open(uuid) to fotfeste_app;
grant execute on function gate.only_the_lead_turns() to current_user;
reset role;
create trigger only_the_lead_turns before update of state on "case" for each row execute function gate.only_the_lead_turns();

do $$
declare place text;
begin
  foreach place in array array['participant', 'handover', 'step_event', 'journal_entry', 'task', 'case_person'] loop
    execute format('create policy while_open on %I as restrictive for insert to fotfeste_app with check (gate.is_open(case_id))', place);
  end loop;
  foreach place in array array['task', 'case_person'] loop
    execute format('create policy while_open_change on %I as restrictive for update to fotfeste_app using (gate.is_open(case_id))', place);
  end loop;
end $$;

-- The row that is being finished or ended is still open; what it becomes is not.
drop policy team_does on task;
create policy team_does on task for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and done_at is null and gate.takes_part(case_id, '{lead,member}'))
  with check (municipality_id = (select gate.municipality()) and (done_by is null or done_by = (select gate.actor())));
drop policy lead_ends on participant;
create policy lead_ends on participant for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and role <> 'lead' and ended_at is null and (account_id = (select gate.actor()) or gate.takes_part(case_id, '{lead}')))
  with check (municipality_id = (select gate.municipality()));
