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
const glass = { ...each(2, 'coordinator', 'deputy'), ...each(1, 'outreach', 'principal', 'nav', 'nurse') }
// two that are shown to someone, of which one has been ended, and one to someone without an account
const disclosures = inEach(3, 1)
const shown = each(1, 'police', 'colleague')
const keys = Object.fromEntries(
  everyone.map((who) => [
    who,
    [draft, discussion, concern, cases, thread, held, glass, disclosures, shown].reduce(
      (sum, counts: Counts) => sum + (counts[who] ?? 0),
      1,
    ),
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
  // each coordinator's own part in the other's case is over, and hers to see
  participant: { ...inEach(8, 4), coordinator: 9, deputy: 5, mentor: 1 },
  block: { ...each(3, 'coordinator'), ...each(2, 'outreach', 'principal', 'deputy'), ...each(1, 'nav', 'nurse', 'childWelfare', 'police') },
  break_glass: glass,
  handover: each(1, 'coordinator', 'outreach', 'principal'),
  step_event: inEach(8, 4),
  journal_entry: inEach(5, 3),
  task: inEach(4, 2),
  guide_answer: inEach(2, 1),
  closure: each(2, 'coordinator', 'outreach', 'principal'),
  reopening: each(1, 'coordinator', 'outreach', 'principal'),
  consent: inEach(6, 3),
  consent_paper: inEach(2, 1),
  protected_contact: each(1, 'deputy'),
  disclosure: disclosures,
  disclosed_item: { ...inEach(5, 2), ...each(2, 'police', 'colleague') },
  disclosure_recipient: { ...inEach(2, 1), ...shown },
  disclosure_answer: { ...inEach(2, 1), ...shown },
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

const answered = (how: string, by = "':me'") =>
  `answer = '${how}', answered_on = asked_on, given_by = 'person', how = 'spoken', noted_by = ${by}, age_rule = 'consent-adult'`
const withdrawn = (by: string) => `withdrawn_at = now(), withdrawn_noted_by = ${by}, withdrawal = 'x'`

const ended = (by: string) => `ended_at = now(), ended_by = ${by}, end_reason = 'x'`
const notEnded = { ended_at: 'null', ended_by: 'null', end_reason: 'null' }
const inEnded = 'disclosure_id in (select d.id from disclosure d where d.ended_at is not null)'
const toldAlone = 'disclosure_id in (select d.id from disclosure d where d.recipient_name is not null)'

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
  insert(
    'participant',
    `${inA} and glass_id is not null`,
    { ...id, added_by: "':me'", ended_at: "now() + interval '1 day'" },
    [],
    'a part by glass',
  ),
  insert('block', inA, { ...id, account_id: "':accountId'", set_by: "':me'" }, lead, 'a block'),
  insert('block', inA, { ...id, account_id: "':me'", set_by: "':me'" }, ['outreach', 'principal'], 'a block of oneself'),
  insert('block', inA, { ...id, account_id: "':accountId'", set_by: "':deputyId'" }, [], 'a block in the name of another'),
  insert('block', "concern_id = ':waitingId'", { ...id, account_id: "':accountId'", set_by: "':me'" }, contacts, 'a block on a report'),
  change('block', inA, "lifted_at = now(), lifted_by = ':me', lift_reason = 'x'", lead, 'who is kept out'),
  change('block', inA, "lifted_at = now(), lifted_by = ':deputyId', lift_reason = 'x'", [], 'who is kept out, as another'),
  change('block', inA, "reason = 'x'", [], 'why someone is kept out'),
  remove('block', 'true'),
  insert('break_glass', 'case_id is null', { ...id, account_id: "':me'" }, contacts, 'a reason'),
  insert('break_glass', "id = ':breakGlassId'", id, lead, "another's reason"),
  insert('break_glass', inA, { ...id, account_id: "':me'" }, [], 'glass that is broken already'),
  change('break_glass', 'true', 'case_id = case_id', []),
  remove('break_glass', 'true'),
  insert('keystore.data_key', "id = ':breakGlassId'", {}, lead, 'the key of a reason'),
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
  insert('consent', `${inA} and answer is null`, { ...id, asked_by: "':me'" }, workers),
  insert('consent', `${inA} and answer is null`, { ...id, asked_by: "':deputyId'" }, [], 'a consent in the name of another'),
  insert(
    'consent',
    `${inA} and withdrawn_at is null and answer = 'given'`,
    { ...id, asked_by: "':me'" },
    [],
    'a yes that nobody was asked for',
  ),
  insert('consent', `${inC} and answer is null`, { ...id, asked_by: "':me'" }, [], 'a consent in a closed case'),
  change('consent', `${inA} and answer is null`, answered('given'), workers, 'a yes'),
  change('consent', `${inA} and answer is null`, answered('refused'), workers, 'a no'),
  change('consent', `${inA} and answer is null`, `${answered('given')}, valid_until = valid_until + 1`, [], 'a yes to more than was asked'),
  change('consent', `${inA} and answer is null`, answered('given', "':deputyId'"), [], 'a yes in the name of another'),
  change('consent', `${inC} and answer is null`, answered('given'), [], 'a yes in a closed case'),
  change('consent', `id = ':consentId'`, 'valid_until = valid_until + 30', [], 'a yes into a longer one'),
  change('consent', `id = ':consentId'`, 'copy_given = true', workers, 'whether a copy was given'),
  change('consent', `id = ':consentId'`, withdrawn("':me'"), workers, 'a yes into one taken back'),
  change('consent', `id = ':consentId'`, withdrawn("':deputyId'"), [], 'a yes into one taken back by another'),
  change(
    'consent',
    `${inC} and answer = 'given' and withdrawn_at is null`,
    withdrawn("':me'"),
    workers,
    'a yes in a closed case into one taken back',
  ),
  change(
    'consent',
    `${inA} and withdrawn_at is not null`,
    'withdrawn_at = null, withdrawn_noted_by = null, withdrawal = null',
    [],
    'one taken back into a yes',
  ),
  remove('consent', 'true'),
  insert('consent_paper', inA, { ...id, added_by: "':me'" }, workers),
  insert('consent_paper', inA, { ...id, added_by: "':deputyId'" }, [], 'a paper in the name of another'),
  insert('consent_paper', inC, { ...id, added_by: "':me'" }, [], 'a paper in a closed case'),
  change('consent_paper', 'true', 'body = body', []),
  remove('consent_paper', 'true'),
  insert('protected_contact', 'true', { ...id, case_id: "':caseId'", added_by: "':me'" }, workers),
  insert('protected_contact', 'true', { ...id, case_id: "':closedId'", added_by: "':me'" }, [], 'where someone lives, in a closed case'),
  change('protected_contact', 'true', 'contact = contact', []),
  remove('protected_contact', 'true'),
  insert('concern_link', inA, { concern_id: "':unreadId'", linked_by: "':me'" }, lead),
  insert('concern_link', inA, { linked_by: "':deputyId'" }, [], 'a link in the name of another'),

  insert('disclosure', `id = ':disclosureId'`, { ...id, decided_by: "':me'" }, workers),
  insert('disclosure', `id = ':disclosureId'`, { ...id, decided_by: "':deputyId'" }, [], 'a sharing in the name of another'),
  insert('disclosure', inC, { ...id, decided_by: "':me'", ...notEnded }, [], 'a sharing from a closed case'),
  insert(
    'disclosure',
    `id = ':disclosureId'`,
    { ...id, decided_by: "':me'", consent_id: `(select c.id from consent c where c.${inA} and c.withdrawn_at is not null)` },
    [],
    'a sharing on a consent that was taken back',
  ),
  change('disclosure', `id = ':disclosureId'`, ended("':me'"), workers, 'a sharing into one that is ended'),
  change('disclosure', `id = ':disclosureId'`, ended("':deputyId'"), [], 'a sharing into one that another ended'),
  change('disclosure', `id = ':disclosureId'`, "open_until = open_until + interval '1 year'", [], 'a sharing into a longer one'),
  change('disclosure', inC, "end_reason = 'x', ended_by = ':me'", [], 'why a sharing was ended'),
  remove('disclosure', 'true'),
  insert('disclosed_item', "disclosure_id = ':disclosureId'", { ...id, position: '9' }, [], 'an item to what is shown already'),
  insert('disclosed_item', toldAlone, { ...id, position: '9' }, lead, 'an item to what nobody has been shown'),
  change('disclosed_item', 'true', 'body = body', []),
  remove('disclosed_item', 'true'),
  insert('disclosure_recipient', "disclosure_id = ':disclosureId'", { account_id: "':accountId'" }, lead),
  insert('disclosure_recipient', "disclosure_id = ':disclosureId'", { account_id: "':me'" }, [], 'oneself to those who are shown it'),
  insert('disclosure_recipient', "disclosure_id = ':disclosureId'", { account_id: "':strangerId'" }, [], 'whom the consent does not name'),
  insert('disclosure_recipient', inEnded, { account_id: "':accountId'" }, [], 'someone to what has been ended'),
  remove('disclosure_recipient', 'true'),
  insert('disclosure_answer', "disclosure_id = ':disclosureId'", { ...id, author_id: "':me'" }, ['police']),
  insert('disclosure_answer', "disclosure_id = ':disclosureId'", id, ['police'], "another's answer"),
  insert('disclosure_answer', inEnded, { ...id, author_id: "':me'" }, [], 'an answer to what has been ended'),
  change('disclosure_answer', 'true', 'body = body', []),
  remove('disclosure_answer', 'true'),
  insert('keystore.data_key', "id = ':disclosureId'", {}, lead, 'the key of a sharing'),

  insert('thread', "id = ':threadId'", { ...id, author_id: "':me'" }, everyone),
  insert('thread', "id = ':threadId'", id, teacher, "another's thread"),
  change('thread', "id = ':threadId'", 'last_on = last_on', ['teacher', ...contacts]),
  insert('thread_message', "thread_id = ':threadId' and from_author", { ...id, position: '9' }, teacher, 'words of the author'),
  insert('thread_message', "thread_id = ':threadId' and not from_author", { ...id, position: '9' }, contacts, 'words of the contact'),
  change('thread', 'true', "topic = 'other'", []),
  change('thread_message', 'true', 'body = body', []),
  change('thread_message', 'true', 'advised = advised', []),
  remove('thread', 'true'),
]
