-- What is agreed about contact: with other services, and with the person's own family. Written once, ended once, never changed.

-- How, when and where services and the person meet, and who takes part.
create table contact_agreement (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  noted_by uuid not null,
  agency text not null,
  contact bytea not null,
  hows text[] not null check (cardinality(hows) > 0 and hows <@ array['meeting', 'phone', 'digital', 'letter']),
  rhythm bytea not null,
  place bytea not null,
  taking_part bytea not null,
  wish bytea not null,
  agreed_on date not null,
  review_on date not null,
  at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason bytea,
  primary key (municipality_id, id),
  check (review_on > agreed_on),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, noted_by) references account (municipality_id, id),
  foreign key (municipality_id, ended_by) references account (municipality_id, id)
);
create index contact_agreement_case on contact_agreement (municipality_id, case_id, agreed_on desc);
create index contact_agreement_by on contact_agreement (municipality_id, noted_by);
create index contact_agreement_ended_by on contact_agreement (municipality_id, ended_by);

-- Contact with the family before, during and after a sentence, with the wishes of both sides. It stands on a consent of the same case:
-- when that ends, the plan no longer stands, whatever is written here.
create table family_contact (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  consent_id uuid not null,
  noted_by uuid not null,
  phase text not null check (phase in ('before', 'sentence', 'release', 'after')),
  family bytea not null,
  person_wish bytea not null,
  family_wish bytea not null,
  plan bytea not null,
  follower_id uuid not null,
  next_on date not null,
  at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason bytea,
  primary key (municipality_id, id),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, case_id, consent_id) references consent (municipality_id, case_id, id),
  foreign key (municipality_id, noted_by) references account (municipality_id, id),
  foreign key (municipality_id, follower_id) references account (municipality_id, id),
  foreign key (municipality_id, ended_by) references account (municipality_id, id)
);
create index family_contact_case on family_contact (municipality_id, case_id, next_on);
create index family_contact_consent on family_contact (municipality_id, case_id, consent_id);
create index family_contact_by on family_contact (municipality_id, noted_by);
create index family_contact_follower on family_contact (municipality_id, follower_id);
create index family_contact_ended_by on family_contact (municipality_id, ended_by);

select house.protect(t) from unnest(array['contact_agreement', 'family_contact']::regclass[]) t;

-- As everything in a case: read by those who take part, written and ended by those who work on it, in their own name, while the case is open.
do $$
declare place text;
begin
  foreach place in array array['contact_agreement', 'family_contact'] loop
    execute format($f$create policy part on %1$I for select to fotfeste_app
      using (municipality_id = (select gate.municipality()) and (
        select true from participant p where p.municipality_id = %1$I.municipality_id and p.case_id = %1$I.case_id and p.account_id = (select gate.actor())
          and p.started_at <= now() and (p.ended_at is null or p.ended_at > now()) limit 1))$f$, place);
    execute format($f$create policy team_writes on %1$I for insert to fotfeste_app
      with check (municipality_id = (select gate.municipality()) and gate.takes_part(case_id, '{lead,member}'))$f$, place);
    execute format($f$create policy own_hand on %I as restrictive for insert to fotfeste_app
      with check (noted_by = (select gate.actor()) and ended_at is null)$f$, place);
    execute format('create policy while_open on %I as restrictive for insert to fotfeste_app with check (gate.is_open(case_id))', place);
    execute format($f$create policy team_ends on %I for update to fotfeste_app
      using (municipality_id = (select gate.municipality()) and ended_at is null and gate.takes_part(case_id, '{lead,member}'))
      with check (municipality_id = (select gate.municipality()) and ended_by = (select gate.actor()))$f$, place);
    execute format('create policy while_open_change on %I as restrictive for update to fotfeste_app using (gate.is_open(case_id))', place);
    execute format('grant select, insert on %I to fotfeste_app', place);
    execute format('grant update (ended_at, ended_by, end_reason) on %I to fotfeste_app', place);
  end loop;
end $$;
-- Nothing is planned with a family on a yes that was not given, was taken back, or has passed its last day.
create policy on_a_consent_that_holds on family_contact as restrictive for insert to fotfeste_app
  with check (gate.consent_is_live(municipality_id, consent_id));
