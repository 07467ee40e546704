-- The job that tries the links of public pages reads where the municipality's own contacts and arenas lead to, and nothing else of them.
create policy follows_links on local_contact for select to fotfeste_job using (taken_off_at is null);
grant select (municipality_id, web, taken_off_at) on local_contact to fotfeste_job;
create policy follows_links on arena for select to fotfeste_job using (taken_off_at is null);
grant select (municipality_id, web, taken_off_at) on arena to fotfeste_job;
