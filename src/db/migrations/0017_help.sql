-- Asking for help without a name. Whoever writes has no account: the database lets nobody look into these tables as a visitor, and each deed
-- of hers is a function that asks for the locator that only her six words give. The municipality's receivers read and answer as themselves.
alter table municipality add column help_year int not null default 0, add column help_sequence int not null default 0;

-- Where someone at work is told that something waits. Sealed like the name.
alter table account add column email bytea;
grant update (email) on account to fotfeste_app;
create or replace function house.own_language_only() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user <> 'fotfeste_app'
    or (new.unit_id, new.active, new.name, new.title, new.email) is not distinct from (old.unit_id, old.active, old.name, old.title, old.email) then
    return new;
  end if;
  if not gate.has_role('administrator') then
    raise insufficient_privilege using message = 'Only an administrator changes an account';
  end if;
  return new;
end $$;

-- What a letter is sealed to, and the salt of the six words; vouched for by the municipality's key, so that nobody who can write here can
-- put a key of her own in its place. The private half stands with the keys, wrapped.
create table help_key (
  municipality_id uuid primary key references municipality,
  public_key bytea not null,
  salt bytea not null,
  vouched bytea not null
);
create table keystore.help_private (
  municipality_id uuid primary key references municipality,
  wrapped bytea not null
);

-- A record with a neutral title: its number. Days and no clock: the hour at which someone dared is nobody's business.
create table help_thread (
  municipality_id uuid not null references municipality,
  id uuid not null,
  year int not null,
  sequence int not null,
  about bytea not null,
  received_by uuid not null,
  holder_id uuid not null,
  taken_on date,
  waits_for text not null check (waits_for in ('staff', 'sender')),
  waits_since date not null,
  opened_on date not null,
  answered_on date,
  last_on date not null,
  left_on date,
  closed_on date,
  closed_by uuid,
  outcome text check (outcome in ('answered', 'passed-to-service', 'concern-opened', 'no-contact', 'not-for-us', 'sender-left')),
  disposal_rule text,
  check ((closed_on is null) = (outcome is null)),
  check (closed_by is null or closed_on is not null),
  primary key (municipality_id, id),
  unique (municipality_id, year, sequence),
  foreign key (municipality_id, received_by) references account (municipality_id, id),
  foreign key (municipality_id, holder_id) references account (municipality_id, id),
  foreign key (municipality_id, closed_by) references account (municipality_id, id)
);
create index help_thread_waiting on help_thread (municipality_id, waits_since) where waits_for = 'staff' and closed_on is null;
create index help_thread_received_by on help_thread (municipality_id, received_by);
create index help_thread_holder on help_thread (municipality_id, holder_id);
create index help_thread_closed_by on help_thread (municipality_id, closed_by);

create table help_message (
  municipality_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  position int not null,
  direction text not null check (direction in ('sender', 'staff')),
  author_id uuid,
  on_day date not null,
  body bytea not null,
  check ((direction = 'staff') = (author_id is not null)),
  primary key (municipality_id, id),
  unique (municipality_id, thread_id, position),
  foreign key (municipality_id, thread_id) references help_thread (municipality_id, id),
  foreign key (municipality_id, author_id) references account (municipality_id, id)
);
create index help_message_author on help_message (municipality_id, author_id);

-- Between colleagues. Under keys of their own: the six words do not open them.
create table help_note (
  municipality_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  author_id uuid not null,
  kind text not null check (kind in ('note', 'passed', 'closed')),
  on_day date not null,
  body bytea not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, thread_id) references help_thread (municipality_id, id),
  foreign key (municipality_id, author_id) references account (municipality_id, id)
);
create index help_note_thread on help_note (municipality_id, thread_id);
create index help_note_author on help_note (municipality_id, author_id);

-- The sender's way back: the thread's key under her six words, found by a hash of what they give. The words themselves are nowhere.
create table keystore.help_return (
  municipality_id uuid not null references municipality,
  thread_id uuid not null,
  locator_hash bytea not null,
  wrapped bytea not null,
  -- a form whose answer was lost on the way may be sent again for a little while, and gets the same words
  again_until timestamptz,
  primary key (municipality_id, thread_id),
  unique (municipality_id, locator_hash)
);

-- How often something was asked for in this hour, by a sum that nobody can turn back into an address. Gone when the hour is.
create table help_limit (
  municipality_id uuid not null references municipality,
  hour timestamptz not null,
  kind text not null check (kind in ('new', 'return', 'message')),
  who bytea not null,
  count int not null,
  primary key (municipality_id, hour, kind, who)
);

alter table keystore.data_key drop constraint data_key_purpose_check;
alter table keystore.data_key add constraint data_key_purpose_check check (purpose in ('case', 'concern', 'draft', 'discussion', 'thread',
  'disclosure', 'duty', 'break_glass', 'directory', 'held', 'help', 'help_note'));

select house.protect(t) from unnest(array['help_key', 'keystore.help_private', 'help_thread', 'help_message', 'help_note',
  'keystore.help_return', 'help_limit']::regclass[]) t;
select house.open_to_guard('help_key', 'select, insert');
select house.open_to_guard('keystore.help_private', 'select, insert');
select house.open_to_guard('help_thread', 'select, insert, update');
select house.open_to_guard('help_message', 'select, insert');
select house.open_to_guard('keystore.help_return', 'select, insert, update, delete');
select house.open_to_guard('help_limit', 'select, insert, update, delete');
grant insert on notice to fotfeste_guard;
grant update (help_year, help_sequence) on municipality to fotfeste_guard;

-- Sealing to the municipality is for everyone, opening for its receivers.
create policy everyone on help_key for select to fotfeste_app using (true);
grant select on help_key to fotfeste_app;
create policy receivers on keystore.help_private for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and 'municipal' = any ((select gate.receives())::text[]));
grant select on keystore.help_private to fotfeste_app;

create policy receivers on help_thread for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and 'municipal' = any ((select gate.receives())::text[]));
create policy receivers_go_on on help_thread for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and 'municipal' = any ((select gate.receives())::text[]))
  with check (municipality_id = (select gate.municipality()) and (closed_by is null or closed_by = (select gate.actor())));
-- Who answers is one who may read.
create policy held_by_a_receiver on help_thread as restrictive for update to fotfeste_app using (true)
  with check (exists (select from receiver r where r.municipality_id = help_thread.municipality_id and r.account_id = holder_id and r.receives = 'municipal'));
grant select, update (holder_id, taken_on, waits_for, waits_since, answered_on, last_on, closed_on, closed_by, outcome, disposal_rule) on help_thread to fotfeste_app;

create policy receivers on help_message for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and 'municipal' = any ((select gate.receives())::text[]));
create policy receivers_answer on help_message for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and direction = 'staff' and author_id = (select gate.actor())
    and exists (select from help_thread t where t.municipality_id = help_message.municipality_id and t.id = thread_id and t.closed_on is null and t.left_on is null));
grant select, insert on help_message to fotfeste_app;

create policy receivers on help_note for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and 'municipal' = any ((select gate.receives())::text[]));
create policy receivers_note on help_note for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and author_id = (select gate.actor())
    and exists (select from help_thread t where t.municipality_id = help_note.municipality_id and t.id = thread_id));
grant select, insert on help_note to fotfeste_app;

create policy help_is_opened_by_receivers on keystore.data_key for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and purpose in ('help', 'help_note') and 'municipal' = any ((select gate.receives())::text[]));
create policy made_with_a_help_note on keystore.data_key for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and purpose = 'help_note' and exists (
    select from help_note n where n.municipality_id = data_key.municipality_id and n.id = data_key.id and n.author_id = (select gate.actor())));

-- The job sees that something waits, and since when.
create policy waiting on help_thread for select to fotfeste_job using (waits_for = 'staff' and closed_on is null);
grant select (municipality_id, id, waits_for, waits_since, closed_on) on help_thread to fotfeste_job;

set local role fotfeste_guard;

-- Whether anyone is there to receive a letter.
create function gate.help_is_received(of_municipality uuid) returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from public.receiver r where r.municipality_id = of_municipality and r.receives = 'municipal')
$$;

-- A municipality that was founded before there were such keys gets them when the first one asks. What is there is never replaced.
create function gate.help_key_made(of_municipality uuid, public_half bytea, new_salt bytea, vouching bytea, private_half bytea) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into public.help_key (municipality_id, public_key, salt, vouched) values (of_municipality, public_half, new_salt, vouching) on conflict do nothing;
  if found then insert into keystore.help_private (municipality_id, wrapped) values (of_municipality, private_half); end if;
end $$;

create function gate.help_tell(of_municipality uuid, thread uuid, whom uuid, on_day date) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into public.notice (municipality_id, id, account_id, kind, subject, at)
  select of_municipality, gen_random_uuid(), whom, 'help-arrived', thread, on_day::timestamp at time zone 'UTC'
  where not exists (select from public.notice n where n.municipality_id = of_municipality and n.account_id = whom and n.kind = 'help-arrived'
    and n.subject = thread and n.read_at is null)
$$;

-- A letter becomes a record, or nothing of it is there. Gives `made`; `again` when the same form was sent a moment ago, `sent` when longer
-- ago; `nobody` where there is no one to receive it.
create function gate.help_open(of_municipality uuid, thread uuid, locator bytea, way bytea, for_staff bytea, sealed_about bytea,
  message uuid, sealed_body bytea, on_day date)
returns text language plpgsql volatile security definer set search_path = pg_catalog as $$
declare first uuid; this_year int := extract(year from on_day); place int;
begin
  select r.account_id into first from public.receiver r
    where r.municipality_id = of_municipality and r.receives = 'municipal' order by r.is_first desc, r.account_id limit 1;
  if not found then return 'nobody'; end if;
  insert into keystore.help_return (municipality_id, thread_id, locator_hash, wrapped, again_until)
    values (of_municipality, thread, sha256(locator), way, now() + interval '20 minutes') on conflict do nothing;
  if not found then
    return case when exists (select from keystore.help_return b where b.municipality_id = of_municipality and b.locator_hash = sha256(locator)
      and b.again_until > now()) then 'again' else 'sent' end;
  end if;
  update public.municipality m set help_sequence = case when m.help_year = this_year then m.help_sequence + 1 else 1 end, help_year = this_year
    where m.id = of_municipality returning m.help_sequence into place;
  insert into public.help_thread (municipality_id, id, year, sequence, about, received_by, holder_id, waits_for, waits_since, opened_on, last_on)
    values (of_municipality, thread, this_year, place, sealed_about, first, first, 'staff', on_day, on_day, on_day);
  insert into keystore.data_key (municipality_id, id, purpose, wrapped) values (of_municipality, thread, 'help', for_staff);
  insert into public.help_message (municipality_id, id, thread_id, position, direction, on_day, body)
    values (of_municipality, message, thread, 1, 'sender', on_day, sealed_body);
  perform gate.help_tell(of_municipality, thread, first, on_day);
  return 'made';
end $$;

-- What the six words lead to.
create function gate.help_find(of_municipality uuid, locator bytea)
returns table (thread_id uuid, wrapped bytea, waits_for text, waits_since date, closed_on date)
language sql stable security definer set search_path = pg_catalog as $$
  select t.id, b.wrapped, t.waits_for, t.waits_since, t.closed_on from keystore.help_return b
  join public.help_thread t on t.municipality_id = b.municipality_id and t.id = b.thread_id
  where b.municipality_id = of_municipality and b.locator_hash = sha256(locator)
$$;
create function gate.help_words(of_municipality uuid, locator bytea)
returns table (id uuid, place int, direction text, on_day date, body bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select m.id, m.position, m.direction, m.on_day, m.body from keystore.help_return b
  join public.help_message m on m.municipality_id = b.municipality_id and m.thread_id = b.thread_id
  where b.municipality_id = of_municipality and b.locator_hash = sha256(locator) order by m.position
$$;

-- The sender writes on. What the municipality had closed is open again. Gives nothing where there is no way back any more.
create function gate.help_write(of_municipality uuid, locator bytea, message uuid, sealed_body bytea, day date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare found_thread public.help_thread; place int;
begin
  select t.* into found_thread from keystore.help_return b
    join public.help_thread t on t.municipality_id = b.municipality_id and t.id = b.thread_id
    where b.municipality_id = of_municipality and b.locator_hash = sha256(locator) for update of t;
  if not found then return null; end if;
  if exists (select from public.help_message m where m.municipality_id = of_municipality and m.id = message) then return found_thread.id; end if;
  select max(m.position) + 1 into place from public.help_message m where m.municipality_id = of_municipality and m.thread_id = found_thread.id;
  insert into public.help_message (municipality_id, id, thread_id, position, direction, on_day, body)
    values (of_municipality, message, found_thread.id, place, 'sender', day, sealed_body);
  update public.help_thread t set last_on = day, waits_for = 'staff', closed_on = null, closed_by = null, outcome = null, disposal_rule = null,
    waits_since = case when t.waits_for = 'staff' and t.closed_on is null then t.waits_since else day end
    where t.municipality_id = of_municipality and t.id = found_thread.id;
  perform gate.help_tell(of_municipality, found_thread.id, found_thread.holder_id, day);
  return found_thread.id;
end $$;

-- The sender shuts the door behind her: no words lead back. What the municipality has received stays its record.
create function gate.help_end(of_municipality uuid, locator bytea, day date, rule text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare left_thread uuid;
begin
  delete from keystore.help_return b where b.municipality_id = of_municipality and b.locator_hash = sha256(locator) returning b.thread_id into left_thread;
  if not found then return false; end if;
  update public.help_thread t set left_on = day, last_on = day, closed_on = coalesce(t.closed_on, day), outcome = coalesce(t.outcome, 'sender-left'),
    disposal_rule = coalesce(t.disposal_rule, rule), waits_for = 'sender'
    where t.municipality_id = of_municipality and t.id = left_thread;
  return true;
end $$;

-- Counts one more, unless the hour has had enough.
create function gate.help_count(of_municipality uuid, of_kind text, of_whom bytea, this_hour timestamptz, most int) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  delete from public.help_limit l where l.hour < this_hour;
  insert into public.help_limit as l (municipality_id, hour, kind, who, count) values (of_municipality, this_hour, of_kind, of_whom, 1)
    on conflict (municipality_id, hour, kind, who) do update set count = l.count + 1 where l.count < most;
  return found;
end $$;

-- Who is told that a thread waits: 0 whoever answers it, 1 everyone else who receives, 2 the leader of the unit where it was received, or the
-- municipality's chief where the unit has no leader.
create function gate.help_whom(of_municipality uuid, thread uuid, rung int) returns table (account_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  with waiting as (
    select t.municipality_id, t.holder_id, a.unit_id from public.help_thread t
    join public.account a on a.municipality_id = t.municipality_id and a.id = t.holder_id
    where t.municipality_id = of_municipality and t.id = thread and t.waits_for = 'staff' and t.closed_on is null
  ), leaders as (
    select a.id, a.unit_id = w.unit_id and r.role = 'unit_leader' as leads from waiting w
    join public.account a on a.municipality_id = w.municipality_id and a.active
    join public.account_role r on r.municipality_id = a.municipality_id and r.account_id = a.id
    where (r.role = 'unit_leader' and a.unit_id = w.unit_id) or r.role = 'executive'
  )
  select w.holder_id from waiting w where rung = 0
  union
  select r.account_id from waiting w join public.receiver r on r.municipality_id = w.municipality_id and r.receives = 'municipal'
    where rung = 1 and r.account_id <> w.holder_id
  union
  select l.id from leaders l where rung = 2 and (l.leads or not exists (select from leaders o where o.leads))
$$;

-- The same notice has the same id, so that it is given once however often the job runs. Gives how many were told now.
create function gate.help_climb(of_municipality uuid, thread uuid, rung int) returns int
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare told int;
begin
  insert into public.notice (municipality_id, id, account_id, kind, subject, at)
    select of_municipality, md5(concat_ws('|', 'help', thread, t.waits_since, rung, w.account_id))::uuid, w.account_id, 'help-waits', thread, now()
    from gate.help_whom(of_municipality, thread, rung) w
    join public.help_thread t on t.municipality_id = of_municipality and t.id = thread
    on conflict do nothing;
  get diagnostics told = row_count;
  return told;
end $$;

-- Where those who are told read their mail, sealed, with the wrapped key that opens it.
create function gate.help_mail_to(of_municipality uuid, thread uuid, rung int) returns table (account_id uuid, lang text, email bytea, directory bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.lang, a.email, k.wrapped from gate.help_whom(of_municipality, thread, rung) w
  join public.account a on a.municipality_id = of_municipality and a.id = w.account_id and a.active and a.email is not null
  join keystore.data_key k on k.municipality_id = a.municipality_id and k.id = a.municipality_id and k.purpose = 'directory'
$$;

-- What a leader who has been told may know: that it waits, its number and since when.
create function gate.help_told_me() returns table (year int, sequence int, waits_since date)
language sql stable security definer set search_path = pg_catalog as $$
  select t.year, t.sequence, t.waits_since from public.help_thread t
  where t.municipality_id = gate.municipality() and t.waits_for = 'staff' and t.closed_on is null and exists (
    select from public.notice n where n.municipality_id = t.municipality_id and n.subject = t.id and n.kind = 'help-waits' and n.account_id = gate.actor()
      and n.id = md5(concat_ws('|', 'help', t.id, t.waits_since, 2, n.account_id))::uuid)
  order by t.waits_since, t.year, t.sequence
$$;

create function gate.help_sweep() returns void language sql volatile security definer set search_path = pg_catalog as $$
  delete from public.help_limit l where l.hour < date_trunc('hour', now());
  update keystore.help_return b set again_until = null where b.again_until < now();
$$;

revoke all on function gate.help_is_received(uuid), gate.help_key_made(uuid, bytea, bytea, bytea, bytea), gate.help_tell(uuid, uuid, uuid, date),
  gate.help_open(uuid, uuid, bytea, bytea, bytea, bytea, uuid, bytea, date), gate.help_find(uuid, bytea), gate.help_words(uuid, bytea),
  gate.help_write(uuid, bytea, uuid, bytea, date), gate.help_end(uuid, bytea, date, text), gate.help_count(uuid, text, bytea, timestamptz, int),
  gate.help_whom(uuid, uuid, int), gate.help_climb(uuid, uuid, int), gate.help_mail_to(uuid, uuid, int), gate.help_told_me(), gate.help_sweep() from public;
grant execute on function gate.help_is_received(uuid), gate.help_key_made(uuid, bytea, bytea, bytea, bytea),
  gate.help_open(uuid, uuid, bytea, bytea, bytea, bytea, uuid, bytea, date), gate.help_find(uuid, bytea), gate.help_words(uuid, bytea),
  gate.help_write(uuid, bytea, uuid, bytea, date), gate.help_end(uuid, bytea, date, text), gate.help_count(uuid, text, bytea, timestamptz, int),
  gate.help_told_me() to fotfeste_app;
grant execute on function gate.help_climb(uuid, uuid, int), gate.help_mail_to(uuid, uuid, int), gate.help_sweep() to fotfeste_job;
reset role;
