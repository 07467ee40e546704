import { everyone, type Someone } from './house.ts'

type Counts = Partial<Record<Someone, number>>
const each = (count: number, ...who: readonly Someone[]): Counts => Object.fromEntries(who.map((one) => [one, count]))

const draft = each(1, 'teacher', 'colleague')
const discussion = { ...each(1, 'teacher', 'colleague'), principal: 2 }
const concern = {
  ...each(1, 'principal'),
  ...each(2, 'teacher', 'colleague', 'outreach', 'nurse', 'police'),
  ...each(3, 'nav', 'childWelfare'),
  ...each(4, 'coordinator', 'deputy'),
}
const cases = { ...each(2, 'coordinator', 'outreach', 'principal'), ...each(1, 'deputy', 'nav', 'nurse') }
const thread = each(1, 'teacher', 'coordinator', 'deputy', 'nurse', 'police')
const held = each(1, 'teacher')
const followers = each(1, 'teacher', 'principal', 'outreach', 'coordinator', 'deputy')
const inEach = (own: number, other: number) => ({
  ...each(own, 'coordinator', 'outreach', 'principal'),
  ...each(other, 'deputy', 'nav', 'nurse'),
})
const keys = Object.fromEntries(
  everyone.map((who) => [
    who,
    [draft, discussion, concern, cases, thread, held].reduce((sum, counts: Counts) => sum + (counts[who] ?? 0), 1),
  ]),
) as Counts

/**
 * How many rows of her own municipality each one sees in a furnished house, with a bare select and nothing but the database to stop
 * her. Who is not named sees none. `all`: everyone sees every row. `own`: each sees those that bear her own account.
 */
export const visible: Readonly<Record<string, Counts | 'all' | 'own'>> = {
  municipality: 'all',
  unit: 'all',
  account: 'all',
  account_role: 'all',
  receiver: 'all',
  'keystore.municipality_key': 'all',
  'keystore.data_key': keys,
  'keystore.destroyed_key': {},
  audit_event: each(Infinity, 'privacyOfficer'),
  audit_seal: each(1, 'privacyOfficer'),
  audit_sealed: each(1, 'privacyOfficer'),
  routine: { ...each(1, ...everyone), administrator: 2 },
  unit_routine: 'all',
  notice: 'own',
  submission: 'own',
  held_form: held,
  draft,
  discussion,
  concern,
  concern_party: each(1, 'teacher', 'principal', 'coordinator', 'deputy'),
  inbox_entry: { ...each(4, 'coordinator', 'deputy'), childWelfare: 3, police: 2 },
  concern_addition: followers,
  concern_release: followers,
  concern_link: { ...each(2, 'coordinator', 'deputy'), ...each(1, 'outreach', 'principal', 'nav', 'nurse') },
  case: cases,
  case_person: cases,
  participant: { ...inEach(7, 3), mentor: 1 },
  handover: each(1, 'coordinator', 'outreach', 'principal'),
  step_event: inEach(8, 4),
  journal_entry: inEach(5, 2),
  task: inEach(4, 2),
  guide_answer: inEach(2, 1),
  closure: each(2, 'coordinator', 'outreach', 'principal'),
  reopening: each(1, 'coordinator', 'outreach', 'principal'),
  thread,
  thread_message: Object.fromEntries(Object.keys(thread).map((who) => [who, 2])),
}

/** A try at writing, as whoever smuggles SQL in would write it: with her own account wherever a row says who did it. */
export type Try = {
  what: string
  table: string
  /** The row it begins with, as SQL over the table; `:name` is an id of the scene's own things, `:me` the account of who tries. */
  where: string
  may: readonly Someone[]
} & ({ insert: Record<string, string> } | { set: string } | { delete: true })

const insert = (table: string, where: string, columns: Record<string, string>, may: readonly Someone[], what = table): Try => ({
  what: `add ${what}`,
  table,
  where,
  insert: columns,
  may,
})
const change = (table: string, where: string, set: string, may: readonly Someone[], what = table): Try => ({
  what: `change ${what}`,
  table,
  where,
  set,
  may,
})
const remove = (table: string, where: string, may: readonly Someone[] = []): Try => ({
  what: `delete ${table}`,
  table,
  where,
  delete: true,
  may,
})

const administrator = ['administrator'] as const
const contacts = ['coordinator', 'deputy'] as const
const workers = ['coordinator', 'outreach'] as const
const lead = ['coordinator'] as const
const teacher = ['teacher'] as const
const id = { id: 'gen_random_uuid()' }
const inA = "case_id = ':caseId'"
const inC = "case_id = ':closedId'"

export const tries: readonly Try[] = [
  insert('municipality', 'true', id, []),
  change('municipality', 'true', 'case_year = case_year', contacts),
  insert('unit', 'true', id, administrator),
  insert('account', "id = ':accountId'", { ...id, subject_hash: "sha256('x')" }, administrator),
  change('account', "id = ':accountId'", 'lang = lang', ['teacher', 'administrator'], "someone's language"),
  change('account', "id = ':accountId'", 'active = not active', administrator, "someone's access"),
  insert('account_role', "account_id = ':accountId'", { role: "'adviser'" }, administrator),
  insert('account_role', "account_id = ':accountId'", { account_id: "':me'", role: "'archivist'" }, [], 'work to oneself'),
  remove('account_role', "account_id = ':accountId'", administrator),
  remove('account_role', "account_id = ':me'", []),
  insert('receiver', "receives = 'police'", { account_id: "':accountId'", is_first: 'false' }, administrator),
  insert('receiver', "receives = 'police'", { account_id: "':me'", is_first: 'false' }, [], 'reports to oneself'),
  change('receiver', 'true', 'is_first = is_first', administrator),
  remove('receiver', "receives = 'police'", administrator),

  insert('audit_event', 'true', { actor_id: "':me'" }, everyone),
  insert('audit_event', 'true', { actor_id: 'null' }, [], 'a trace of nobody'),
  change('audit_event', 'true', "action = 'x'", []),
  remove('audit_event', 'true'),
  insert('audit_seal', 'true', { sequence: '2' }, []),
  remove('audit_seal', 'true'),
  insert('audit_sealed', 'true', { sequence: '2' }, []),
  remove('audit_sealed', 'true'),
  insert('keystore.municipality_key', 'true', {}, []),
  remove('keystore.municipality_key', 'true'),
  insert('keystore.data_key', "id = ':draftId'", {}, teacher, 'the key of a draft'),
  insert('keystore.data_key', "id = ':caseId'", {}, lead, 'the key of a case'),
  insert('keystore.data_key', "id = ':concernId'", {}, teacher, 'the key of a report'),
  insert('keystore.data_key', "id = ':discussionId'", {}, teacher, 'the key of a talk'),
  insert('keystore.data_key', "id = ':threadId'", {}, teacher, 'the key of a thread'),
  insert('keystore.data_key', "purpose = 'directory'", {}, [], 'the key of the directory'),
  change('keystore.data_key', 'true', 'wrapped = wrapped', []),
  remove('keystore.data_key', "id = ':draftId'", teacher),
  remove('keystore.data_key', "purpose = 'held'", teacher),
  remove('keystore.data_key', "purpose not in ('draft', 'held')"),
  insert('keystore.destroyed_key', "id = ':draftId'", {}, teacher),
  insert('keystore.destroyed_key', "id = ':caseId'", {}, [], 'a case as destroyed'),

  insert('routine', "state = 'draft'", { ...id, written_by: "':me'" }, administrator, 'a draft of a routine'),
  insert('routine', "state = 'published'", { ...id, written_by: "':me'", published_by: "':me'" }, [], 'a published routine'),
  change('routine', "state = 'draft'", 'note = note', administrator),
  change('routine', "state = 'published'", "note = 'x'", [], 'a published routine'),
  insert('unit_routine', 'true', { version: '9', approved_by: "':me'" }, ['principal']),
  insert('unit_routine', 'true', { version: '9', approved_by: "':me'", follower_id: "':strangerId'" }, [], 'a follower from elsewhere'),
  insert('unit_routine', 'true', { version: '9', approved_by: "':me'", unit_id: "':unitId'" }, [], "another unit's routine"),
  insert('notice', 'true', id, everyone),
  change('notice', "account_id = ':accountId'", 'read_at = read_at', teacher),
  insert('submission', 'true', { ...id, account_id: "':me'" }, everyone),
  insert('submission', 'true', { ...id, account_id: "':accountId'" }, teacher, "another's submission"),
  change('submission', "account_id = ':accountId'", 'location = location', teacher),
  insert('held_form', 'true', id, []),
  remove('held_form', 'true', teacher),

  insert('draft', "id = ':draftId'", { ...id, author_id: "':me'" }, everyone),
  insert('draft', "id = ':draftId'", id, teacher, "another's draft"),
  change('draft', "id = ':draftId'", 'revision = revision', teacher),
  remove('draft', "id = ':draftId'", teacher),
  insert('discussion', "id = ':otherDiscussionId'", { ...id, author_id: "':me'" }, everyone),
  insert('discussion', "id = ':discussionId'", { ...id, author_id: "':me'" }, [], 'an answer to oneself'),
  insert('discussion', "id = ':otherDiscussionId'", id, ['colleague'], "another's question"),
  change('discussion', "id = ':otherDiscussionId'", 'follower_id = follower_id', ['principal'], 'a question that waits'),
  change('discussion', "id = ':discussionId'", 'follower_id = follower_id', [], 'a question that is answered'),
  remove('discussion', 'true'),

  insert('concern', "id = ':unreadId'", { ...id, author_id: "':me'", reference: "'x'" }, everyone),
  insert('concern', "id = ':unreadId'", { ...id, reference: "'x'" }, teacher, "another's report"),
  insert('concern', "id = ':concernId'", { ...id, author_id: "':me'", reference: "'x'" }, [], 'a report that is read already'),
  change('concern', "id = ':concernId'", 'next_on = next_on', contacts),
  remove('concern', 'true'),
  insert('concern_party', 'true', { account_id: "':me'" }, teacher),
  insert('concern_addition', 'true', { ...id, author_id: "':me'" }, teacher),
  insert('concern_release', 'true', { ...id, decided_by: "':me'" }, contacts),
  insert('concern_release', 'true', id, lead, "another's answer"),
  insert('inbox_entry', "concern_id = ':unreadId'", { ...id, receiver: "'police'" }, ['teacher', ...contacts]),
  insert('inbox_entry', "concern_id = ':concernId'", { ...id, receiver: "'police'" }, [], 'a report that is decided already'),
  change('inbox_entry', "id = ':reportId'", 'due_on = due_on', contacts),
  change('inbox_entry', "concern_id = ':concernId'", 'due_on = due_on', [], 'a report that is decided'),
  change(
    'inbox_entry',
    "id = ':reportId'",
    "decision = 'linked', decided_at = now(), reason = 'x', decided_by = ':colleagueId'",
    [],
    "a report in another's name",
  ),
  remove('inbox_entry', 'true'),

  insert('case', "id = ':caseId'", { ...id, sequence: '99', opened_by: "':me'" }, contacts),
  insert('case', "id = ':caseId'", { ...id, sequence: '99' }, lead, "a case in another's name"),
  change('case', "id = ':caseId'", 'next_on = next_on', workers),
  change('case', "id = ':caseId'", "state = 'closed', closed_at = now()", lead, 'whether a case is closed'),
  remove('case', 'true'),
  insert('case_person', inA, {}, workers),
  insert('case_person', inC, {}, [], 'a person in a closed case'),
  change('case_person', inA, 'revision = revision', workers),
  change('case_person', inC, 'revision = revision', [], 'a person in a closed case'),
  insert('participant', `${inA} and ended_at is null`, { ...id, role: "'observer'", account_id: "':me'", added_by: "':me'" }, lead),
  insert('participant', `${inA} and role = 'lead'`, { ...id, account_id: "':me'", added_by: "':me'" }, [], 'a new lead'),
  insert('participant', `${inA} and role = 'member'`, { ...id, added_by: "':deputyId'" }, [], 'a part in the name of another'),
  insert('participant', `${inC} and role = 'member'`, { ...id, added_by: "':me'" }, [], 'a part in a closed case'),
  change('participant', `${inA} and role = 'member' and ended_at is null`, 'ended_at = now()', workers),
  change('participant', `${inA} and role = 'lead'`, 'ended_at = now()', [], "the lead's part"),
  change('participant', `${inA} and ended_at is not null`, 'ended_at = null', [], 'a part that is over'),
  insert('handover', inA, { ...id, from_id: "':me'", to_id: "':accountId'" }, lead),
  insert('handover', inA, id, lead, "another's baton"),
  insert('handover', inA, { ...id, case_id: "':closedId'", from_id: "':me'", to_id: "':accountId'" }, [], 'a baton in a closed case'),
  change('handover', inA, 'accepted = false, answered_at = now()', workers),
  change('handover', inA, 'accepted = true, answered_at = now()', [], 'a baton to one that is taken'),
  insert('step_event', inA, { ...id, by_id: "':me'" }, workers),
  insert('step_event', inA, { ...id, by_id: "':deputyId'" }, [], 'a step in the name of another'),
  insert('step_event', inC, { ...id, by_id: "':me'" }, [], 'a step in a closed case'),
  change('step_event', 'true', 'step = step', []),
  insert('journal_entry', inA, { ...id, author_id: "':me'" }, workers),
  insert('journal_entry', inA, { ...id, author_id: "':deputyId'" }, [], 'an entry in the name of another'),
  insert('journal_entry', inC, { ...id, author_id: "':me'" }, [], 'an entry in a closed case'),
  change('journal_entry', 'true', 'body = body', []),
  remove('journal_entry', 'true'),
  insert('guide_answer', inA, { ...id, answered_by: "':me'" }, workers),
  insert('guide_answer', inA, { ...id, answered_by: "':deputyId'" }, [], 'a decision in the name of another'),
  insert('guide_answer', inC, { ...id, answered_by: "':me'" }, [], 'a decision in a closed case'),
  change('guide_answer', 'true', 'decision = decision', []),
  remove('guide_answer', 'true'),
  insert('task', inA, { ...id, added_by: "':me'" }, workers),
  insert('task', inA, { ...id, added_by: "':deputyId'" }, [], 'a task in the name of another'),
  insert('task', inC, { ...id, added_by: "':me'" }, [], 'a task in a closed case'),
  change('task', `${inA} and done_at is null`, 'due_on = due_on', workers),
  change(
    'task',
    `${inA} and done_at is null`,
    "done_at = now(), outcome = 'x', done_by = ':deputyId'",
    [],
    'a task in the name of another',
  ),
  change('task', `${inA} and done_at is not null`, 'due_on = due_on', [], 'a task that is done'),
  change('task', inC, 'due_on = due_on', [], 'a task in a closed case'),
  insert('closure', 'true', { ...id, case_id: "':caseId'", by_id: "':me'" }, lead),
  insert('closure', 'true', { ...id, case_id: "':caseId'" }, lead, "another's closure"),
  insert('reopening', 'true', { ...id, case_id: "':closedId'", by_id: "':me'" }, lead),
  remove('closure', 'true'),
  insert('concern_link', inA, { concern_id: "':unreadId'", linked_by: "':me'" }, lead),
  insert('concern_link', inA, { linked_by: "':deputyId'" }, [], 'a link in the name of another'),

  insert('thread', "id = ':threadId'", { ...id, author_id: "':me'" }, everyone),
  insert('thread', "id = ':threadId'", id, teacher, "another's thread"),
  change('thread', "id = ':threadId'", 'last_on = last_on', ['teacher', ...contacts]),
  insert('thread_message', "thread_id = ':threadId' and from_author", { ...id, position: '9' }, teacher, 'words of the author'),
  insert('thread_message', "thread_id = ':threadId' and not from_author", { ...id, position: '9' }, contacts, 'words of the contact'),
  change('thread_message', 'true', 'body = body', []),
  remove('thread', 'true'),
]
