-- A draft is no record: it is its author's alone, has a key of its own, and leaves nothing when it goes.
create table draft (
  municipality_id uuid not null,
  id uuid not null,
  author_id uuid not null,
  content bytea not null,
  revision int not null default 1,
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, author_id) references account (municipality_id, id)
);
create index draft_author on draft (municipality_id, author_id);

-- Step 2: what an employee talks over with a leader, with the leader's advice. Only the two of them see it. A talk that was held before
-- it was written down is noted by the one who asked: talked_on tells it from an answer that the leader wrote herself.
create table discussion (
  municipality_id uuid not null,
  id uuid not null,
  author_id uuid not null,
  leader_id uuid not null,
  draft_id uuid,
  question bytea not null,
  asked_at timestamptz not null,
  due_on date not null,
  answered_at timestamptz,
  advice bytea,
  decision text check (decision in ('follow-up-here', 'discuss-anonymously', 'report', 'no-concern')),
  follower_id uuid,
  talked_on date,
  primary key (municipality_id, id),
  check (author_id <> leader_id),
  check ((answered_at is null) = (advice is null) and (answered_at is null) = (decision is null)),
  check (talked_on is null or answered_at is not null),
  foreign key (municipality_id, author_id) references account (municipality_id, id),
  foreign key (municipality_id, leader_id) references account (municipality_id, id),
  foreign key (municipality_id, follower_id) references account (municipality_id, id)
);
create index discussion_author on discussion (municipality_id, author_id);
create index discussion_leader on discussion (municipality_id, leader_id);
create index discussion_follower on discussion (municipality_id, follower_id);

-- What was reported, as it was sent. It never changes; the reporter adds, the receiver answers.
create table concern (
  municipality_id uuid not null,
  id uuid not null,
  reference text not null,
  author_id uuid not null,
  unit_id uuid not null,
  receiver text not null check (receiver in ('municipal', 'child-welfare', 'police')),
  sender_service text not null,
  ground text,
  is_identified boolean not null,
  origin text not null check (origin in ('observed', 'self')),
  told text not null check (told in ('told', 'not-told')),
  body bytea not null,
  sent_at timestamptz not null,
  read_at timestamptz,
  next_by uuid not null,
  next_on date not null,
  answered_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, reference),
  check (ground is not null or not is_identified),
  foreign key (municipality_id, author_id) references account (municipality_id, id),
  foreign key (municipality_id, unit_id) references unit (municipality_id, id),
  foreign key (municipality_id, next_by) references account (municipality_id, id)
);
create index concern_author on concern (municipality_id, author_id, sent_at desc);
create index concern_unit on concern (municipality_id, unit_id);
create index concern_next_by on concern (municipality_id, next_by);

-- The leader whom the reporter lets follow the report with her.
create table concern_party (
  municipality_id uuid not null,
  concern_id uuid not null,
  account_id uuid not null,
  primary key (municipality_id, concern_id, account_id),
  foreign key (municipality_id, concern_id) references concern (municipality_id, id),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index concern_party_account on concern_party (municipality_id, account_id);

-- The receiver's side of a report: what was done with it. The reporter never sees this row.
create table inbox_entry (
  municipality_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  receiver text not null check (receiver in ('municipal', 'child-welfare', 'police')),
  arrived_at timestamptz not null,
  due_on date not null,
  responsible_id uuid not null,
  read_at timestamptz,
  decision text check (decision in ('linked', 'unfounded', 'passed-on', 'answered')),
  decided_at timestamptz,
  decided_by uuid,
  reason bytea,
  ground text,
  disposal_rule text,
  revision int not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, concern_id, receiver),
  check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null) and (decision is null) = (reason is null)),
  check (decision is distinct from 'unfounded' or disposal_rule is not null),
  check (decision is distinct from 'passed-on' or ground is not null),
  foreign key (municipality_id, concern_id) references concern (municipality_id, id),
  foreign key (municipality_id, responsible_id) references account (municipality_id, id),
  foreign key (municipality_id, decided_by) references account (municipality_id, id)
);
create index inbox_waiting on inbox_entry (municipality_id, receiver, arrived_at, id) where decision is null;
create index inbox_decided on inbox_entry (municipality_id, receiver, decided_at desc, id) where decision is not null;
create index inbox_responsible on inbox_entry (municipality_id, responsible_id);
create index inbox_decided_by on inbox_entry (municipality_id, decided_by);

create table concern_addition (
  municipality_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  author_id uuid not null,
  body bytea not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, concern_id) references concern (municipality_id, id),
  foreign key (municipality_id, author_id) references account (municipality_id, id)
);
create index concern_addition_concern on concern_addition (municipality_id, concern_id, at);
create index concern_addition_author on concern_addition (municipality_id, author_id);

-- What the receiver lets the reporter know beyond "received" and "read": a disclosure with its ground.
-- "Nothing more can be shared" discloses nothing, so it needs no ground; words do.
create table concern_release (
  municipality_id uuid not null,
  id uuid not null,
  concern_id uuid not null,
  decided_by uuid not null,
  ground text,
  told text check (told in ('told', 'not-told')),
  told_reason bytea,
  words bytea,
  at timestamptz not null,
  primary key (municipality_id, id),
  check (told = 'told' or told_reason is not null),
  check (words is null or (ground is not null and told is not null)),
  foreign key (municipality_id, concern_id) references concern (municipality_id, id),
  foreign key (municipality_id, decided_by) references account (municipality_id, id)
);
create index concern_release_concern on concern_release (municipality_id, concern_id, at);
create index concern_release_decided_by on concern_release (municipality_id, decided_by);

select house.protect(t) from unnest(array['draft', 'discussion', 'concern', 'concern_party', 'inbox_entry', 'concern_addition', 'concern_release']::regclass[]) t;
select house.open_to_guard(t, 'select') from unnest(array['concern', 'inbox_entry']::regclass[]) t;

set local role fotfeste_guard;
create function gate.wrote_concern(concern uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.concern c where c.municipality_id = gate.municipality() and c.id = concern and c.author_id = gate.actor())
$$;
create function gate.holds_concern(concern uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.inbox_entry i where i.municipality_id = gate.municipality() and i.concern_id = concern and i.receiver = any (gate.receives()))
$$;
revoke all on function gate.wrote_concern(uuid), gate.holds_concern(uuid) from public;
grant execute on function gate.wrote_concern(uuid), gate.holds_concern(uuid) to fotfeste_app;
reset role;

create policy own on draft to fotfeste_app
  using (municipality_id = (select gate.municipality()) and author_id = (select gate.actor()))
  with check (municipality_id = (select gate.municipality()) and author_id = (select gate.actor()));
grant select, insert, update (content, revision, saved_at), delete on draft to fotfeste_app;
create policy expire on draft to fotfeste_job using (saved_at < now() - interval '30 days');
grant select (municipality_id, id, saved_at), delete on draft to fotfeste_job;

create policy the_two on discussion for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.actor()) in (author_id, leader_id));
create policy ask on discussion for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and author_id = (select gate.actor()) and (answered_at is null or talked_on is not null));
create policy answer on discussion for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and leader_id = (select gate.actor()) and answered_at is null)
  with check (municipality_id = (select gate.municipality()) and leader_id = (select gate.actor()));
grant select, insert, update (answered_at, advice, decision, follower_id) on discussion to fotfeste_app;

create policy receiver on inbox_entry for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and receiver = any ((select gate.receives())::text[]));
create policy arrive on inbox_entry for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and decision is null and (gate.wrote_concern(concern_id) or gate.holds_concern(concern_id)));
-- A report is decided once, by the one who decides it; what was decided is never rewritten.
create policy decide on inbox_entry for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and receiver = any ((select gate.receives())::text[]) and decision is null)
  with check (municipality_id = (select gate.municipality()) and receiver = any ((select gate.receives())::text[])
    and (decision is null or decided_by = (select gate.actor())));
grant select, insert, update (read_at, responsible_id, due_on, decision, decided_at, decided_by, reason, ground, disposal_rule, revision) on inbox_entry to fotfeste_app;
create policy remind on inbox_entry for select to fotfeste_job using (decision is null);
grant select (municipality_id, id, concern_id, responsible_id, due_on, decision) on inbox_entry to fotfeste_job;

create policy own on concern_party for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (account_id = (select gate.actor()) or gate.wrote_concern(concern_id) or gate.holds_concern(concern_id)));
create policy let_follow on concern_party for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and gate.wrote_concern(concern_id));
grant select, insert on concern_party to fotfeste_app;

create policy send on concern for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and author_id = (select gate.actor()) and read_at is null and answered_at is null);
create policy receiver_moves on concern for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and gate.holds_concern(id));
grant select, insert, update (read_at, next_by, next_on, answered_at) on concern to fotfeste_app;

create policy of_concern on concern_addition for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and exists (select from concern c where c.municipality_id = concern_addition.municipality_id and c.id = concern_id));
create policy add on concern_addition for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and author_id = (select gate.actor()) and gate.wrote_concern(concern_id));
grant select, insert on concern_addition to fotfeste_app;

create policy of_concern on concern_release for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and exists (select from concern c where c.municipality_id = concern_release.municipality_id and c.id = concern_id));
create policy release on concern_release for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and decided_by = (select gate.actor()) and gate.holds_concern(concern_id));
grant select, insert on concern_release to fotfeste_app;
