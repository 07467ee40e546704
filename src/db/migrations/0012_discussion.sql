-- A talk that was held before it was written down: the one who asked notes it, and the day tells it from an answer that the leader wrote herself.
alter table discussion add column talked_on date, add check (talked_on is null or answered_at is not null);
drop policy ask on discussion;
create policy ask on discussion for insert to fotfeste_app
  with check (municipality_id = (select gate.municipality()) and author_id = (select gate.actor()) and (answered_at is null or talked_on is not null));
