-- Who sees and who writes a case: those who take part in it.
set local role fotfeste_guard;
-- Whether the actor takes part in a case now, in one of these roles.
create function gate.takes_part(of_case uuid, as_role text[]) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.participant p where p.municipality_id = gate.municipality() and p.case_id = of_case
    and p.account_id = gate.actor() and p.role = any (as_role) and p.started_at <= now() and (p.ended_at is null or p.ended_at > now()))
$$;
-- The one who has just opened a case names its first lead.
create function gate.opens(of_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public."case" c where c.municipality_id = gate.municipality() and c.id = of_case and c.opened_by = gate.actor())
    and not exists (select from public.participant p where p.municipality_id = gate.municipality() and p.case_id = of_case)
$$;
-- What is closed is read, not written.
create function gate.is_open(of_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public."case" c where c.municipality_id = gate.municipality() and c.id = of_case and c.state = 'open')
$$;
-- The receiver of the baton says yes: old lead, new lead and the case change hands in one step, or nothing does. Each part is written with
-- its own sealed reason, for what is sealed opens only in the row that it was sealed for; and a closed case changes no hands.
create function gate.accept_handover(baton uuid, words bytea, said_at timestamptz, old_part uuid, old_reason bytea, new_part uuid, new_reason bytea) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare h public.handover; was public.participant; moment timestamptz := least(said_at, now());
begin
  perform from public."case" c where c.municipality_id = gate.municipality() and c.id = (select x.case_id from public.handover x where x.municipality_id = gate.municipality() and x.id = baton) for no key update;
  select * into h from public.handover x where x.municipality_id = gate.municipality() and x.id = baton and x.to_id = gate.actor() and x.answered_at is null for update;
  if not found or not gate.is_open(h.case_id) then return null; end if;
  select * into was from public.participant p where p.municipality_id = h.municipality_id and p.case_id = h.case_id and p.role = 'lead' and p.ended_at is null for update;
  if was.account_id is distinct from h.from_id then return null; end if;
  update public.participant p set ended_at = moment where p.municipality_id = h.municipality_id and p.case_id = h.case_id and (p.ended_at is null or p.ended_at > moment) and p.account_id in (h.from_id, h.to_id);
  insert into public.participant (municipality_id, id, case_id, account_id, role, reason, added_by, started_at)
    values (h.municipality_id, old_part, h.case_id, h.from_id, 'member', old_reason, h.to_id, moment),
           (h.municipality_id, new_part, h.case_id, h.to_id, 'lead', new_reason, h.to_id, moment);
  update public."case" c set lead_id = h.to_id, next_by = case when c.next_by = h.from_id then h.to_id else c.next_by end, revision = c.revision + 1
    where c.municipality_id = h.municipality_id and c.id = h.case_id;
  update public.handover x set answered_at = moment, accepted = true, answer = words where x.municipality_id = h.municipality_id and x.id = h.id;
  return h.case_id;
end $$;
-- My list is read from my own participation alone, so what it sorts by is carried there.
create function gate.carry_case() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.participant p set case_state = new.state, case_next_on = new.next_on where p.municipality_id = new.municipality_id and p.case_id = new.id
    and (p.ended_at is null or p.ended_at > now());
  return null;
end $$;
create function gate.inherit_case() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  select c.state, c.next_on into new.case_state, new.case_next_on from public."case" c where c.municipality_id = new.municipality_id and c.id = new.case_id;
  return new;
end $$;
-- Only the lead closes and reopens. Runs as whoever changes the row: the app alone is asked who leads, for nobody else has an actor.
create function gate.only_the_lead_turns() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.state <> old.state and current_user = 'fotfeste_app' and not gate.takes_part(new.id, '{lead}') then
    raise exception 'only the lead closes or reopens a case' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
-- The privacy officer takes no part in cases, so the row is hidden; someone who asks who opened her case knows only its number.
create function gate.case_of_number(of_year int, of_sequence int) returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select c.id from public."case" c where c.municipality_id = gate.municipality() and c.year = of_year and c.sequence = of_sequence and gate.has_role('privacy_officer')
$$;
revoke all on function gate.takes_part(uuid, text[]), gate.opens(uuid), gate.is_open(uuid), gate.carry_case(), gate.inherit_case(), gate.only_the_lead_turns(),
  gate.accept_handover(uuid, bytea, timestamptz, uuid, bytea, uuid, bytea), gate.case_of_number(int, int) from public;
grant execute on function gate.takes_part(uuid, text[]), gate.opens(uuid), gate.is_open(uuid),
  gate.accept_handover(uuid, bytea, timestamptz, uuid, bytea, uuid, bytea), gate.case_of_number(int, int) to fotfeste_app;
grant execute on function gate.carry_case(), gate.inherit_case(), gate.only_the_lead_turns() to current_user;
reset role;
create trigger carry_case after update of state, next_on on "case" for each row execute function gate.carry_case();
create trigger inherit_case before insert on participant for each row execute function gate.inherit_case();
create trigger only_the_lead_turns before update of state on "case" for each row execute function gate.only_the_lead_turns();

create policy part on participant for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (account_id = (select gate.actor()) or gate.takes_part(case_id, '{lead,member,observer}')));
create policy lead_adds on participant for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and added_by = (select gate.actor())
    and ((role <> 'lead' and gate.takes_part(case_id, '{lead}')) or (role = 'lead' and gate.opens(case_id))));
-- A part is ended once: the row that is being ended is still running, what it becomes is not; an end that was set beforehand is never put off.
create policy lead_ends on participant for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and role <> 'lead' and (ended_at is null or ended_at > now())
    and (account_id = (select gate.actor()) or gate.takes_part(case_id, '{lead}')))
  with check (municipality_id = (select gate.municipality()) and ended_at <= now());
grant select, insert, update (ended_at) on participant to fotfeste_app;

-- The limit keeps the planner from reading all of the actor's participations at once: one probe of an index a row, however many cases.
create policy part on "case" for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (
    select true from participant p where p.municipality_id = "case".municipality_id and p.case_id = "case".id and p.account_id = (select gate.actor())
      and p.started_at <= now() and (p.ended_at is null or p.ended_at > now()) limit 1));
create policy coordinator_opens on "case" for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and opened_by = (select gate.actor()) and (select gate.has_role('coordinator')));
-- Whatever else a municipality publishes, a case begins with a routine of follow-up.
create policy on_a_follow_up on "case" as restrictive for insert to fotfeste_app
  with check (exists (select from routine r where r.municipality_id = "case".municipality_id and r.id = routine_id and r.version = routine_version
    and r.kind = 'follow-up'));
create policy team_moves on "case" for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and gate.takes_part(id, '{lead,member}'));
grant select, insert, update (service, ground, purpose, state, step, next_action, next_on, next_by, closed_at, revision) on "case" to fotfeste_app;

-- Everything in a case is read by those who take part, and written by those who work on it.
do $$
declare place text;
begin
  foreach place in array array['case_person', 'handover', 'step_event', 'journal_entry', 'task', 'closure', 'reopening', 'concern_link'] loop
    execute format($f$create policy part on %1$I for select to fotfeste_app
      using (municipality_id = (select gate.municipality()) and (
        select true from participant p where p.municipality_id = %1$I.municipality_id and p.case_id = %1$I.case_id and p.account_id = (select gate.actor())
          and p.started_at <= now() and (p.ended_at is null or p.ended_at > now()) limit 1))$f$, place);
    execute format($f$create policy team_writes on %1$I for insert to fotfeste_app
      with check (municipality_id = (select gate.municipality()) and gate.takes_part(case_id, '{lead,member}'))$f$, place);
    execute format('grant select, insert on %I to fotfeste_app', place);
  end loop;
end $$;
create policy receiver_sees_link on concern_link for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and gate.holds_concern(concern_id));
create policy receiver_links on concern_link as restrictive for insert to fotfeste_app
  with check (linked_by = (select gate.actor()) and gate.holds_concern(concern_id));
create policy team_mends on case_person for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and gate.takes_part(case_id, '{lead,member}'));
grant update (name, birth_date, contact, revision) on case_person to fotfeste_app;
-- A task is finished once, in one's own name.
create policy team_does on task for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and done_at is null and gate.takes_part(case_id, '{lead,member}'))
  with check (municipality_id = (select gate.municipality()) and (done_by is null or done_by = (select gate.actor())));
grant update (responsible_id, due_on, done_at, done_by, outcome) on task to fotfeste_app;
create policy receiver_declines on handover for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and answered_at is null and (select gate.actor()) in (to_id, from_id))
  with check (accepted = false);
grant update (answered_at, accepted, answer) on handover to fotfeste_app;
create policy only_the_lead on handover as restrictive for insert to fotfeste_app
  with check (from_id = (select gate.actor()) and gate.takes_part(case_id, '{lead}'));
do $$
declare place text;
begin
  foreach place in array array['closure', 'reopening'] loop
    execute format($f$create policy only_the_lead on %1$I as restrictive for insert to fotfeste_app with check (by_id = (select gate.actor()) and gate.takes_part(case_id, '{lead}'))$f$, place);
  end loop;
end $$;
create policy own_hand on step_event as restrictive for insert to fotfeste_app with check (by_id = (select gate.actor()));
create policy own_hand on journal_entry as restrictive for insert to fotfeste_app with check (author_id = (select gate.actor()));
create policy own_hand on task as restrictive for insert to fotfeste_app with check (added_by = (select gate.actor()));

-- Nothing is written in a closed case.
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

-- A concern is read by its reporter, the leader who follows it with her, its receivers, and the team of a case that grew from it.
create policy reader on concern for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (
    author_id = (select gate.actor())
    or gate.holds_concern(id)
    or exists (select from concern_party p where p.municipality_id = concern.municipality_id and p.concern_id = concern.id and p.account_id = (select gate.actor()))
    or exists (select from concern_link l where l.municipality_id = concern.municipality_id and l.concern_id = concern.id)));
