-- A report is decided once, by the one who decides it; what was decided is never rewritten.
drop policy decide on inbox_entry;
create policy decide on inbox_entry for update to fotfeste_app
  using (municipality_id = (select gate.municipality()) and receiver = any ((select gate.receives())::text[]) and decision is null)
  with check (municipality_id = (select gate.municipality()) and receiver = any ((select gate.receives())::text[])
    and (decision is null or decided_by = (select gate.actor())));

-- "Nothing more can be shared" discloses nothing, so it needs no ground; words do.
alter table concern_release alter column ground drop not null, alter column told drop not null;
alter table concern_release add check (words is null or (ground is not null and told is not null));
