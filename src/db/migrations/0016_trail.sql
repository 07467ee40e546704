-- What sealing, sweeping and the privacy officer's page need beside the tables they work on.

-- The hash of each sealed row: a verification can say which row was touched, not only in which batch.
alter table audit_sealed add leaf text not null;
-- Every row of an older transaction is sealed; the next batch looks no further back than this. No part of what is signed.
alter table audit_seal add below xid8 not null default '0';
create index audit_event_unsealed on audit_event (municipality_id, xid);

create policy privacy_officer_reads on audit_sealed for select to fotfeste_app
  using (municipality_id = (select gate.municipality()) and (select gate.has_role('privacy_officer')));
grant select on audit_sealed to fotfeste_app;

-- The privacy officer takes no part in cases, so the row is hidden; someone who asks who opened her case knows only its number.
set local role fotfeste_guard;
create function gate.case_of_number(of_year int, of_sequence int) returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select c.id from public."case" c where c.municipality_id = gate.municipality() and c.year = of_year and c.sequence = of_sequence and gate.has_role('privacy_officer')
$$;
revoke all on function gate.case_of_number(int, int) from public;
grant execute on function gate.case_of_number(int, int) to fotfeste_app;
reset role;

-- The job destroys the key of what has expired, and of nothing else: what has not is hidden from it.
drop policy expire on keystore.data_key;
create policy expire on keystore.data_key for all to fotfeste_job using (
  (purpose = 'draft' and exists (select from draft d where d.municipality_id = data_key.municipality_id and d.id = data_key.id))
  or (purpose = 'held' and exists (select from held_form h where h.municipality_id = data_key.municipality_id and h.id = data_key.id)));

-- The trail is paged by time: what is traced by the day stands at the day's beginning, so that its neighbours do not tell the hour.
create index audit_event_time on audit_event (municipality_id, at desc, id desc);
-- Who opened a case, and who tried to: a page of its own names it, a refusal has it as its subject, a list among what it opened.
create index audit_event_subject on audit_event (municipality_id, subject) where subject is not null;
create index audit_event_opened on audit_event using gin ((detail -> 'opened')) where detail is not null;
