-- The trail: the app may add and nothing else; a job with the signing key seals it in batches.
create table audit_event (
  municipality_id uuid not null references municipality,
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  xid xid8 not null default pg_current_xact_id(),
  actor_id uuid,
  action text not null,
  -- shown: a page was opened and nothing changed; done: the deed itself
  outcome text not null check (outcome in ('shown', 'done', 'invalid', 'refused')),
  case_id uuid,
  subject uuid,
  detail jsonb,
  primary key (municipality_id, id)
);
create index audit_event_case on audit_event (municipality_id, case_id) where case_id is not null;
create index audit_event_unsealed on audit_event (municipality_id, xid);
-- The trail is paged by time: what is traced by the day stands at the day's beginning, so that its neighbours do not tell the hour.
create index audit_event_time on audit_event (municipality_id, at desc, id desc);
-- Who opened a case, and who tried to: a page of its own names it, a refusal has it as its subject, a list among what it opened.
create index audit_event_subject on audit_event (municipality_id, subject) where subject is not null;
create index audit_event_opened on audit_event using gin ((detail -> 'opened')) where detail is not null;

-- Every row of a transaction older than below is sealed, and the next batch looks no further back; that is no part of what is signed.
create table audit_seal (
  municipality_id uuid not null references municipality,
  sequence int not null,
  head jsonb not null,
  below xid8 not null default '0',
  primary key (municipality_id, sequence)
);
-- Which seal holds which row. A row is sealed once, however the transactions that wrote it overtook each other. Its own hash is kept:
-- a verification can say which row was touched, not only in which batch.
create table audit_sealed (
  municipality_id uuid not null,
  event_id bigint not null,
  sequence int not null,
  leaf text not null,
  primary key (municipality_id, event_id),
  foreign key (municipality_id, event_id) references audit_event (municipality_id, id),
  foreign key (municipality_id, sequence) references audit_seal (municipality_id, sequence)
);
create index audit_sealed_sequence on audit_sealed (municipality_id, sequence);

select house.protect(t) from unnest(array['audit_event', 'audit_seal', 'audit_sealed']::regclass[]) t;
select house.open_to_guard('audit_event', 'insert');

create policy leave_a_trace on audit_event for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and actor_id = (select gate.actor()));
create policy privacy_officer_reads on audit_event for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.has_role('privacy_officer')));
grant insert (municipality_id, at, actor_id, action, outcome, case_id, subject, detail), select on audit_event to fotfeste_app;
create policy privacy_officer_reads on audit_seal for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.has_role('privacy_officer')));
create policy privacy_officer_reads on audit_sealed for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.has_role('privacy_officer')));
grant select on audit_seal, audit_sealed to fotfeste_app;

create policy sealer on audit_event for select to fotfeste_job using (true);
create policy sealer on audit_seal to fotfeste_job using (true) with check (true);
create policy sealer on audit_sealed to fotfeste_job using (true) with check (true);
create policy sealer on municipality to fotfeste_job using (true);
grant select on audit_event, municipality to fotfeste_job;
grant select, insert on audit_seal, audit_sealed to fotfeste_job;

-- Wrapped keys live apart from what they open, with a backup of their own that is rotated within 30 days.
create table keystore.municipality_key (
  municipality_id uuid primary key references municipality,
  wrapped bytea not null
);
create table keystore.data_key (
  municipality_id uuid not null references municipality,
  id uuid not null,
  purpose text not null check (purpose in ('case', 'concern', 'draft', 'discussion', 'thread', 'disclosure', 'duty', 'break_glass', 'directory', 'held')),
  wrapped bytea not null,
  primary key (municipality_id, id)
);
-- A key that is gone stays gone: restore replays this list, of which a signed copy stands outside the database.
create table keystore.destroyed_key (
  municipality_id uuid not null references municipality,
  id uuid not null,
  purpose text not null,
  destroyed_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
select house.protect(t) from unnest(array['keystore.municipality_key', 'keystore.data_key', 'keystore.destroyed_key']::regclass[]) t;
create policy wrapped on keystore.municipality_key for select to fotfeste_app using (true);
create policy wrapped_for_jobs on keystore.municipality_key for select to fotfeste_job using (true);
grant select on keystore.municipality_key to fotfeste_app, fotfeste_job;
create policy destroyed on keystore.destroyed_key for select to fotfeste_job using (true);
create policy destroys on keystore.destroyed_key for insert to fotfeste_job with check (purpose in ('draft', 'held'));
grant select, insert on keystore.destroyed_key to fotfeste_job;
