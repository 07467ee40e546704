-- Whom one can turn to in the municipality itself, and where one can be good at something. Public facts about services and places, never
-- about people, so nothing here is sealed. What is taken off the lists keeps its row.

create table local_contact (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  purpose text not null check (length(purpose) between 1 and 1000),
  needs text[] not null check (cardinality(needs) > 0),
  phone text,
  email text,
  web text,
  hours text,
  verified_on date not null,
  sort int not null,
  changed_at timestamptz not null,
  taken_off_at timestamptz,
  revision int not null default 1,
  primary key (municipality_id, id),
  check (phone is not null or email is not null or web is not null)
);
create index local_contact_order on local_contact (municipality_id, sort, id) where taken_off_at is null;

create table arena (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('sport', 'culture', 'leisure', 'volunteering', 'other')),
  about text not null check (length(about) between 1 and 1000),
  contact text not null check (length(contact) between 1 and 300),
  cost text not null check (length(cost) between 1 and 300),
  joining text not null check (length(joining) between 1 and 1000),
  inclusion text,
  web text,
  verified_on date not null,
  changed_at timestamptz not null,
  taken_off_at timestamptz,
  revision int not null default 1,
  primary key (municipality_id, id)
);
create index arena_order on arena (municipality_id, kind, name) where taken_off_at is null;

select house.protect(t) from unnest(array['local_contact', 'arena']::regclass[]) t;

do $$
declare place text;
begin
  foreach place in array array['local_contact', 'arena'] loop
    execute format('create policy everyone on %I for select to fotfeste_app using (true)', place);
    execute format($f$create policy keepers_add on %I for insert to fotfeste_app
      with check (municipality_id = (select gate.municipality()) and taken_off_at is null
        and ((select gate.has_role('coordinator')) or (select gate.has_role('administrator'))))$f$, place);
    execute format($f$create policy keepers_change on %I for update to fotfeste_app
      using (municipality_id = (select gate.municipality()) and taken_off_at is null
        and ((select gate.has_role('coordinator')) or (select gate.has_role('administrator'))))
      with check (municipality_id = (select gate.municipality()))$f$, place);
    execute format('grant select, insert on %I to fotfeste_app', place);
    execute format('create trigger public_change after insert or update or delete on %I for each row execute function gate.public_change()', place);
  end loop;
end $$;
grant update (name, purpose, needs, phone, email, web, hours, verified_on, sort, changed_at, taken_off_at, revision) on local_contact to fotfeste_app;
grant update (name, kind, about, contact, cost, joining, inclusion, web, verified_on, changed_at, taken_off_at, revision) on arena to fotfeste_app;

-- The administrator says which municipality of the public register it is. A function of its own, for the policy that lets coordinators
-- count cases up knows no columns.
grant update (number) on municipality to fotfeste_guard;
set local role fotfeste_guard;
create function gate.tell_number(told text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not gate.has_role('administrator') then raise insufficient_privilege; end if;
  update public.municipality set number = told where id = gate.municipality();
  insert into public.public_mark (municipality_id, mark) values (gate.municipality(), gen_random_uuid())
    on conflict (municipality_id) do update set mark = excluded.mark;
end $$;
revoke all on function gate.tell_number(text) from public;
grant execute on function gate.tell_number(text) to fotfeste_app;
reset role;
