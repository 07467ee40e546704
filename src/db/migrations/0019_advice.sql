-- Asking the region's RVTS for advice. Nobody's identity is in it, and who asked stands in a table of its own that she alone may read: an
-- adviser sees the topic, the question, the day and the kind of service. Random ids and whole days, as in anonymous discussion.
create table advice_request (
  municipality_id uuid not null references municipality,
  id uuid not null,
  topic text not null check (topic ~ '^[a-z][a-z0-9-]{0,60}$'),
  -- written to an adviser here, or asked elsewhere and written down
  asked_how text not null check (asked_how in ('here', 'phone', 'mail', 'meeting')),
  asked_on date not null,
  -- the law of confidentiality follows the service of whoever asks, so the answer may depend on it; missing where so few work in it that it
  -- would tell who asked
  service text,
  question bytea not null,
  closed_on date,
  disposal_rule text,
  check ((closed_on is null) = (disposal_rule is null)),
  check (closed_on >= asked_on),
  primary key (municipality_id, id)
);
create index advice_request_asked_here on advice_request (municipality_id, asked_on) where asked_how = 'here';

-- Written first, so that no request is there without the one who asked; one to each, so that nobody can put herself beside another's.
create table advice_asker (
  municipality_id uuid not null,
  advice_id uuid not null,
  account_id uuid not null,
  primary key (municipality_id, advice_id),
  foreign key (municipality_id, advice_id) references advice_request (municipality_id, id) deferrable initially deferred,
  foreign key (municipality_id, account_id) references account (municipality_id, id)
);
create index advice_asker_account on advice_asker (municipality_id, account_id);

-- `given` by an adviser here; `noted` by the one who asked, as she was told; `outcome`: what came of it.
create table advice_answer (
  municipality_id uuid not null,
  id uuid not null,
  advice_id uuid not null,
  kind text not null check (kind in ('given', 'noted', 'outcome')),
  position int not null,
  adviser_id uuid,
  on_day date not null,
  body bytea not null,
  check ((kind = 'given') = (adviser_id is not null)),
  primary key (municipality_id, id),
  unique (municipality_id, advice_id, kind, position),
  foreign key (municipality_id, advice_id) references advice_request (municipality_id, id),
  foreign key (municipality_id, adviser_id) references account (municipality_id, id)
);
create index advice_answer_adviser on advice_answer (municipality_id, adviser_id);

alter table keystore.data_key drop constraint data_key_purpose_check;
alter table keystore.data_key add constraint data_key_purpose_check check (purpose in ('case', 'concern', 'draft', 'discussion', 'thread',
  'disclosure', 'duty', 'break_glass', 'directory', 'held', 'help', 'help_note', 'advice'));

select house.protect(t) from unnest(array['advice_request', 'advice_asker', 'advice_answer']::regclass[]) t;
select house.open_to_guard('advice_request', 'select');
select house.open_to_guard('advice_asker', 'select');

create policy mine on advice_asker for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and account_id = (select gate.actor()));
create policy ask_as_myself on advice_asker for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and account_id = (select gate.actor()));
grant select, insert on advice_asker to fotfeste_app;

create policy mine_or_for_an_adviser on advice_request for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (
    (asked_how = 'here' and (select gate.has_role('adviser')))
    or exists (select from advice_asker k where k.municipality_id = advice_request.municipality_id and k.advice_id = advice_request.id and k.account_id = (select gate.actor()))));
create policy ask on advice_request for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and closed_on is null and exists (
    select from advice_asker k where k.municipality_id = advice_request.municipality_id and k.advice_id = advice_request.id and k.account_id = (select gate.actor())));
create policy end_my_own on advice_request for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and closed_on is null and exists (
    select from advice_asker k where k.municipality_id = advice_request.municipality_id and k.advice_id = advice_request.id and k.account_id = (select gate.actor())))
  with check (municipality_id = (select gate.municipality()));
grant select, insert, update (closed_on, disposal_rule) on advice_request to fotfeste_app;

-- What the one who asked has written down stays hers: an adviser sees what advisers have answered.
create policy mine_or_of_advisers on advice_answer for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (
    exists (select from advice_asker k where k.municipality_id = advice_answer.municipality_id and k.advice_id = advice_answer.advice_id
      and k.account_id = (select gate.actor()))
    or (kind = 'given' and exists (select from advice_request a where a.municipality_id = advice_answer.municipality_id and a.id = advice_id))));
create policy answer_or_note on advice_answer for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality())
    and exists (select from advice_request a where a.municipality_id = advice_answer.municipality_id and a.id = advice_id and a.closed_on is null
      and (kind <> 'given' or a.asked_how = 'here'))
    and (exists (select from advice_asker k where k.municipality_id = advice_answer.municipality_id and k.advice_id = advice_answer.advice_id
      and k.account_id = (select gate.actor()))) = (kind <> 'given')
    and (kind <> 'given' or (adviser_id = (select gate.actor()) and (select gate.has_role('adviser')))));
grant select, insert on advice_answer to fotfeste_app;

create policy advice_is_opened_by_its_two_sides on keystore.data_key for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and case purpose
    when 'advice' then exists (select from advice_request a where a.municipality_id = data_key.municipality_id and a.id = data_key.id) else false end);
create policy made_with_a_request_for_advice on keystore.data_key for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and purpose = 'advice' and exists (
    select from advice_asker k where k.municipality_id = data_key.municipality_id and k.advice_id = data_key.id and k.account_id = (select gate.actor())));

set local role fotfeste_guard;

-- Tells the one who asked that an adviser has answered. The adviser never learns whom; the notice bears the day and no clock.
create function gate.advice_answered(of_advice uuid, notice uuid, on_day date) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into public.notice (municipality_id, id, account_id, kind, subject, at)
  select k.municipality_id, notice, k.account_id, 'advice-answered', a.id, on_day::timestamp at time zone 'UTC'
  from public.advice_asker k join public.advice_request a on a.municipality_id = k.municipality_id and a.id = k.advice_id
  where k.municipality_id = gate.municipality() and k.advice_id = of_advice and a.asked_how = 'here' and gate.has_role('adviser')
$$;
revoke all on function gate.advice_answered(uuid, uuid, date) from public;
grant execute on function gate.advice_answered(uuid, uuid, date) to fotfeste_app;
reset role;
