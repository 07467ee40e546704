-- Reporting on from a case. Three receivers, three laws, three records: what is asked of one is not asked of the others.

-- To child welfare (barnevernsloven § 13-2). A report never changes; what it waits for does, as child welfare answers (§ 13-3).
create table child_welfare_report (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  reported_by uuid not null,
  sender_service text not null,
  grounds text[] not null check (cardinality(grounds) > 0),
  facts bytea not null,
  receiver bytea not null,
  child_view bytea,
  child_view_missing bytea,
  parents text not null check (parents in ('told', 'not-told')),
  parents_not_told bytea,
  sent_on date not null,
  sent_how text not null check (sent_how in ('digital', 'letter', 'phone', 'meeting')),
  at timestamptz not null,
  waits_for text check (waits_for in ('answer', 'outcome')),
  due_on date,
  primary key (municipality_id, id),
  unique (municipality_id, case_id, id),
  check ((child_view is null) <> (child_view_missing is null)),
  check ((parents = 'not-told') = (parents_not_told is not null)),
  check ((waits_for is null) = (due_on is null)),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, reported_by) references account (municipality_id, id)
);
create index child_welfare_report_case on child_welfare_report (municipality_id, case_id, sent_on);
create index child_welfare_report_by on child_welfare_report (municipality_id, reported_by);
create index child_welfare_report_waiting on child_welfare_report (due_on) where waits_for is not null;

-- What child welfare has said since, as far as they may, and each time they were asked again.
create table child_welfare_answer (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  report_id uuid not null,
  noted_by uuid not null,
  kind text not null check (kind in ('receipt', 'no-investigation', 'investigation', 'outcome', 'asked-again')),
  outcome text check (outcome in ('measures', 'no-measures', 'not-told')),
  ends_by date,
  words bytea,
  on_day date not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  check ((kind = 'outcome') = (outcome is not null)),
  check (ends_by is null or kind = 'investigation'),
  foreign key (municipality_id, case_id, report_id) references child_welfare_report (municipality_id, case_id, id),
  foreign key (municipality_id, noted_by) references account (municipality_id, id)
);
create index child_welfare_answer_report on child_welfare_answer (municipality_id, case_id, report_id, at);
create index child_welfare_answer_by on child_welfare_answer (municipality_id, noted_by);

-- To the police, on a ground that the sender's own law has. Which grounds ask for an offence, a consent or why a name was needed is data.
create table police_report (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  reported_by uuid not null,
  sender_service text not null,
  ground text not null,
  offence text,
  consent bytea,
  facts bytea not null,
  danger bytea not null,
  named_because bytea,
  receiver bytea not null,
  told text not null check (told in ('told', 'not-told')),
  not_told bytea,
  sent_on date not null,
  sent_how text not null check (sent_how in ('digital', 'letter', 'phone', 'meeting')),
  at timestamptz not null,
  primary key (municipality_id, id),
  unique (municipality_id, case_id, id),
  check ((told = 'not-told') = (not_told is not null)),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, reported_by) references account (municipality_id, id)
);
create index police_report_case on police_report (municipality_id, case_id, sent_on);
create index police_report_by on police_report (municipality_id, reported_by);

-- PST is reached through the police contact alone. There is no column for words: whether and when, never what.
create table pst_note (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  noted_by uuid not null,
  kind text not null check (kind in ('asked', 'told')),
  passed text check (passed in ('yes', 'no', 'not-told')),
  on_day date not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  check ((kind = 'told') = (passed is not null)),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, noted_by) references account (municipality_id, id)
);
create index pst_note_case on pst_note (municipality_id, case_id, on_day);
create index pst_note_by on pst_note (municipality_id, noted_by);

-- What the police have told, with the marks that go with it (politiregisterloven §§ 27, 35; politiregisterforskriften §§ 11-3, 11-4).
-- Where they imposed confidentiality, it stands until the day they lifted it.
create table police_information (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  report_id uuid,
  noted_by uuid not null,
  ground text not null,
  decided_by bytea not null,
  given_how text not null check (given_how in ('written', 'spoken')),
  verified boolean not null,
  body bytea not null,
  told text not null check (told in ('told', 'not-told', 'not-known')),
  imposed bytea,
  is_imposed boolean not null generated always as (imposed is not null) stored,
  lifted_on date,
  lifted_by uuid,
  lifted bytea,
  review_on date not null,
  given_on date not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  check ((lifted_on is null) = (lifted_by is null) and (lifted_on is null) = (lifted is null)),
  check (lifted_on is null or imposed is not null),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, case_id, report_id) references police_report (municipality_id, case_id, id),
  foreign key (municipality_id, noted_by) references account (municipality_id, id),
  foreign key (municipality_id, lifted_by) references account (municipality_id, id)
);
create index police_information_case on police_information (municipality_id, case_id, given_on);
create index police_information_report on police_information (municipality_id, case_id, report_id);
create index police_information_by on police_information (municipality_id, noted_by);
create index police_information_lifted_by on police_information (municipality_id, lifted_by);

-- Whether others have mapped the person before. A yes holds special categories: the case must have a ground, and each yes has one too.
create table earlier_mapping (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  has_ground boolean not null default true check (has_ground),
  noted_by uuid not null,
  mapped text not null check (mapped in ('yes', 'no', 'not-known')),
  told_by text not null check (told_by in ('person', 'family', 'service', 'police-contact', 'pst')),
  ground text,
  necessity bytea,
  residence bytea,
  mindset bytea,
  religious_ties bytea,
  family bytea,
  network bytea,
  on_day date not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  check ((mapped = 'yes') = (num_nonnulls(residence, mindset, religious_ties, family, network) > 0)),
  check ((mapped = 'yes') = (ground is not null) and (mapped = 'yes') = (necessity is not null)),
  foreign key (municipality_id, case_id, has_ground) references "case" (municipality_id, id, has_ground),
  foreign key (municipality_id, noted_by) references account (municipality_id, id)
);
create index earlier_mapping_case on earlier_mapping (municipality_id, case_id, has_ground);
create index earlier_mapping_by on earlier_mapping (municipality_id, noted_by);

-- A duty of one's own: to avert (straffeloven § 196), or to inform child welfare. No column points at a case, and nobody approves it.
create table duty_record (
  municipality_id uuid not null,
  id uuid not null,
  author_id uuid not null,
  kind text not null check (kind in ('avert', 'inform')),
  sender_service text not null,
  offence text,
  ground text,
  child_grounds text[],
  facts bytea not null,
  likely bytea,
  receiver bytea not null,
  acted_on date not null,
  acted_at text check (acted_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  acted_how text not null check (acted_how in ('emergency', 'phone', 'meeting', 'written')),
  at timestamptz not null,
  primary key (municipality_id, id),
  check ((kind = 'avert') = (offence is not null) and (kind = 'avert') = (likely is not null)),
  check ((kind = 'inform') = (ground is not null) and (kind = 'inform') = (coalesce(cardinality(child_grounds), 0) > 0)),
  foreign key (municipality_id, author_id) references account (municipality_id, id)
);
create index duty_record_author on duty_record (municipality_id, author_id, acted_on);

select house.protect(t) from unnest(array['child_welfare_report', 'child_welfare_answer', 'police_report', 'pst_note', 'police_information', 'earlier_mapping', 'duty_record']::regclass[]) t;

-- As everything in a case: read by those who take part, written by those who work on it, in their own name, while the case is open.
do $$
declare place text; hand text;
begin
  foreach place in array array['child_welfare_report', 'child_welfare_answer', 'police_report', 'pst_note', 'police_information', 'earlier_mapping'] loop
    hand := case when place in ('child_welfare_report', 'police_report') then 'reported_by' else 'noted_by' end;
    execute format($f$create policy part on %1$I for select to fotfeste_app
      using (municipality_id = (select gate.municipality()) and (
        select true from participant p where p.municipality_id = %1$I.municipality_id and p.case_id = %1$I.case_id and p.account_id = (select gate.actor())
          and p.started_at <= now() and (p.ended_at is null or p.ended_at > now()) limit 1))$f$, place);
    execute format($f$create policy team_writes on %1$I for insert to fotfeste_app
      with check (municipality_id = (select gate.municipality()) and gate.takes_part(case_id, '{lead,member}'))$f$, place);
    execute format('create policy own_hand on %I as restrictive for insert to fotfeste_app with check (%I = (select gate.actor()))', place, hand);
    execute format('create policy while_open on %I as restrictive for insert to fotfeste_app with check (gate.is_open(case_id))', place);
    execute format('grant select, insert on %I to fotfeste_app', place);
  end loop;
end $$;
-- What has been mapped before is not for whoever only looks on.
create policy only_workers on earlier_mapping as restrictive for select to fotfeste_app using (gate.takes_part(case_id, '{lead,member}'));

create policy team_follows on child_welfare_report for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and waits_for is not null and gate.takes_part(case_id, '{lead,member}'))
  with check (municipality_id = (select gate.municipality()));
create policy while_open_change on child_welfare_report as restrictive for update to fotfeste_app using (gate.is_open(case_id));
grant update (waits_for, due_on) on child_welfare_report to fotfeste_app;
-- Imposed confidentiality is lifted once, by the police; who was told of it says so in her own name.
create policy team_notes_lifting on police_information for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and lifted_on is null and imposed is not null and gate.takes_part(case_id, '{lead,member}'))
  with check (municipality_id = (select gate.municipality()) and (lifted_by is null or lifted_by = (select gate.actor())));
create policy while_open_change on police_information as restrictive for update to fotfeste_app using (gate.is_open(case_id));
grant update (lifted_on, lifted_by, lifted) on police_information to fotfeste_app;

-- The author's alone, and never rewritten.
create policy own on duty_record for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and author_id = (select gate.actor()));
create policy write on duty_record for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and author_id = (select gate.actor()));
grant select, insert on duty_record to fotfeste_app;
create policy made_with_duty on keystore.data_key for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and purpose = 'duty'
    and exists (select from duty_record d where d.municipality_id = data_key.municipality_id and d.id = data_key.id and d.author_id = (select gate.actor())));

-- The job sees which reports wait for an answer, and who leads those cases; no word of them.
create policy remind_of_answer on child_welfare_report for select to fotfeste_job using (waits_for is not null);
grant select (municipality_id, id, case_id, waits_for, due_on) on child_welfare_report to fotfeste_job;
create policy remind_of_answer on "case" for select to fotfeste_job
  using (state = 'open' and exists (select from child_welfare_report r where r.municipality_id = "case".municipality_id and r.case_id = "case".id));
grant select (municipality_id, id, lead_id, state) on "case" to fotfeste_job;
create policy remind_of_answer on notice for insert to fotfeste_job with check (kind = 'report-overdue');
