-- The gate: who is at the door is proved by the session's secret and bound to this one transaction.
-- Everything here is owned by fotfeste_guard, which nobody can log in as; forced row-level security binds it too.
create schema gate authorization fotfeste_guard;
create schema keystore;
revoke create on schema public from public;

create table municipality (
  id uuid primary key,
  name text not null,
  host text unique,
  lang text not null default 'nb' check (lang in ('nb', 'nn', 'en')),
  case_year int not null default 0,
  case_sequence int not null default 0
);

create table unit (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null,
  service text not null,
  primary key (municipality_id, id)
);

create table account (
  municipality_id uuid not null references municipality,
  id uuid not null,
  unit_id uuid not null,
  subject_hash bytea not null,
  name bytea not null,
  title bytea not null,
  lang text not null default 'nb' check (lang in ('nb', 'nn', 'en')),
  active boolean not null default true,
  created_at timestamptz not null,
  revision int not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, subject_hash),
  foreign key (municipality_id, unit_id) references unit (municipality_id, id)
);
create index account_unit on account (municipality_id, unit_id);
create index account_subject on account (subject_hash);

-- What work someone does. Which case is another question: see participant.
create table account_role (
  municipality_id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('employee', 'unit_leader', 'coordinator', 'mentor', 'partner', 'adviser', 'executive', 'privacy_officer', 'archivist', 'administrator')),
  primary key (municipality_id, account_id, role),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);

-- Whose inbox a report lands in: the municipality's contact, child welfare or the police contact.
create table receiver (
  municipality_id uuid not null,
  account_id uuid not null,
  receives text not null check (receives in ('municipal', 'child-welfare', 'police')),
  is_first boolean not null default false,
  primary key (municipality_id, receives, account_id),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index receiver_account on receiver (municipality_id, account_id);
create unique index receiver_first on receiver (municipality_id, receives) where is_first;

create table gate.session (
  hash bytea primary key,
  municipality_id uuid not null,
  account_id uuid not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ended_at timestamptz,
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index session_account on gate.session (municipality_id, account_id);

create table gate.tag_key (one boolean primary key default true check (one), key bytea not null);
insert into gate.tag_key (key) values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

-- What every table of the house has: row-level security that binds its owner too, and the keeper's way to copy it for a backup.

create function house.protect(place regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', place);
  execute format('alter table %s force row level security', place);
  execute format('create policy keeper on %s to fotfeste_keeper using (true) with check (true)', place);
  execute format('grant select, insert, update, delete on %s to fotfeste_keeper', place);
end $$;
create function house.open_to_guard(place regclass, verbs text) returns void language plpgsql as $$
begin
  execute format('create policy guard on %s to fotfeste_guard using (true) with check (true)', place);
  execute format('grant %s on %s to fotfeste_guard', verbs, place);
end $$;
revoke all on all functions in schema house from public;

grant usage on schema gate to fotfeste_app, fotfeste_login, fotfeste_job, fotfeste_keeper;
grant usage on schema keystore to fotfeste_app, fotfeste_job, fotfeste_keeper, fotfeste_guard;
grant usage on schema public to fotfeste_app, fotfeste_login, fotfeste_job, fotfeste_keeper, fotfeste_guard;
select house.protect(t) from unnest(array['municipality', 'unit', 'account', 'account_role', 'receiver', 'gate.session', 'gate.tag_key']::regclass[]) t;
select house.open_to_guard(t, 'select') from unnest(array['municipality', 'unit', 'account', 'account_role', 'receiver']::regclass[]) t;
create policy guard on gate.session to fotfeste_guard using (true) with check (true);
create policy guard on gate.tag_key to fotfeste_guard using (true);
create policy sweep on gate.session for delete to fotfeste_job using (created_at < now() - interval '2 days');
create policy sweep_look on gate.session for select to fotfeste_job using (created_at < now() - interval '2 days');
grant select (hash, created_at), delete on gate.session to fotfeste_job;
alter table gate.session owner to fotfeste_guard;
alter table gate.tag_key owner to fotfeste_guard;

set local role fotfeste_guard;

create function gate.mac(said text) returns text language sql stable security definer set search_path = pg_catalog as $$
  select encode(sha256(key || sha256(key || convert_to(said || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp())::text, 'UTF8'))), 'hex') from gate.tag_key
$$;

-- The tag of this transaction, or nothing if it was not set by enter().
create function gate.proved() returns text[] language plpgsql stable security definer set search_path = pg_catalog as $$
declare part text[] := string_to_array(current_setting('fotfeste.tag', true), '|');
begin
  if array_length(part, 1) = 3 and part[3] = gate.mac(part[1] || '|' || part[2]) then return part; end if;
  return null;
end $$;

create function gate.actor() returns uuid language sql stable security definer set search_path = pg_catalog as $$ select (gate.proved())[1]::uuid $$;
create function gate.municipality() returns uuid language sql stable security definer set search_path = pg_catalog as $$ select (gate.proved())[2]::uuid $$;

-- Idle for 30 minutes or older than 10 hours: the session is over.
create function gate.is_live(seen timestamptz, created timestamptz, ended timestamptz) returns boolean language sql stable set search_path = pg_catalog as $$
  select ended is null and seen > now() - interval '30 minutes' and created > now() - interval '10 hours'
$$;

-- Shows the session's secret, becomes its holder for this transaction; gives one row, or none if the session is over.
create function gate.enter(secret bytea)
returns table (account_id uuid, municipality_id uuid, unit_id uuid, service text, name bytea, lang text, roles text[], receives text[], municipality text, at timestamptz, has_news boolean, has_held boolean, has_shared boolean, directory bytea)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare held gate.session; said text;
begin
  select * into held from gate.session s where s.hash = sha256(secret) and gate.is_live(s.seen_at, s.created_at, s.ended_at);
  if not found then return; end if;
  if held.seen_at < now() - interval '1 minute' then
    update gate.session s set seen_at = now() where s.hash = held.hash;
  end if;
  said := held.account_id || '|' || held.municipality_id;
  perform set_config('fotfeste.tag', said || '|' || gate.mac(said), true);
  return query
    select a.id, a.municipality_id, a.unit_id, u.service, a.name, a.lang,
      array(select r.role from public.account_role r where r.municipality_id = a.municipality_id and r.account_id = a.id),
      array(select r.receives from public.receiver r where r.municipality_id = a.municipality_id and r.account_id = a.id),
      m.name, now(),
      exists (select from public.notice n where n.municipality_id = a.municipality_id and n.account_id = a.id and n.read_at is null),
      exists (select from public.held_form h where h.municipality_id = a.municipality_id and h.account_id = a.id),
      exists (select from public.disclosure_recipient r where r.municipality_id = a.municipality_id and r.account_id = a.id
        and gate.shows(r.disclosure_id)),
      (select k.wrapped from keystore.data_key k where k.municipality_id = a.municipality_id and k.id = a.municipality_id)
    from public.account a
    join public.unit u on u.municipality_id = a.municipality_id and u.id = a.unit_id
    join public.municipality m on m.id = a.municipality_id
    where a.municipality_id = held.municipality_id and a.id = held.account_id and a.active;
  if not found then perform set_config('fotfeste.tag', '', true); end if;
end $$;

create function gate.has_role(wanted text) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.account_role r where r.municipality_id = gate.municipality() and r.account_id = gate.actor() and r.role = wanted)
$$;
create function gate.receives() returns text[] language sql stable security definer set search_path = pg_catalog as $$
  select array(select r.receives from public.receiver r where r.municipality_id = gate.municipality() and r.account_id = gate.actor())
$$;

-- Used by the login callback alone: the accounts of one who has proved a subject, and a new session in one of them.
create function gate.accounts_of(subject bytea) returns table (municipality_id uuid, account_id uuid, municipality text, unit text)
language sql stable security definer set search_path = pg_catalog as $$
  select a.municipality_id, a.id, m.name, u.name from public.account a
  join public.municipality m on m.id = a.municipality_id
  join public.unit u on u.municipality_id = a.municipality_id and u.id = a.unit_id
  where a.subject_hash = subject and a.active order by m.name, u.name
$$;
create function gate.issue_session(subject bytea, account uuid, session_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare mine record;
begin
  select a.municipality_id, a.id into mine from public.account a where a.subject_hash = subject and a.id = account and a.active;
  if not found then return false; end if;
  insert into gate.session (hash, municipality_id, account_id) values (session_hash, mine.municipality_id, mine.id);
  insert into public.audit_event (municipality_id, actor_id, action, outcome) values (mine.municipality_id, mine.id, 'session.sign-in', 'done');
  return true;
end $$;
create function gate.end_session(secret bytea) returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
declare over record;
begin
  update gate.session s set ended_at = now() where s.hash = sha256(secret) and s.ended_at is null returning s.municipality_id, s.account_id into over;
  if found then
    insert into public.audit_event (municipality_id, actor_id, action, outcome) values (over.municipality_id, over.account_id, 'session.sign-out', 'done');
  end if;
end $$;

revoke all on all functions in schema gate from public;
grant execute on function gate.actor(), gate.municipality(), gate.has_role(text), gate.receives(), gate.enter(bytea), gate.end_session(bytea) to fotfeste_app;
grant execute on function gate.accounts_of(bytea), gate.issue_session(bytea, uuid, bytea) to fotfeste_login;
reset role;

-- The municipality of a public page comes from its host name, so these few words are open.
create policy everyone on municipality for select to fotfeste_app using (true);
grant select on municipality to fotfeste_app;
create policy numbering on municipality for update to fotfeste_app using (id = (select gate.municipality()) and (select gate.has_role('coordinator')));
grant update (case_year, case_sequence) on municipality to fotfeste_app;

create policy of_municipality on unit for select to fotfeste_app using (municipality_id = (select gate.municipality()));
create policy of_municipality on account for select to fotfeste_app using (municipality_id = (select gate.municipality()));
create policy of_municipality on account_role for select to fotfeste_app using (municipality_id = (select gate.municipality()));
create policy of_municipality on receiver for select to fotfeste_app using (municipality_id = (select gate.municipality()));

create policy administrator_adds on unit for insert to fotfeste_app with check (municipality_id = (select gate.municipality()) and (select gate.has_role('administrator')));
grant select, insert on unit to fotfeste_app;

create policy administrator_adds on account for insert to fotfeste_app with check (municipality_id = (select gate.municipality()) and (select gate.has_role('administrator')));
create policy administrator_or_self on account for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and ((select gate.has_role('administrator')) or id = (select gate.actor())));
grant select, insert, update (lang, active, unit_id, name, title, revision) on account to fotfeste_app;
-- The administrator changes an account. Everyone else may choose her own language and nothing more. Whether someone may run a function
-- is asked before the condition is weighed, so the keeper must not come near gate.has_role.
create function house.own_language_only() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user <> 'fotfeste_app' or (new.unit_id, new.active, new.name, new.title) is not distinct from (old.unit_id, old.active, old.name, old.title) then
    return new;
  end if;
  if not gate.has_role('administrator') then
    raise insufficient_privilege using message = 'Only an administrator changes an account';
  end if;
  return new;
end $$;
revoke all on function house.own_language_only() from public;
create trigger own_language_only before update on account for each row execute function house.own_language_only();

create policy administrator_gives on account_role for insert to fotfeste_app with check (municipality_id = (select gate.municipality()) and (select gate.has_role('administrator')));
create policy administrator_takes on account_role for delete to fotfeste_app using (municipality_id = (select gate.municipality()) and (select gate.has_role('administrator')));
create policy administrator_gives on receiver for insert to fotfeste_app with check (municipality_id = (select gate.municipality()) and (select gate.has_role('administrator')));
create policy administrator_takes on receiver for delete to fotfeste_app using (municipality_id = (select gate.municipality()) and (select gate.has_role('administrator')));
-- When the first to receive goes, another one is first.
create policy administrator_orders on receiver for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.has_role('administrator')));
grant select, insert, delete on account_role, receiver to fotfeste_app;
grant update (is_first) on receiver to fotfeste_app;
-- Nobody gives herself work or takes it away: another administrator does that.
create policy not_oneself on account_role as restrictive for insert to fotfeste_app with check (account_id <> (select gate.actor()));
create policy not_oneself_taken on account_role as restrictive for delete to fotfeste_app using (account_id <> (select gate.actor()));
create policy not_oneself on receiver as restrictive for insert to fotfeste_app with check (account_id <> (select gate.actor()));
create policy not_oneself_taken on receiver as restrictive for delete to fotfeste_app using (account_id <> (select gate.actor()));
