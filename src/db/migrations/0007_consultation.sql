-- Anonymous discussion. Random ids, whole days, a key of its own; no column points at a draft, a concern or a case,
-- and there is no column for a person. The author is known to the thread so that she finds her answer. The municipality's record of it is
-- the topic, who was asked, and the kind of advice.
create table thread (
  municipality_id uuid not null,
  id uuid not null,
  author_id uuid not null,
  addressee text not null check (addressee in ('municipal', 'police')),
  topic text not null check (topic ~ '^[a-z][a-z0-9-]{0,60}$'),
  opened_on date not null,
  answer_due_on date not null,
  waits_for text not null check (waits_for in ('contact', 'author')),
  last_on date not null,
  closed_on date,
  primary key (municipality_id, id),
  foreign key (municipality_id, author_id) references account (municipality_id, id)
);
create index thread_author on thread (municipality_id, author_id);
create index thread_waiting on thread (municipality_id, addressee, last_on, id);

create table thread_message (
  municipality_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  position int not null,
  from_author boolean not null,
  on_day date not null,
  body bytea not null,
  -- advice is the contact's: of which kind, and in a few words that the one who asked can take along; without it her words are a question back
  advised text check (advised in ('handle-here', 'report-municipal', 'report-child-welfare', 'report-police')),
  advice bytea,
  check ((advised is null) = (advice is null)),
  check (not from_author or advised is null),
  primary key (municipality_id, id),
  unique (municipality_id, thread_id, position),
  foreign key (municipality_id, thread_id) references thread (municipality_id, id)
);
select house.protect(t) from unnest(array['thread', 'thread_message']::regclass[]) t;
create policy the_two_sides on thread for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (author_id = (select gate.actor()) or addressee = any ((select gate.receives())::text[])));
create policy ask on thread for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and author_id = (select gate.actor()));
create policy go_on on thread for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (author_id = (select gate.actor()) or addressee = any ((select gate.receives())::text[])));
grant select, insert, update (waits_for, last_on, closed_on, answer_due_on) on thread to fotfeste_app;

create policy of_thread on thread_message for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and exists (select from thread t where t.municipality_id = thread_message.municipality_id and t.id = thread_id));
create policy write on thread_message for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and exists (
    select from thread t where t.municipality_id = thread_message.municipality_id and t.id = thread_id and t.closed_on is null
      and (t.author_id = (select gate.actor())) = from_author));
grant select, insert on thread_message to fotfeste_app;
