-- A key is read by whoever may read what it opens. As a function of the one who asks (no definer), so that row-level security of
-- what is opened decides, and so that only the plan of that one purpose is made.
create function gate.opens_key(of_purpose text, of_municipality uuid, key_id uuid) returns boolean language plpgsql stable set search_path = pg_catalog, public as $$
begin
  case of_purpose
    when 'directory' then return true;
    when 'case' then return exists (select from public."case" c where c.municipality_id = of_municipality and c.id = key_id);
    when 'concern' then return exists (select from public.concern c where c.municipality_id = of_municipality and c.id = key_id);
    when 'draft' then return exists (select from public.draft d where d.municipality_id = of_municipality and d.id = key_id);
    when 'discussion' then return exists (select from public.discussion d where d.municipality_id = of_municipality and d.id = key_id);
    when 'thread' then return exists (select from public.thread t where t.municipality_id = of_municipality and t.id = key_id);
    when 'duty' then return exists (select from public.duty_record d where d.municipality_id = of_municipality and d.id = key_id);
    when 'disclosure' then return exists (select from public.disclosure d where d.municipality_id = of_municipality and d.id = key_id)
      or gate.shows(key_id);
    when 'break_glass' then return exists (select from public.break_glass g where g.municipality_id = of_municipality and g.id = key_id);
    when 'held' then return exists (select from public.held_form h where h.municipality_id = of_municipality and h.id = key_id);
    else return false;
  end case;
end $$;
revoke all on function gate.opens_key(text, uuid, uuid) from public;
grant execute on function gate.opens_key(text, uuid, uuid) to fotfeste_app;
create policy opens_what_one_may_read on keystore.data_key for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and gate.opens_key(purpose, municipality_id, id));
create policy made_with_what_it_opens on keystore.data_key for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and case purpose
    when 'case' then exists (select from "case" c where c.municipality_id = data_key.municipality_id and c.id = data_key.id and c.opened_by = (select gate.actor()))
    when 'concern' then gate.wrote_concern(id)
    when 'draft' then exists (select from draft d where d.municipality_id = data_key.municipality_id and d.id = data_key.id)
    when 'discussion' then exists (select from discussion d where d.municipality_id = data_key.municipality_id and d.id = data_key.id and d.author_id = (select gate.actor()))
    when 'thread' then exists (select from thread t where t.municipality_id = data_key.municipality_id and t.id = data_key.id and t.author_id = (select gate.actor()))
    else false
  end);
create policy goes_with_what_is_no_record on keystore.data_key for delete to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (
    (purpose = 'draft' and exists (select from draft d where d.municipality_id = data_key.municipality_id and d.id = data_key.id))
    or (purpose = 'held' and exists (select from held_form h where h.municipality_id = data_key.municipality_id and h.id = data_key.id))));
grant select, insert, delete on keystore.data_key to fotfeste_app;
create policy noted on keystore.destroyed_key for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and purpose in ('draft', 'held')
    and exists (select from keystore.data_key k where k.municipality_id = destroyed_key.municipality_id and k.id = destroyed_key.id));
grant insert on keystore.destroyed_key to fotfeste_app;
-- The job destroys the key of what has expired, and of nothing else: what has not is hidden from it.
create policy expire on keystore.data_key for all to fotfeste_job using (
  (purpose = 'draft' and exists (select from draft d where d.municipality_id = data_key.municipality_id and d.id = data_key.id))
  or (purpose = 'held' and exists (select from held_form h where h.municipality_id = data_key.municipality_id and h.id = data_key.id)));
grant select (municipality_id, id, purpose), delete on keystore.data_key to fotfeste_job;
