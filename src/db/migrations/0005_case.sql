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
-- My closed cases, newest first, are walked like my open ones: a page of them costs the same however many there are.
create index participant_closed on participant (municipality_id, account_id, case_id) where ended_at is null and case_state = 'closed';
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
