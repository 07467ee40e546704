-- My closed cases, newest first, are walked like my open ones: a page of them costs the same however many there are.
create index participant_closed on participant (municipality_id, account_id, case_id) where ended_at is null and case_state = 'closed';
