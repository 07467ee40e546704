-- What the person agrees to share, with whom, for what and until when. A no is an answer, and a yes can be taken back at once.
-- Whether a consent holds is compared with the day, never set by a job.
create table consent (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  asked_on date not null,
  asked_by uuid not null,
  what bytea not null,
  purpose bytea not null,
  receivers text[] not null check (cardinality(receivers) > 0),
  language text not null check (language in ('nb', 'nn', 'en')),
  valid_until date not null,
  answer text check (answer in ('given', 'refused')),
  answered_on date,
  given_by text check (given_by in ('person', 'guardian', 'both')),
  how text check (how in ('paper', 'spoken', 'electronic')),
  noted_by uuid,
  said bytea,
  age_rule text,
  facts bytea,
  copy_given boolean not null default false,
  withdrawn_at timestamptz,
  withdrawn_noted_by uuid,
  withdrawal bytea,
  announced_on date,
  primary key (municipality_id, id),
  unique (municipality_id, case_id, id),
  check ((answer is null) = (answered_on is null) and (answer is null) = (given_by is null) and (answer is null) = (how is null)
    and (answer is null) = (noted_by is null)),
  -- no consent without an end, and none for longer than a year
  check (valid_until > asked_on and valid_until <= coalesce(answered_on, asked_on) + interval '12 months'),
  check (answer is distinct from 'given' or valid_until > answered_on),
  check (answered_on >= asked_on),
  -- a yes names the rule of age that it stands on; a yes from others than the person says what gives them the right
  check (answer is distinct from 'given' or (age_rule is not null and (given_by = 'person' or facts is not null))),
  check ((withdrawn_at is null) = (withdrawn_noted_by is null) and (withdrawn_at is null) = (withdrawal is null)),
  check (withdrawn_at is null or answer is not distinct from 'given'),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, asked_by) references account (municipality_id, id),
  foreign key (municipality_id, noted_by) references account (municipality_id, id),
  foreign key (municipality_id, withdrawn_noted_by) references account (municipality_id, id)
);
create index consent_case on consent (municipality_id, case_id, asked_on desc);
create index consent_asked_by on consent (municipality_id, asked_by);
create index consent_noted_by on consent (municipality_id, noted_by);
create index consent_withdrawn_noted_by on consent (municipality_id, withdrawn_noted_by);
create index consent_to_announce on consent (valid_until) where answer = 'given' and withdrawn_at is null and announced_on is null;

-- The signed paper, scanned in. Beside the consent, so that a list of consents never carries it.
create table consent_paper (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  consent_id uuid not null,
  kind text not null check (kind in ('application/pdf', 'image/jpeg', 'image/png')),
  body bytea not null check (octet_length(body) <= 7000000),
  added_by uuid not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, case_id, consent_id) references consent (municipality_id, case_id, id),
  foreign key (municipality_id, added_by) references account (municipality_id, id)
);
create index consent_paper_consent on consent_paper (municipality_id, case_id, consent_id);
create index consent_paper_added_by on consent_paper (municipality_id, added_by);

-- Address protection (folkeregisterloven § 10-4): where someone can be found is kept apart from the person, and opens for the lead alone.
alter table case_person add column address_protected boolean not null default false;
alter table case_person add check (not address_protected or contact is null);
grant update (address_protected) on case_person to fotfeste_app;
-- The latest row holds; an earlier one is never changed.
create table protected_contact (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  contact bytea not null,
  added_by uuid not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, case_id) references case_person (municipality_id, case_id),
  foreign key (municipality_id, added_by) references account (municipality_id, id)
);
create index protected_contact_case on protected_contact (municipality_id, case_id, at desc);
create index protected_contact_added_by on protected_contact (municipality_id, added_by);

select house.protect(t) from unnest(array['consent', 'consent_paper', 'protected_contact']::regclass[]) t;
select house.open_to_guard('consent', 'select, update');
grant insert on notice to fotfeste_guard;

set local role fotfeste_guard;
-- Whether a consent holds: it was given, it has not been taken back, and its last day has not passed in Oslo.
create function gate.consent_is_live(of_municipality uuid, consent uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.consent c where c.municipality_id = of_municipality and c.id = consent_is_live.consent
    and c.answer = 'given' and c.withdrawn_at is null and c.valid_until >= (now() at time zone 'Europe/Oslo')::date)
$$;
-- Tells the lead two weeks before a consent ends, once: the job that asks for it sees no case. Gives how many were told.
create function gate.announce_consents() returns int language plpgsql volatile security definer set search_path = pg_catalog as $$
declare on_day date := (now() at time zone 'Europe/Oslo')::date; told int;
begin
  with soon as (
    update public.consent c set announced_on = on_day from public."case" k
    where k.municipality_id = c.municipality_id and k.id = c.case_id and k.state = 'open' and c.answer = 'given' and c.withdrawn_at is null
      and c.announced_on is null and c.valid_until between on_day and on_day + 14
    returning c.municipality_id, c.case_id, k.lead_id
  )
  insert into public.notice (municipality_id, id, account_id, kind, subject, at)
  select distinct on (municipality_id, case_id) municipality_id, gen_random_uuid(), lead_id, 'consent-ends', case_id, now() from soon;
  get diagnostics told = row_count;
  return told;
end $$;
revoke all on function gate.consent_is_live(uuid, uuid), gate.announce_consents() from public;
grant execute on function gate.consent_is_live(uuid, uuid) to fotfeste_app;
grant execute on function gate.announce_consents() to fotfeste_job;
reset role;

-- What has been answered stands, for as long as was asked at most. Afterwards it can be taken back, once, and a copy can be handed over; each in one's own name.
create function house.consent_stands() returns trigger language plpgsql set search_path = pg_catalog as $$
declare kept public.consent := new;
begin
  if current_user <> 'fotfeste_app' then return new; end if;
  kept.withdrawn_at := old.withdrawn_at; kept.withdrawn_noted_by := old.withdrawn_noted_by; kept.withdrawal := old.withdrawal;
  kept.copy_given := old.copy_given;
  if (old.answer is not null and kept is distinct from old) or new.valid_until > old.valid_until
    or (new.noted_by is distinct from old.noted_by and new.noted_by is distinct from gate.actor())
    or (new.withdrawn_noted_by is distinct from old.withdrawn_noted_by and new.withdrawn_noted_by is distinct from gate.actor()) then
    raise insufficient_privilege using message = 'A consent that has been answered stands';
  end if;
  return new;
end $$;
revoke all on function house.consent_stands() from public;
create trigger consent_stands before update on consent for each row execute function house.consent_stands();

do $$
declare place text;
begin
  foreach place in array array['consent', 'consent_paper'] loop
    execute format($f$create policy part on %1$I for select to fotfeste_app
      using (municipality_id = (select gate.municipality()) and (
        select true from participant p where p.municipality_id = %1$I.municipality_id and p.case_id = %1$I.case_id and p.account_id = (select gate.actor())
          and p.started_at <= now() and (p.ended_at is null or p.ended_at > now()) limit 1))$f$, place);
  end loop;
  foreach place in array array['consent', 'consent_paper', 'protected_contact'] loop
    execute format($f$create policy team_writes on %1$I for insert to fotfeste_app
      with check (municipality_id = (select gate.municipality()) and gate.takes_part(case_id, '{lead,member}'))$f$, place);
    execute format('create policy while_open on %I as restrictive for insert to fotfeste_app with check (gate.is_open(case_id))', place);
    execute format('grant select, insert on %I to fotfeste_app', place);
  end loop;
end $$;
create policy only_the_lead on protected_contact for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and gate.takes_part(case_id, '{lead}'));
create policy own_hand on consent as restrictive for insert to fotfeste_app with check (asked_by = (select gate.actor()) and answer is null);
create policy own_hand on consent_paper as restrictive for insert to fotfeste_app with check (added_by = (select gate.actor()));
create policy own_hand on protected_contact as restrictive for insert to fotfeste_app with check (added_by = (select gate.actor()));
create policy team_notes on consent for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and withdrawn_at is null and answer is distinct from 'refused' and gate.takes_part(case_id, '{lead,member}'))
  with check (municipality_id = (select gate.municipality()));
-- A yes can be taken back in a closed case too.
create policy while_open_change on consent as restrictive for update to fotfeste_app using (gate.is_open(case_id) or answer = 'given');
grant update (valid_until, answer, answered_on, given_by, how, noted_by, said, age_rule, facts, copy_given, withdrawn_at, withdrawn_noted_by, withdrawal)
  on consent to fotfeste_app;
