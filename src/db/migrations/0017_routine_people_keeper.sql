-- Whether someone may run a function is asked before the condition is weighed, so the keeper must not come near gate.has_role.
create or replace function house.own_language_only() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_user <> 'fotfeste_app' or (new.unit_id, new.active, new.name, new.title) is not distinct from (old.unit_id, old.active, old.name, old.title) then
    return new;
  end if;
  if not gate.has_role('administrator') then
    raise insufficient_privilege using message = 'Only an administrator changes an account';
  end if;
  return new;
end $$;
