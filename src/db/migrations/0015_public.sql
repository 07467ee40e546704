-- What everyone may read of a municipality: which one it is, and when its public pages last changed.

-- The four digits that name it in public registers; from them follow its police district and its regional services.
alter table municipality add column number text check (number ~ '^[0-9]{4}$');

-- Changes with everything that a public page is drawn from: a page that was drawn under another mark is drawn anew.
create table public_mark (
  municipality_id uuid primary key references municipality,
  mark uuid not null
);
select house.protect('public_mark'::regclass);
select house.open_to_guard('public_mark'::regclass, 'select, insert, update');
create policy everyone on public_mark for select to fotfeste_app using (true);
grant select on public_mark to fotfeste_app;

set local role fotfeste_guard;
-- For tables that public pages are drawn from: `create trigger public_change after insert or update or delete ... execute function gate.public_change()`.
create function gate.public_change() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into public.public_mark (municipality_id, mark) values (coalesce(new.municipality_id, old.municipality_id), gen_random_uuid())
    on conflict (municipality_id) do update set mark = excluded.mark;
  return null;
end $$;
revoke all on function gate.public_change() from public;
grant execute on function gate.public_change() to current_user;
reset role;
