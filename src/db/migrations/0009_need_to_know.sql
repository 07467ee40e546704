-- Need to know. Who is too close to a person, or works with someone who is, is kept out of the case: forvaltningsloven § 6, and nothing
-- of it is left to a page. A block is set on a case, or on a concern before there is a case, and goes with the concern wherever it is linked.
create table block (
  municipality_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  case_id uuid,
  concern_id uuid,
  reason bytea not null,
  set_by uuid not null,
  at timestamptz not null,
  lifted_at timestamptz,
  lifted_by uuid,
  lift_reason bytea,
  primary key (municipality_id, id),
  check (num_nonnulls(case_id, concern_id) = 1),
  check (num_nonnulls(lifted_at, lifted_by, lift_reason) in (0, 3)),
  foreign key (municipality_id, account_id) references account (municipality_id, id),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id),
  foreign key (municipality_id, concern_id) references concern (municipality_id, id),
  foreign key (municipality_id, set_by) references account (municipality_id, id),
  foreign key (municipality_id, lifted_by) references account (municipality_id, id)
);
create unique index block_case on block (municipality_id, case_id, account_id) where lifted_at is null and case_id is not null;
create unique index block_concern on block (municipality_id, concern_id, account_id) where lifted_at is null and concern_id is not null;
create index block_of_case on block (municipality_id, case_id);
create index block_of_concern on block (municipality_id, concern_id);
create index block_account on block (municipality_id, account_id);
create index block_set_by on block (municipality_id, set_by);
create index block_lifted_by on block (municipality_id, lifted_by);

-- Danger to life, and nobody of the team at hand: the reason is written first, with a key of its own, for there is no case yet to seal it for.
create table break_glass (
  municipality_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  reason bytea not null,
  at timestamptz not null,
  case_id uuid,
  opened_at timestamptz,
  primary key (municipality_id, id),
  check ((case_id is null) = (opened_at is null)),
  foreign key (municipality_id, account_id) references account (municipality_id, id),
  foreign key (municipality_id, case_id) references "case" (municipality_id, id)
);
create index break_glass_account on break_glass (municipality_id, account_id);
create index break_glass_case on break_glass (municipality_id, case_id);

-- A part that came by broken glass has its reason there: the case's key was not to be had when it was written.
alter table participant alter column reason drop not null,
  add column glass_id uuid,
  add check ((reason is null) = (glass_id is not null)),
  add foreign key (municipality_id, glass_id) references break_glass (municipality_id, id);
create index participant_glass on participant (municipality_id, glass_id);
-- The few parts whose end was set beforehand; those without an end have the list's own index.
create index participant_ending on participant (municipality_id, account_id, ended_at) where ended_at is not null;

select house.protect(t) from unnest(array['block', 'break_glass']::regclass[]) t;
select house.open_to_guard('block', 'select');
select house.open_to_guard('concern_link', 'select');
select house.open_to_guard('break_glass', 'select, update');
select house.open_to_guard('task', 'select, update');
grant select, insert, update on notice to fotfeste_guard;
grant update on inbox_entry, concern to fotfeste_guard;

set local role fotfeste_guard;
create function gate.bars(of_municipality uuid, of_case uuid, who uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.block b where b.municipality_id = of_municipality and b.account_id = who and b.lifted_at is null
    and (b.case_id = of_case or b.concern_id in (select l.concern_id from public.concern_link l where l.municipality_id = of_municipality and l.case_id = of_case)))
$$;
-- Whether someone is kept out of a case: blocked in it, or in a concern that it grew from.
create function gate.is_blocked(of_case uuid, who uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select gate.bars(gate.municipality(), of_case, who)
$$;
create function gate.barred_concerns_of(of_municipality uuid, who uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select array(
    select b.concern_id from public.block b where b.municipality_id = of_municipality and b.account_id = who and b.lifted_at is null and b.concern_id is not null
    union all
    select l.concern_id from public.block b join public.concern_link l on l.municipality_id = b.municipality_id and l.case_id = b.case_id
      where b.municipality_id = of_municipality and b.account_id = who and b.lifted_at is null)
$$;
-- The concerns that the actor is kept out of. They are few: asked once a query, not once a row.
create function gate.barred_concerns() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select gate.barred_concerns_of(gate.municipality(), gate.actor())
$$;
create or replace function gate.holds_concern(concern uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.inbox_entry i where i.municipality_id = gate.municipality() and i.concern_id = concern and i.receiver = any (gate.receives()))
    and concern <> all (gate.barred_concerns())
$$;
-- A part begins when nothing bars it. The case's row is locked, so that of a block and a part the later one sees the other.
create or replace function gate.inherit_case() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  select c.state, c.next_on into new.case_state, new.case_next_on from public."case" c where c.municipality_id = new.municipality_id and c.id = new.case_id for no key update;
  if (new.ended_at is null or new.ended_at > now()) and gate.bars(new.municipality_id, new.case_id, new.account_id) then
    raise exception 'who is blocked takes no part in the case' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
-- The index knows the parts without an end. Asked after the row is in, so that who may not write it learns nothing from the answer.
create function gate.one_part_at_a_time() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from public.participant p where p.municipality_id = new.municipality_id and p.case_id = new.case_id and p.account_id = new.account_id and p.id <> new.id
      and (p.ended_at is null or p.ended_at > new.started_at) and (new.ended_at is null or new.ended_at > p.started_at)) then
    raise exception 'one part at a time' using errcode = 'unique_violation';
  end if;
  return null;
end $$;
-- What someone had in a case goes to its lead, and nothing is left with one who cannot see it. Who leads, hands over first.
create function gate.end_part(of_municipality uuid, of_case uuid, who uuid, moment timestamptz) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare lead uuid;
begin
  select c.lead_id into lead from public."case" c where c.municipality_id = of_municipality and c.id = of_case for no key update;
  if lead = who then raise exception 'who leads the case hands it over first' using errcode = 'insufficient_privilege'; end if;
  update public.participant p set ended_at = moment where p.municipality_id = of_municipality and p.case_id = of_case and p.account_id = who
    and (p.ended_at is null or p.ended_at > moment);
  update public.handover h set answered_at = moment, accepted = false where h.municipality_id = of_municipality and h.case_id = of_case and h.to_id = who and h.answered_at is null;
  update public.task t set responsible_id = lead where t.municipality_id = of_municipality and t.case_id = of_case and t.responsible_id = who and t.done_at is null;
  update public."case" c set next_by = lead, revision = c.revision + 1 where c.municipality_id = of_municipality and c.id = of_case and c.next_by = who;
  update public.notice n set read_at = moment where n.municipality_id = of_municipality and n.account_id = who and n.subject = of_case and n.read_at is null;
end $$;
-- Nor is a report: another one who takes it sees to it from now on. Where there is nobody else, the block has to wait for one; a link need not.
create function gate.pass_report(of_municipality uuid, of_concern uuid, who uuid, moment timestamptz, is_needed boolean) returns void language plpgsql security definer set search_path = pg_catalog as $$
declare e public.inbox_entry; other uuid;
begin
  for e in select * from public.inbox_entry i where i.municipality_id = of_municipality and i.concern_id = of_concern and i.responsible_id = who and i.decision is null for update loop
    select r.account_id into other from public.receiver r join public.account a on a.municipality_id = r.municipality_id and a.id = r.account_id and a.active
      where r.municipality_id = of_municipality and r.receives = e.receiver and of_concern <> all (gate.barred_concerns_of(of_municipality, r.account_id))
      order by r.is_first desc, r.account_id limit 1;
    if other is null and is_needed then raise exception 'somebody is left to take the report' using errcode = 'insufficient_privilege'; end if;
    continue when other is null;
    update public.inbox_entry i set responsible_id = other, revision = i.revision + 1 where i.municipality_id = of_municipality and i.id = e.id;
    update public.concern c set next_by = other where c.municipality_id = of_municipality and c.id = of_concern and c.next_by = who and c.receiver = e.receiver;
    insert into public.notice (municipality_id, id, account_id, kind, subject, at) values (of_municipality, gen_random_uuid(), other, 'concern-arrived', of_concern, moment);
  end loop;
end $$;
-- A block and what it ends are one step. So are a link and what the concern's blocks end; the two wait for each other.
create function gate.block_ends() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare moment timestamptz := least(new.at, now());
begin
  if new.lifted_at is not null then return null; end if;
  if new.concern_id is null then
    perform gate.end_part(new.municipality_id, new.case_id, new.account_id, moment);
    perform gate.pass_report(l.municipality_id, l.concern_id, new.account_id, moment, true) from public.concern_link l
      where l.municipality_id = new.municipality_id and l.case_id = new.case_id;
  else
    perform pg_advisory_xact_lock(hashtextextended(new.concern_id::text, 0));
    perform gate.end_part(l.municipality_id, l.case_id, new.account_id, moment) from public.concern_link l
      where l.municipality_id = new.municipality_id and l.concern_id = new.concern_id;
    perform gate.pass_report(new.municipality_id, new.concern_id, new.account_id, moment, true);
    update public.notice n set read_at = moment where n.municipality_id = new.municipality_id and n.account_id = new.account_id and n.subject = new.concern_id and n.read_at is null;
  end if;
  return null;
end $$;
create function gate.link_ends() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.concern_id::text, 0));
  perform gate.end_part(b.municipality_id, new.case_id, b.account_id, least(new.at, now())) from public.block b
    where b.municipality_id = new.municipality_id and b.concern_id = new.concern_id and b.lifted_at is null;
  perform gate.pass_report(b.municipality_id, new.concern_id, b.account_id, least(new.at, now()), false) from public.block b
    where b.municipality_id = new.municipality_id and b.case_id = new.case_id and b.lifted_at is null;
  return null;
end $$;
-- Who is blocked is told nothing about it either.
create function gate.tells_no_blocked() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if gate.bars(new.municipality_id, new.subject, new.account_id) or new.subject = any (gate.barred_concerns_of(new.municipality_id, new.account_id)) then return null; end if;
  return new;
end $$;
-- Whoever leads the case, whoever leads the lead's unit, and the privacy officers hear of broken glass.
create function gate.told_of_glass(of_municipality uuid, of_case uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
  select a.id from public."case" c join public.account l on l.municipality_id = c.municipality_id and l.id = c.lead_id
    join public.account a on a.municipality_id = c.municipality_id and a.active
  where c.municipality_id = of_municipality and c.id = of_case and not gate.bars(of_municipality, of_case, a.id)
    and (a.id = c.lead_id or exists (select from public.account_role r where r.municipality_id = a.municipality_id and r.account_id = a.id
      and (r.role = 'privacy_officer' or (r.role = 'unit_leader' and a.unit_id = l.unit_id))))
$$;
-- What they may know of it: who came into which case, and until when. Nothing of the case, and not the reason, which may tell of it.
create function gate.glass_told(glass uuid) returns table (account_id uuid, case_id uuid, year int, sequence int, lead_id uuid, opened_at timestamptz, until timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select g.account_id, c.id, c.year, c.sequence, c.lead_id, g.opened_at, p.ended_at
  from public.break_glass g join public."case" c on c.municipality_id = g.municipality_id and c.id = g.case_id
    join public.participant p on p.municipality_id = g.municipality_id and p.glass_id = g.id
  where g.municipality_id = gate.municipality() and g.id = glass and gate.actor() in (select gate.told_of_glass(g.municipality_id, g.case_id))
$$;
-- A coordinator with a written reason comes to read one case for an hour. Those who should know are told by the same step, and the trail
-- has it: none of it can be left out. A number that is not there and one that is not for her give the same: nothing.
create function gate.break_glass(glass uuid, of_year int, of_sequence int, part uuid, said_at timestamptz) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare g public.break_glass; c public."case"; moment timestamptz := least(said_at, now());
begin
  if not gate.has_role('coordinator') then return null; end if;
  select * into g from public.break_glass x where x.municipality_id = gate.municipality() and x.id = glass and x.account_id = gate.actor()
    and x.case_id is null and x.at > moment - interval '1 hour' for update;
  if not found then return null; end if;
  select * into c from public."case" x where x.municipality_id = g.municipality_id and x.year = of_year and x.sequence = of_sequence for no key update;
  if not found or gate.bars(c.municipality_id, c.id, g.account_id) then return null; end if;
  if exists (select from public.participant p where p.municipality_id = c.municipality_id and p.case_id = c.id and p.account_id = g.account_id
      and (p.ended_at is null or p.ended_at > moment)) then return null; end if;
  update public.break_glass x set case_id = c.id, opened_at = moment where x.municipality_id = g.municipality_id and x.id = g.id;
  insert into public.participant (municipality_id, id, case_id, account_id, role, glass_id, added_by, started_at, ended_at)
    values (c.municipality_id, part, c.id, g.account_id, 'observer', g.id, g.account_id, moment, moment + interval '1 hour');
  insert into public.notice (municipality_id, id, account_id, kind, subject, at)
    select c.municipality_id, gen_random_uuid(), told, 'glass-broken', g.id, moment from gate.told_of_glass(c.municipality_id, c.id) told where told <> g.account_id;
  insert into public.audit_event (municipality_id, actor_id, action, outcome, case_id, subject)
    values (c.municipality_id, g.account_id, 'case.break-glass', 'done', c.id, g.id);
  return c.id;
end $$;
revoke all on function gate.bars(uuid, uuid, uuid), gate.is_blocked(uuid, uuid), gate.barred_concerns_of(uuid, uuid), gate.barred_concerns(),
  gate.end_part(uuid, uuid, uuid, timestamptz), gate.pass_report(uuid, uuid, uuid, timestamptz, boolean), gate.block_ends(), gate.link_ends(), gate.one_part_at_a_time(), gate.tells_no_blocked(), gate.told_of_glass(uuid, uuid), gate.glass_told(uuid),
  gate.break_glass(uuid, int, int, uuid, timestamptz) from public;
grant execute on function gate.is_blocked(uuid, uuid), gate.barred_concerns(), gate.glass_told(uuid), gate.break_glass(uuid, int, int, uuid, timestamptz) to fotfeste_app;
grant execute on function gate.block_ends(), gate.link_ends(), gate.one_part_at_a_time(), gate.tells_no_blocked() to current_user;
reset role;
create trigger block_ends after insert on block for each row execute function gate.block_ends();
create trigger link_ends after insert on concern_link for each row execute function gate.link_ends();
create trigger one_part_at_a_time after insert on participant for each row execute function gate.one_part_at_a_time();
create trigger tells_no_blocked before insert on notice for each row execute function gate.tells_no_blocked();

-- The team reads who is kept out, and why; so do the receivers of a concern. Who is kept out, takes no part and receives nothing, so she reads none of it.
create policy part on block for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and case when case_id is not null then gate.takes_part(case_id, '{lead,member,observer}')
    else gate.holds_concern(concern_id)
      or exists (select from concern_link l where l.municipality_id = block.municipality_id and l.concern_id = block.concern_id and gate.takes_part(l.case_id, '{lead,member,observer}')) end);
-- The lead blocks others, everyone else blocks herself; before there is a case, a receiver does either.
create policy block on block for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and set_by = (select gate.actor()) and lifted_at is null and case when case_id is not null
    then gate.takes_part(case_id, '{lead}') or (account_id = (select gate.actor()) and gate.takes_part(case_id, '{member,observer}'))
    else gate.holds_concern(concern_id) end);
-- Nobody lifts her own.
create policy lift on block for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and lifted_at is null and account_id <> (select gate.actor()) and case when case_id is not null
    then gate.takes_part(case_id, '{lead}')
    else gate.holds_concern(concern_id)
      or exists (select from concern_link l where l.municipality_id = block.municipality_id and l.concern_id = block.concern_id and gate.takes_part(l.case_id, '{lead}')) end)
  with check (municipality_id = (select gate.municipality()) and lifted_by = (select gate.actor()));
grant select, insert, update (lifted_at, lifted_by, lift_reason) on block to fotfeste_app;

create policy not_blocked on handover as restrictive for insert to fotfeste_app with check (not gate.is_blocked(case_id, to_id));
create policy not_by_glass on participant as restrictive for insert to fotfeste_app
  with check (glass_id is null and (ended_at is null or (role <> 'lead' and ended_at > started_at)));
-- A concern that someone is kept out of is hidden from her wherever she would have met it, but for what she reported herself.
create policy not_blocked on concern as restrictive for select to fotfeste_app
  using (author_id = (select gate.actor()) or id <> all ((select gate.barred_concerns())::uuid[]));
create policy not_blocked on inbox_entry as restrictive to fotfeste_app using (concern_id <> all ((select gate.barred_concerns())::uuid[]));

-- One's own until it has opened a case; from then on it is the team's.
create policy own on break_glass for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and case when case_id is null then account_id = (select gate.actor())
    else gate.takes_part(case_id, '{lead,member,observer}') end);
create policy reason_first on break_glass for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and account_id = (select gate.actor()) and case_id is null and (select gate.has_role('coordinator')));
grant select, insert on break_glass to fotfeste_app;
create policy made_with_the_reason on keystore.data_key for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and purpose = 'break_glass' and exists (
    select from break_glass g where g.municipality_id = data_key.municipality_id and g.id = data_key.id and g.account_id = (select gate.actor())));
