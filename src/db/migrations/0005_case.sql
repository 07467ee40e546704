-- The hub. What is sealed has the case's own key; what lists sort and page by is not about the person.
create table "case" (
  municipality_id uuid not null references municipality,
  id uuid not null,
  year int not null,
  sequence int not null,
  service text not null,
  ground text,
  has_ground boolean not null generated always as (ground is not null) stored,
  purpose bytea not null,
  routine_id uuid not null,
  routine_version int not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  step text,
  lead_id uuid not null,
  next_action text,
  next_on date,
  next_by uuid,
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  revision int not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, year, sequence),
  unique (municipality_id, id, has_ground),
  check (state = 'closed' or (next_action is not null and next_on is not null and next_by is not null)),
  check ((state = 'closed') = (closed_at is not null)),
  foreign key (municipality_id, routine_id, routine_version) references routine (municipality_id, id, version),
  foreign key (municipality_id, lead_id) references account (municipality_id, id),
  foreign key (municipality_id, next_by) references account (municipality_id, id),
  foreign key (municipality_id, opened_by) references account (municipality_id, id)
);
create index case_routine on "case" (municipality_id, routine_id, routine_version);
create index case_lead on "case" (municipality_id, lead_id);
create index case_next on "case" (municipality_id, next_by);
create index case_opened_by on "case" (municipality_id, opened_by);

-- Who the case is about. The foreign key's third column is the rule: without a legal ground no identity can be recorded.
create table case_person (
  municipality_id uuid not null,
  case_id uuid not null,
  has_ground boolean not null default true check (has_ground),
  name bytea not null,
  birth_date bytea,
  contact bytea,
  revision int not null default 1,
  primary key (municipality_id, case_id),
  foreign key (municipality_id, case_id, has_ground) references "case" (municipality_id, id, has_ground)
);
create index case_person_case on case_person (municipality_id, case_id, has_ground);

create table participant (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('lead', 'member', 'observer')),
  reason bytea not null,
  added_by uuid not null,
  case_state text not null default 'open' check (case_state in ('open', 'closed')),
  case_next_on date,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, account_id) references account (municipality_id, id),
  foreign key (municipality_id, added_by) references account (municipality_id, id)
);
create unique index participant_now on participant (municipality_id, case_id, account_id) where ended_at is null;
create unique index participant_lead on participant (municipality_id, case_id) where ended_at is null and role = 'lead';
create index participant_mine on participant (municipality_id, account_id, case_state, case_next_on, case_id) where ended_at is null;
create index participant_case on participant (municipality_id, case_id);
create index participant_account on participant (municipality_id, account_id);
create index participant_added_by on participant (municipality_id, added_by);

-- The baton: it stays with the old lead until the new one has answered yes.
create table handover (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  reason bytea not null,
  proposed_at timestamptz not null,
  answered_at timestamptz,
  accepted boolean,
  answer bytea,
  primary key (municipality_id, id),
  check (from_id <> to_id),
  check ((answered_at is null) = (accepted is null)),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, from_id) references account (municipality_id, id),
  foreign key (municipality_id, to_id) references account (municipality_id, id)
);
create unique index handover_pending on handover (municipality_id, case_id) where answered_at is null;
create index handover_case on handover (municipality_id, case_id);
create index handover_from on handover (municipality_id, from_id);
create index handover_to on handover (municipality_id, to_id) where answered_at is null;
create index handover_to_id on handover (municipality_id, to_id);

-- Every move on the path: the present state of a step is its latest event.
create table step_event (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  step text not null,
  kind text not null check (kind in ('started', 'finished', 'skipped')),
  at timestamptz not null,
  by_id uuid not null,
  responsible_id uuid,
  due_on date,
  record bytea,
  reason bytea,
  primary key (municipality_id, id),
  check (kind <> 'skipped' or reason is not null),
  check (kind <> 'finished' or record is not null),
  check (kind <> 'started' or (responsible_id is not null and due_on is not null)),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, by_id) references account (municipality_id, id),
  foreign key (municipality_id, responsible_id) references account (municipality_id, id)
);
create index step_event_case on step_event (municipality_id, case_id, at);
create index step_event_by on step_event (municipality_id, by_id);
create index step_event_responsible on step_event (municipality_id, responsible_id);

create table journal_entry (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  author_id uuid not null,
  kind text not null check (kind in ('note', 'conversation', 'phone', 'meeting', 'correction')),
  corrects_id uuid,
  body bytea not null,
  happened_on date not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  check ((kind = 'correction') = (corrects_id is not null)),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, author_id) references account (municipality_id, id),
  foreign key (municipality_id, corrects_id) references journal_entry (municipality_id, id)
);
create index journal_case on journal_entry (municipality_id, case_id, at desc, id desc);
create index journal_author on journal_entry (municipality_id, author_id);
create index journal_corrects on journal_entry (municipality_id, corrects_id);

create table task (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  title bytea not null,
  responsible_id uuid not null,
  due_on date not null,
  added_by uuid not null,
  added_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  outcome bytea,
  primary key (municipality_id, id),
  check ((done_at is null) = (done_by is null) and (done_at is null) = (outcome is null)),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, responsible_id) references account (municipality_id, id),
  foreign key (municipality_id, added_by) references account (municipality_id, id),
  foreign key (municipality_id, done_by) references account (municipality_id, id)
);
create index task_case on task (municipality_id, case_id, due_on);
create index task_mine on task (municipality_id, responsible_id, due_on) where done_at is null;
create index task_responsible on task (municipality_id, responsible_id);
create index task_added_by on task (municipality_id, added_by);
create index task_done_by on task (municipality_id, done_by);

create table closure (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  outcome text not null,
  words bytea not null,
  person_view bytea,
  person_view_missing bytea,
  disposal_rule text not null,
  at timestamptz not null,
  by_id uuid not null,
  primary key (municipality_id, id),
  check ((person_view is null) <> (person_view_missing is null)),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, by_id) references account (municipality_id, id)
);
create index closure_case on closure (municipality_id, case_id, at);
create index closure_by on closure (municipality_id, by_id);

create table reopening (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  reason bytea not null,
  at timestamptz not null,
  by_id uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, by_id) references account (municipality_id, id)
);
create index reopening_case on reopening (municipality_id, case_id, at);
create index reopening_by on reopening (municipality_id, by_id);

-- Which concerns a case grew from. The reporter never sees this row: she follows the concern, not the case.
create table concern_link (
  municipality_id uuid not null,
  concern_id uuid not null,
  case_id uuid not null,
  linked_by uuid not null,
  at timestamptz not null,
  primary key (municipality_id, concern_id, case_id),
  foreign key (municipality_id, concern_id) references concern (municipality_id, id),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, linked_by) references account (municipality_id, id)
);
create index concern_link_case on concern_link (municipality_id, case_id);
create index concern_link_by on concern_link (municipality_id, linked_by);

select house.protect(t) from unnest(array['"case"', 'case_person', 'participant', 'handover', 'step_event', 'journal_entry', 'task', 'closure', 'reopening', 'concern_link']::regclass[]) t;
select house.open_to_guard('"case"', 'select, update');
select house.open_to_guard('participant', 'select, insert, update');
select house.open_to_guard('handover', 'select, update');

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
-- The receiver of the baton says yes: old lead, new lead and the case change hands in one step, or nothing does.
create function gate.accept_handover(baton uuid, words bytea, said_at timestamptz) returns uuid language plpgsql volatile security definer set search_path = pg_catalog as $$
declare h public.handover; was public.participant; moment timestamptz := least(said_at, now());
begin
  select * into h from public.handover x where x.municipality_id = gate.municipality() and x.id = baton and x.to_id = gate.actor() and x.answered_at is null for update;
  if not found then return null; end if;
  select * into was from public.participant p where p.municipality_id = h.municipality_id and p.case_id = h.case_id and p.role = 'lead' and p.ended_at is null for update;
  if was.account_id is distinct from h.from_id then return null; end if;
  update public.participant p set ended_at = moment where p.municipality_id = h.municipality_id and p.case_id = h.case_id and p.ended_at is null and p.account_id in (h.from_id, h.to_id);
  insert into public.participant (municipality_id, id, case_id, account_id, role, reason, added_by, case_state, case_next_on, started_at)
    values (h.municipality_id, gen_random_uuid(), h.case_id, h.from_id, 'member', h.reason, h.to_id, was.case_state, was.case_next_on, moment),
           (h.municipality_id, gen_random_uuid(), h.case_id, h.to_id, 'lead', h.reason, h.to_id, was.case_state, was.case_next_on, moment);
  update public."case" c set lead_id = h.to_id, next_by = case when c.next_by = h.from_id then h.to_id else c.next_by end, revision = c.revision + 1
    where c.municipality_id = h.municipality_id and c.id = h.case_id;
  update public.handover x set answered_at = moment, accepted = true, answer = words where x.municipality_id = h.municipality_id and x.id = h.id;
  return h.case_id;
end $$;
-- My list is read from my own participation alone, so what it sorts by is carried there.
create function gate.carry_case() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  update public.participant p set case_state = new.state, case_next_on = new.next_on where p.municipality_id = new.municipality_id and p.case_id = new.id and p.ended_at is null;
  return null;
end $$;
create function gate.inherit_case() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  select c.state, c.next_on into new.case_state, new.case_next_on from public."case" c where c.municipality_id = new.municipality_id and c.id = new.case_id;
  return new;
end $$;
revoke all on function gate.takes_part(uuid, text[]), gate.opens(uuid), gate.accept_handover(uuid, bytea, timestamptz), gate.carry_case(), gate.inherit_case() from public;
grant execute on function gate.takes_part(uuid, text[]), gate.opens(uuid), gate.accept_handover(uuid, bytea, timestamptz) to fotfeste_app;
grant execute on function gate.carry_case(), gate.inherit_case() to current_user;
reset role;
create trigger carry_case after update of state, next_on on "case" for each row execute function gate.carry_case();
create trigger inherit_case before insert on participant for each row execute function gate.inherit_case();

create policy part on participant for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (account_id = (select gate.actor()) or gate.takes_part(case_id, '{lead,member,observer}')));
create policy lead_adds on participant for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and added_by = (select gate.actor())
    and ((role <> 'lead' and gate.takes_part(case_id, '{lead}')) or (role = 'lead' and gate.opens(case_id))));
create policy lead_ends on participant for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and role <> 'lead' and ended_at is null and (account_id = (select gate.actor()) or gate.takes_part(case_id, '{lead}')));
grant select, insert, update (ended_at) on participant to fotfeste_app;

-- The limit keeps the planner from reading all of the actor's participations at once: one probe of an index a row, however many cases.
create policy part on "case" for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (
    select true from participant p where p.municipality_id = "case".municipality_id and p.case_id = "case".id and p.account_id = (select gate.actor())
      and p.started_at <= now() and (p.ended_at is null or p.ended_at > now()) limit 1));
create policy coordinator_opens on "case" for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and opened_by = (select gate.actor()) and (select gate.has_role('coordinator')));
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
create policy team_does on task for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and done_at is null and gate.takes_part(case_id, '{lead,member}'));
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

-- A concern is read by its reporter, the leader who follows it with her, its receivers, and the team of a case that grew from it.
create policy reader on concern for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (
    author_id = (select gate.actor())
    or gate.holds_concern(id)
    or exists (select from concern_party p where p.municipality_id = concern.municipality_id and p.concern_id = concern.id and p.account_id = (select gate.actor()))
    or exists (select from concern_link l where l.municipality_id = concern.municipality_id and l.concern_id = concern.id)));
