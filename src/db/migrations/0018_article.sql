-- What a municipality writes for everyone: its own articles, and its own words in place of those that come with the product. It is public,
-- so nothing of it is sealed, and nothing about a person belongs in it.

-- The next version of an article while it is worked on. Whoever changed it last is not the one who reads it a second time.
create table article_draft (
  municipality_id uuid not null references municipality,
  article text not null check (article ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(article) <= 80),
  content jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'returned')),
  note text not null default '',
  answer text not null default '',
  revision int not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null,
  answered_by uuid,
  primary key (municipality_id, article),
  check ((state = 'returned') = (answered_by is not null)),
  foreign key (municipality_id, changed_by) references account (municipality_id, id),
  foreign key (municipality_id, answered_by) references account (municipality_id, id)
);
create index article_draft_changed_by on article_draft (municipality_id, changed_by);
create index article_draft_answered_by on article_draft (municipality_id, answered_by);

-- What was published. The highest number that is not withdrawn is what everyone reads; when all are withdrawn, what came with the product is.
create table article_version (
  municipality_id uuid not null references municipality,
  article text not null check (article ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(article) <= 80),
  number int not null check (number > 0),
  content jsonb not null,
  note text not null,
  changed_by uuid not null,
  read_by uuid not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (municipality_id, article, number),
  check (changed_by <> read_by),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  foreign key (municipality_id, changed_by) references account (municipality_id, id),
  foreign key (municipality_id, read_by) references account (municipality_id, id),
  foreign key (municipality_id, withdrawn_by) references account (municipality_id, id)
);
create index article_version_changed_by on article_version (municipality_id, changed_by);
create index article_version_read_by on article_version (municipality_id, read_by);
create index article_version_withdrawn_by on article_version (municipality_id, withdrawn_by);

-- How the links of a municipality's public pages answered when they were last tried. One that has failed on three different days is dead.
create table link_check (
  municipality_id uuid not null references municipality,
  url text not null check (url like 'https://%' and length(url) <= 2000),
  checked_at timestamptz not null,
  ok boolean not null,
  failures int not null default 0 check (failures >= 0),
  failed_on date,
  primary key (municipality_id, url),
  check (ok = (failures = 0))
);

select house.protect(t) from unnest(array['article_draft', 'article_version', 'link_check']::regclass[]) t;
create trigger public_change after insert or update or delete on article_version for each row execute function gate.public_change();
-- Only what turns a link dead or alive changes a page.
create trigger public_change after update on link_check for each row when ((old.failures >= 3) <> (new.failures >= 3)) execute function gate.public_change();

set local role fotfeste_guard;
create function gate.edits_articles() returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select gate.has_role('coordinator') or gate.has_role('administrator')
$$;
-- Whoever changes the words of a draft does it in her own name, and takes it back from the second reader by that; nobody changes whose it is.
create function gate.article_hand() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.content is distinct from old.content then
    if new.changed_by is distinct from gate.actor() or new.state <> 'draft' then
      raise exception 'a draft is changed in one''s own name' using errcode = 'insufficient_privilege';
    end if;
  elsif new.changed_by is distinct from old.changed_by then
    raise exception 'a draft stays with who changed it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function gate.edits_articles(), gate.article_hand() from public;
grant execute on function gate.edits_articles() to fotfeste_app;
grant execute on function gate.article_hand() to current_user;
reset role;
create trigger own_hand before update on article_draft for each row execute function gate.article_hand();

create policy editors_read on article_draft for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.edits_articles()));
create policy editors_begin on article_draft for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and (select gate.edits_articles())
    and changed_by = (select gate.actor()) and state = 'draft');
create policy editors_change on article_draft for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.edits_articles()))
  with check (municipality_id = (select gate.municipality()) and (state <> 'returned' or answered_by = (select gate.actor())));
create policy editors_drop on article_draft for delete to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.edits_articles()));
grant select, insert, update (content, state, note, answer, revision, changed_by, changed_at, answered_by), delete on article_draft to fotfeste_app;

-- Whoever has signed in reads of her own municipality alone; a visitor is bound to none.
create policy everyone on article_version for select to fotfeste_app
  using (withdrawn_at is null and coalesce(municipality_id = (select gate.municipality()), true));
create policy editors_look_back on article_version for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.edits_articles()));
-- Published by a second reader, word for word as it was sent to her.
create policy second_reader_publishes on article_version for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and (select gate.edits_articles())
    and read_by = (select gate.actor()) and withdrawn_at is null
    and exists (select from article_draft d where d.municipality_id = article_version.municipality_id and d.article = article_version.article
      and d.state = 'sent' and d.changed_by = article_version.changed_by and d.changed_by <> (select gate.actor())
      and d.content = article_version.content and d.note = article_version.note));
create policy editors_withdraw on article_version for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.edits_articles()) and withdrawn_at is null)
  with check (municipality_id = (select gate.municipality()) and withdrawn_by = (select gate.actor()));
grant select, insert, update (withdrawn_at, withdrawn_by) on article_version to fotfeste_app;
create policy follows_links on article_version for select to fotfeste_job using (withdrawn_at is null);
grant select (municipality_id, article, number, content, withdrawn_at) on article_version to fotfeste_job;

create policy everyone on link_check for select to fotfeste_app using (coalesce(municipality_id = (select gate.municipality()), true));
grant select on link_check to fotfeste_app;
create policy checks on link_check to fotfeste_job using (true) with check (true);
grant select, insert, update, delete on link_check to fotfeste_job;
