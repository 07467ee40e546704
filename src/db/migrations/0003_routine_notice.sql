-- Routines are data: a version that is published never changes, and a case keeps the one that it began with. Cases begin with a
-- follow-up; how information is shared is a routine of its own, which is read and never carried by a case.
create table routine (
  municipality_id uuid not null references municipality,
  id uuid not null,
  version int not null check (version > 0),
  kind text not null check (kind in ('follow-up', 'information-sharing')),
  state text not null check (state in ('draft', 'published')),
  content jsonb not null,
  note text not null default '',
  revision int not null default 1,
  written_by uuid,
  written_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  primary key (municipality_id, id, version),
  check ((state = 'published') = (published_at is not null)),
  check (content ->> 'kind' is not distinct from kind),
  foreign key (municipality_id, written_by) references account (municipality_id, id),
  foreign key (municipality_id, published_by) references account (municipality_id, id)
);
create unique index routine_draft on routine (municipality_id, id) where state = 'draft';
create index routine_written_by on routine (municipality_id, written_by);
create index routine_published_by on routine (municipality_id, published_by);

-- How one unit handles concerns: who follows up there, who approved it, when it is looked at again.
create table unit_routine (
  municipality_id uuid not null,
  unit_id uuid not null,
  version int not null check (version > 0),
  body text not null,
  follower_id uuid not null,
  approved_by uuid not null,
  approved_on date not null,
  review_on date not null check (review_on > approved_on),
  primary key (municipality_id, unit_id, version),
  foreign key (municipality_id, unit_id) references unit (municipality_id, id),
  foreign key (municipality_id, follower_id) references account (municipality_id, id),
  foreign key (municipality_id, approved_by) references account (municipality_id, id)
);
create index unit_routine_follower on unit_routine (municipality_id, follower_id);
create index unit_routine_approved_by on unit_routine (municipality_id, approved_by);

-- "Something new": which kind and where, never what.
create table notice (
  municipality_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  subject uuid not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index notice_unread on notice (municipality_id, account_id, at desc) where read_at is null;
create index notice_account on notice (municipality_id, account_id);

-- A form sent twice is done once: the second sending gets the first one's answer.
create table submission (
  municipality_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  location text not null,
  at timestamptz not null default now(),
  primary key (municipality_id, account_id, id),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);

-- A form that came after the session's end, kept sealed for its writer until the next login.
create table held_form (
  municipality_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  path text not null,
  typed bytea not null,
  at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index held_form_account on held_form (municipality_id, account_id);

select house.protect(t) from unnest(array['routine', 'unit_routine', 'notice', 'submission', 'held_form']::regclass[]) t;
select house.open_to_guard('routine', 'select');
select house.open_to_guard('held_form', 'select, insert');
select house.open_to_guard('notice', 'select');
select house.open_to_guard('keystore.data_key', 'select, insert');

-- A draft of a routine is its writers' own until it is published, and whoever publishes says so in her own name.
create policy of_municipality on routine for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (state = 'published' or (select gate.has_role('administrator'))));
create policy administrator_writes on routine for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and written_by = (select gate.actor()) and (select gate.has_role('administrator')) and state = 'draft');
-- A routine is of one kind in all its versions.
set local role fotfeste_guard;
create function gate.may_be_of_kind(routine uuid, wanted text) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select not exists (select from public.routine r where r.municipality_id = gate.municipality() and r.id = routine and r.kind <> wanted)
$$;
revoke all on function gate.may_be_of_kind(uuid, text) from public;
grant execute on function gate.may_be_of_kind(uuid, text) to fotfeste_app;
reset role;
create policy one_kind on routine as restrictive for insert to fotfeste_app with check (gate.may_be_of_kind(id, kind));
create policy administrator_changes on routine for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.has_role('administrator')) and state = 'draft')
  with check (municipality_id = (select gate.municipality()) and (state = 'draft' or published_by = (select gate.actor())));
grant select, insert, update (content, note, revision, state, published_by, published_at) on routine to fotfeste_app;

create policy of_municipality on unit_routine for select to fotfeste_app using (municipality_id = (select gate.municipality()));
create policy leader_of_unit on unit_routine for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and approved_by = (select gate.actor()) and (select gate.has_role('unit_leader'))
    and exists (select from account a where a.municipality_id = unit_routine.municipality_id and a.id = (select gate.actor()) and a.unit_id = unit_routine.unit_id));
-- Who follows up in a unit works there.
create policy follower_of_unit on unit_routine as restrictive for insert to fotfeste_app
  with check (exists (select from account a where a.municipality_id = unit_routine.municipality_id and a.id = follower_id
    and a.unit_id = unit_routine.unit_id and a.active));
grant select, insert on unit_routine to fotfeste_app;

create policy own on notice for select to fotfeste_app using (municipality_id = (select gate.municipality()) and account_id = (select gate.actor()));
create policy tell on notice for insert to fotfeste_app with check (municipality_id = (select gate.municipality()));
create policy own_read on notice for update to fotfeste_app using (municipality_id = (select gate.municipality()) and account_id = (select gate.actor()));
grant select, insert, update (read_at) on notice to fotfeste_app;
create policy remind on notice for insert to fotfeste_job with check (kind = 'concern-overdue');
grant insert on notice to fotfeste_job;

create policy own on submission to fotfeste_app
  using (municipality_id = (select gate.municipality()) and account_id = (select gate.actor()))
  with check (municipality_id = (select gate.municipality()) and account_id = (select gate.actor()));
grant select, insert, update (location) on submission to fotfeste_app;
create policy sweep on submission to fotfeste_job using (at < now() - interval '2 days');
grant select (at), delete on submission to fotfeste_job;

create policy own on held_form to fotfeste_app
  using (municipality_id = (select gate.municipality()) and account_id = (select gate.actor()));
grant select, delete on held_form to fotfeste_app;
create policy expire on held_form to fotfeste_job using (at < now() - interval '7 days');
grant select (municipality_id, id, at), delete on held_form to fotfeste_job;

set local role fotfeste_guard;
-- The session is over but the holder still shows its secret: what was typed is kept for that person, and nothing is opened.
create function gate.holder(secret bytea) returns table (municipality_id uuid, account_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select s.municipality_id, s.account_id from gate.session s
  where s.hash = sha256(secret) and s.ended_at is null and s.created_at > now() - interval '1 day'
$$;
create function gate.hold(secret bytea, form uuid, place text, sealed bytea, wrapped_key bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare who record;
begin
  select * into who from gate.holder(secret);
  if not found then return false; end if;
  insert into public.held_form (municipality_id, id, account_id, path, typed) values (who.municipality_id, form, who.account_id, place, sealed);
  insert into keystore.data_key (municipality_id, id, purpose, wrapped) values (who.municipality_id, form, 'held', wrapped_key);
  return true;
end $$;
revoke all on function gate.holder(bytea), gate.hold(bytea, uuid, text, bytea, bytea) from public;
grant execute on function gate.holder(bytea), gate.hold(bytea, uuid, text, bytea, bytea) to fotfeste_app;
reset role;
