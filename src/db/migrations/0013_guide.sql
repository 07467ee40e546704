-- What a helper asked the sharing guide in a case, what it answered on which law, and what she decided. A record: added, never changed.
create table guide_answer (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  asked bytea not null,
  decision bytea not null,
  reason bytea not null,
  law_read_on date not null,
  answered_by uuid not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, answered_by) references account (municipality_id, id)
);
create index guide_answer_case on guide_answer (municipality_id, case_id, at desc, id desc);
create index guide_answer_by on guide_answer (municipality_id, answered_by);

select house.protect('guide_answer');
create policy part on guide_answer for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (
    select true from participant p where p.municipality_id = guide_answer.municipality_id and p.case_id = guide_answer.case_id and p.account_id = (select gate.actor())
      and p.started_at <= now() and (p.ended_at is null or p.ended_at > now()) limit 1));
create policy team_writes on guide_answer for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and gate.takes_part(case_id, '{lead,member}'));
create policy own_hand on guide_answer as restrictive for insert to fotfeste_app with check (answered_by = (select gate.actor()));
create policy while_open on guide_answer as restrictive for insert to fotfeste_app with check (gate.is_open(case_id));
grant select, insert on guide_answer to fotfeste_app;
