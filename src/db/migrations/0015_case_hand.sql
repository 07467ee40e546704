-- What is closed is read, not written; only the lead closes and reopens; a task is finished and a part ended once.
set local role fotfeste_guard;
create function gate.is_open(of_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public."case" c where c.municipality_id = gate.municipality() and c.id = of_case and c.state = 'open')
$$;
-- The receiver of the baton says yes: as before, but each part is written with its own sealed reason, for what is sealed opens only in
-- the row that it was sealed for; and a closed case changes no hands.
drop function gate.accept_handover(uuid, bytea, timestamptz);
create function gate.accept_handover(baton uuid, words bytea, said_at timestamptz, old_part uuid, old_reason bytea, new_part uuid, new_reason bytea) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare h public.handover; was public.participant; moment timestamptz := least(said_at, now());
begin
  select * into h from public.handover x where x.municipality_id = gate.municipality() and x.id = baton and x.to_id = gate.actor() and x.answered_at is null for update;
  if not found or not gate.is_open(h.case_id) then return null; end if;
  select * into was from public.participant p where p.municipality_id = h.municipality_id and p.case_id = h.case_id and p.role = 'lead' and p.ended_at is null for update;
  if was.account_id is distinct from h.from_id then return null; end if;
  update public.participant p set ended_at = moment where p.municipality_id = h.municipality_id and p.case_id = h.case_id and p.ended_at is null and p.account_id in (h.from_id, h.to_id);
  insert into public.participant (municipality_id, id, case_id, account_id, role, reason, added_by, started_at)
    values (h.municipality_id, old_part, h.case_id, h.from_id, 'member', old_reason, h.to_id, moment),
           (h.municipality_id, new_part, h.case_id, h.to_id, 'lead', new_reason, h.to_id, moment);
  update public."case" c set lead_id = h.to_id, next_by = case when c.next_by = h.from_id then h.to_id else c.next_by end, revision = c.revision + 1
    where c.municipality_id = h.municipality_id and c.id = h.case_id;
  update public.handover x set answered_at = moment, accepted = true, answer = words where x.municipality_id = h.municipality_id and x.id = h.id;
  return h.case_id;
end $$;
-- Runs as whoever changes the row: the app alone is asked who leads, for nobody else has an actor.
create function gate.only_the_lead_turns() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.state <> old.state and current_user = 'fotfeste_app' and not gate.takes_part(new.id, '{lead}') then
    raise exception 'only the lead closes or reopens a case' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function gate.is_open(uuid), gate.accept_handover(uuid, bytea, timestamptz, uuid, bytea, uuid, bytea), gate.only_the_lead_turns() from public;
grant execute on function gate.is_open(uuid), gate.accept_handover(uuid, bytea, timestamptz, uuid, bytea, uuid, bytea) to fotfeste_app;
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
