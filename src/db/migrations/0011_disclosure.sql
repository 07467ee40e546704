-- A disclosure: which items of a case were shown to whom, on which ground, until when. The record is the access: while it is live a
-- receiver with an account reads these items, and she learns nothing of the case that they come from, not even its id.
alter table journal_entry add unique (municipality_id, case_id, id);

create table disclosure (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  decided_by uuid not null,
  -- whose confidentiality it is: the service that the one who decides speaks for
  service text not null,
  at timestamptz not null,
  basis text not null check (basis in ('consent', 'law', 'anonymised')),
  consent_id uuid,
  ground text,
  open_until timestamptz not null,
  receiver_service text not null,
  recipient_name bytea,
  told text not null check (told in ('told', 'not-told')),
  not_told_because bytea,
  person_view bytea,
  person_view_missing bytea,
  about_child boolean not null,
  child_heard bytea,
  child_not_heard bytea,
  harm bytea,
  anonymised_not_enough bytea,
  question bytea,
  ended_at timestamptz,
  ended_by uuid,
  end_reason bytea,
  primary key (municipality_id, id),
  unique (municipality_id, id, case_id),
  check ((basis = 'consent') = (consent_id is not null)),
  check ((basis = 'law') = (ground is not null)),
  check (open_until > at),
  check ((told = 'not-told') = (not_told_because is not null)),
  check ((person_view is null) <> (person_view_missing is null)),
  -- a child is heard before anything about it is shared, or it says why not (barnevernsloven § 1-4)
  check (case when about_child then (child_heard is null) <> (child_not_heard is null) else child_heard is null and child_not_heard is null end),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, case_id, consent_id) references consent (municipality_id, case_id, id),
  foreign key (municipality_id, decided_by) references account (municipality_id, id),
  foreign key (municipality_id, ended_by) references account (municipality_id, id)
);
create index disclosure_case on disclosure (municipality_id, case_id, at desc);
create index disclosure_consent on disclosure (municipality_id, case_id, consent_id);
create index disclosure_decided_by on disclosure (municipality_id, decided_by);
create index disclosure_ended_by on disclosure (municipality_id, ended_by);

-- What the receiver reads, sealed with the disclosure's own key: a copy, for a key of the case must not leave it. Where it comes from is
-- written and never read back by the app: a foreign key with the case in it makes an item of another case impossible.
create table disclosed_item (
  municipality_id uuid not null,
  id uuid not null,
  disclosure_id uuid not null,
  case_id uuid not null,
  position int not null,
  kind text not null check (kind in ('entry', 'observation', 'summary')),
  journal_entry_id uuid,
  concern_id uuid,
  on_day date,
  body bytea not null,
  primary key (municipality_id, id),
  unique (municipality_id, disclosure_id, position),
  check ((kind = 'entry') = (journal_entry_id is not null) and (kind = 'observation') = (concern_id is not null)),
  foreign key (municipality_id, disclosure_id, case_id) references disclosure (municipality_id, id, case_id),
  foreign key (municipality_id, case_id, journal_entry_id) references journal_entry (municipality_id, case_id, id),
  foreign key (municipality_id, concern_id, case_id) references concern_link (municipality_id, concern_id, case_id)
);
create index disclosed_item_disclosure on disclosed_item (municipality_id, disclosure_id, case_id);
create index disclosed_item_entry on disclosed_item (municipality_id, case_id, journal_entry_id);
create index disclosed_item_concern on disclosed_item (municipality_id, concern_id, case_id);

create table disclosure_recipient (
  municipality_id uuid not null,
  disclosure_id uuid not null,
  account_id uuid not null,
  primary key (municipality_id, disclosure_id, account_id),
  foreign key (municipality_id, disclosure_id) references disclosure (municipality_id, id),
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index disclosure_recipient_account on disclosure_recipient (municipality_id, account_id);

-- What a receiver answers, sealed with the disclosure's key: she reads it while the disclosure is live, the team always.
create table disclosure_answer (
  municipality_id uuid not null,
  id uuid not null,
  disclosure_id uuid not null,
  author_id uuid not null,
  body bytea not null,
  at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, disclosure_id, author_id) references disclosure_recipient (municipality_id, disclosure_id, account_id)
);
create index disclosure_answer_recipient on disclosure_answer (municipality_id, disclosure_id, author_id);

select house.protect(t) from unnest(array['disclosure', 'disclosed_item', 'disclosure_recipient', 'disclosure_answer']::regclass[]) t;
select house.open_to_guard(t, 'select') from unnest(array['disclosure', 'disclosed_item', 'disclosure_recipient', 'disclosure_answer']::regclass[]) t;
grant select on audit_event to fotfeste_guard;

set local role fotfeste_guard;
-- Whether what is disclosed is open now: nobody has ended it, its day has not come, the case is open, and the consent that it stands on
-- holds. No job is asked.
create function gate.disclosure_is_live(of_municipality uuid, wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.disclosure d join public."case" c on c.municipality_id = d.municipality_id and c.id = d.case_id
    where d.municipality_id = of_municipality and d.id = wanted and d.ended_at is null and d.open_until > now() and c.state = 'open' and (d.consent_id is null or gate.consent_is_live(of_municipality, d.consent_id)))
$$;
-- Whether it is shown to the actor now: she is a receiver, it is live, and she is not blocked from the case. She can ask for nobody else.
create function gate.shows(wanted uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.disclosure_recipient r
    join public.disclosure d on d.municipality_id = r.municipality_id and d.id = r.disclosure_id
    where r.municipality_id = gate.municipality() and r.disclosure_id = wanted and r.account_id = gate.actor()
      and gate.disclosure_is_live(d.municipality_id, d.id) and not gate.is_blocked(d.case_id, r.account_id))
$$;
-- Whether someone may be made a receiver: by the one who decided, while it is live, within the services that a consent names, and never
-- someone who is blocked from the case.
create function gate.may_be_shown(wanted uuid, who uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.disclosure d
    join public.account a on a.municipality_id = d.municipality_id and a.id = who and a.active
    join public.unit u on u.municipality_id = a.municipality_id and u.id = a.unit_id
    left join public.consent c on c.municipality_id = d.municipality_id and c.id = d.consent_id
    where d.municipality_id = gate.municipality() and d.id = wanted and d.decided_by = gate.actor()
      and gate.disclosure_is_live(d.municipality_id, d.id) and not gate.is_blocked(d.case_id, who)
      and (d.consent_id is null or u.service = any (c.receivers)))
$$;
-- What a receiver is told of what is shared with her. The case is not in it.
create function gate.shared_with_me(wanted uuid default null)
returns table (id uuid, decided_by uuid, service text, at timestamptz, basis text, ground text, open_until timestamptz, question bytea, items int, answered_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select d.id, d.decided_by, d.service, d.at, d.basis, d.ground, d.open_until, d.question,
    (select count(*)::int from public.disclosed_item i where i.municipality_id = d.municipality_id and i.disclosure_id = d.id),
    (select max(a.at) from public.disclosure_answer a
      where a.municipality_id = d.municipality_id and a.disclosure_id = d.id and a.author_id = r.account_id)
  from public.disclosure_recipient r join public.disclosure d on d.municipality_id = r.municipality_id and d.id = r.disclosure_id
  where r.municipality_id = gate.municipality() and r.account_id = gate.actor() and (wanted is null or r.disclosure_id = wanted)
    and gate.shows(r.disclosure_id)
  order by d.at desc, d.id desc
$$;
-- Who has read it, and when, for the team of the case: the trail is closed to them, these lines of it are theirs.
create function gate.reads_of(wanted uuid) returns table (account_id uuid, at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select e.actor_id, e.at from public.disclosure d
  join public.audit_event e on e.municipality_id = d.municipality_id and e.subject = d.id and e.action = 'shared.read' and e.outcome = 'shown'
  where d.municipality_id = gate.municipality() and d.id = wanted and gate.takes_part(d.case_id, '{lead,member,observer}')
  order by e.at desc limit 200
$$;
-- A receiver's trace names the disclosure, for she knows nothing else; the database adds whose case it is, and she never reads it.
create function gate.name_the_case() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  select d.case_id into new.case_id from public.disclosure d where d.municipality_id = new.municipality_id and d.id = new.subject;
  return new;
end $$;
revoke all on function gate.disclosure_is_live(uuid, uuid), gate.shows(uuid), gate.may_be_shown(uuid, uuid), gate.shared_with_me(uuid),
  gate.reads_of(uuid), gate.name_the_case() from public;
grant execute on function gate.disclosure_is_live(uuid, uuid), gate.shows(uuid), gate.may_be_shown(uuid, uuid), gate.shared_with_me(uuid),
  gate.reads_of(uuid) to fotfeste_app;
grant execute on function gate.name_the_case() to current_user;
reset role;
create trigger name_the_case before insert on audit_event for each row
  when (new.case_id is null and new.subject is not null and new.action like 'shared.%') execute function gate.name_the_case();

create policy part on disclosure for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (
    select true from participant p where p.municipality_id = disclosure.municipality_id and p.case_id = disclosure.case_id and p.account_id = (select gate.actor())
      and p.started_at <= now() and (p.ended_at is null or p.ended_at > now()) limit 1));
create policy team_decides on disclosure for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and gate.takes_part(case_id, '{lead,member}'));
create policy own_hand on disclosure as restrictive for insert to fotfeste_app with check (decided_by = (select gate.actor()) and ended_at is null);
create policy while_open on disclosure as restrictive for insert to fotfeste_app with check (gate.is_open(case_id));
create policy on_a_consent_that_holds on disclosure as restrictive for insert to fotfeste_app
  with check (consent_id is null or gate.consent_is_live(municipality_id, consent_id));
-- What was shared can always be ended, in a closed case too: once, in one's own name.
create policy team_ends on disclosure for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and ended_at is null and gate.takes_part(case_id, '{lead,member}'))
  with check (municipality_id = (select gate.municipality()) and ended_by = (select gate.actor()));
grant select, insert, update (ended_at, ended_by, end_reason) on disclosure to fotfeste_app;

-- The team sees what it sees the disclosure of; a receiver what is shown to her.
do $$
declare place text;
begin
  foreach place in array array['disclosed_item', 'disclosure_recipient', 'disclosure_answer'] loop
    execute format($f$create policy of_disclosure on %1$I for select to fotfeste_app
      using (municipality_id = (select gate.municipality())
        and exists (select from disclosure d where d.municipality_id = %1$I.municipality_id and d.id = %1$I.disclosure_id))$f$, place);
  end loop;
end $$;
create policy shown on disclosed_item for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and gate.shows(disclosure_id));
create policy shown on disclosure_recipient for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and account_id = (select gate.actor()) and gate.shows(disclosure_id));
create policy own on disclosure_answer for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and author_id = (select gate.actor()) and gate.shows(disclosure_id));

-- What is shown is laid down before anyone is shown it, by the one who decided: nothing is slipped in afterwards.
create policy laid_down on disclosed_item for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and gate.takes_part(case_id, '{lead,member}')
    and exists (select from disclosure d where d.municipality_id = disclosed_item.municipality_id and d.id = disclosure_id
      and d.decided_by = (select gate.actor()) and d.ended_at is null)
    and not exists (select from disclosure_recipient r where r.municipality_id = disclosed_item.municipality_id and r.disclosure_id = disclosed_item.disclosure_id));
grant select (municipality_id, id, disclosure_id, position, kind, on_day, body), insert on disclosed_item to fotfeste_app;
create policy opened_to on disclosure_recipient for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and gate.may_be_shown(disclosure_id, account_id));
grant select, insert on disclosure_recipient to fotfeste_app;
create policy answer on disclosure_answer for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and author_id = (select gate.actor()) and gate.shows(disclosure_id));
grant select, insert on disclosure_answer to fotfeste_app;

create policy made_with_a_disclosure on keystore.data_key for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and purpose = 'disclosure' and exists (
    select from disclosure d where d.municipality_id = data_key.municipality_id and d.id = data_key.id and d.decided_by = (select gate.actor())));
