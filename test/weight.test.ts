import assert from 'node:assert/strict'
import { test } from 'node:test'
import { audiences, shippedArticles, shippedProse } from '../src/article/index.ts'
import { needs } from '../src/directory/index.ts'
import { routes } from '../src/modules.ts'
import { assets } from '../src/ui/index.ts'
import { articleAbout, articleWords } from './an-article.ts'
import { onServer } from './cluster.ts'
import { fjordvik } from './fjordvik.ts'

const kB = 1_000
const files = await assets()
const town = await fjordvik()
const people = new Map(
  await Promise.all(town.story.staff.map(async ({ id }) => town.as(id).then((one) => [one.id as string, one] as const))),
)

const anyone = (name: string, all: readonly string[]) =>
  `select (select id from account order by id limit 1) as who, unnest(array[${all.map((one) => `'${one}'`).join()}]) as ${name}`
// an article weighs what its words weigh
const lengthOf = (slug: string) => JSON.stringify(shippedProse(slug, 'nb')).length
const longest = shippedArticles()
  .map(({ slug }) => slug)
  .toSorted((a, b) => lengthOf(b) - lengthOf(a))
  .slice(0, 3)
const steps = `unnest(array['dialogue', 'discuss', 'report', 'concern-conversation', 'cooperation', 'follow-up', 'return']) as step`
/** The rows that an address names, each with whoever of the story has to do with it. The first that fits an address counts. */
const sources: readonly (readonly [RegExp, string])[] = [
  [
    /:caseId.*:step/,
    `select case_id as "caseId", account_id as who, step from participant, ${steps} where role = 'lead' and ended_at is null`,
  ],
  [
    /:caseId.*:blockId/,
    'select b.case_id as "caseId", b.id as "blockId", c.lead_id as who from block b join "case" c on c.id = b.case_id where b.lifted_at is null',
  ],
  [
    /:entryId.*:reportBlockId/,
    'select i.id as "entryId", b.id as "reportBlockId", b.set_by as who from block b join inbox_entry i on i.concern_id = b.concern_id',
  ],
  [/break-glass\/:/, 'select id as "breakGlassId", account_id as who from break_glass where case_id is null'],
  [/:brokenGlassId/, 'select g.id as "brokenGlassId", c.lead_id as who from break_glass g join "case" c on c.id = g.case_id'],
  [/break-glass/, `select account_id as who from account_role where role = 'coordinator'`],
  [/:caseId\/handover\/answer/, 'select case_id as "caseId", to_id as who from handover where answered_at is null'],
  [/:consentId/, `select c.case_id as "caseId", c.id as "consentId", k.lead_id as who from consent c join "case" k on k.id = c.case_id`],
  [
    /:caseId.*:disclosureId/,
    `select d.case_id as "caseId", d.id as "disclosureId", k.lead_id as who from disclosure d join "case" k on k.id = d.case_id`,
  ],
  [
    /:agreementId/,
    `select a.case_id as "caseId", a.id as "agreementId", k.lead_id as who from contact_agreement a join "case" k on k.id = a.case_id`,
  ],
  [
    /:familyContactId/,
    `select f.case_id as "caseId", f.id as "familyContactId", k.lead_id as who from family_contact f join "case" k on k.id = f.case_id`,
  ],
  [
    /:reportedId/,
    `select r.case_id as "caseId", r.id as "reportedId", k.lead_id as who from child_welfare_report r join "case" k on k.id = r.case_id`,
  ],
  [
    /:informationId/,
    `select i.case_id as "caseId", i.id as "informationId", k.lead_id as who from police_information i join "case" k on k.id = i.case_id`,
  ],
  [
    /:mappingId/,
    `select m.case_id as "caseId", m.id as "mappingId", k.lead_id as who from earlier_mapping m join "case" k on k.id = m.case_id`,
  ],
  [
    /:caseId.*:dutyId/,
    `select p.case_id as "caseId", d.id as "dutyId", d.author_id as who from duty_record d
     join participant p on p.account_id = d.author_id and p.role <> 'observer' and p.ended_at is null`,
  ],
  [/:dutyId/, 'select id as "dutyId", author_id as who from duty_record'],
  [/shared\/:/, 'select disclosure_id as "disclosureId", account_id as who from disclosure_recipient'],
  [
    /:caseId/,
    `select p.case_id as "caseId", p.account_id as who, e.id as "entryId", t.id as "taskId", m.id as "participantId", l.concern_id as "concernId"
     from participant p left join journal_entry e on e.case_id = p.case_id and e.author_id = p.account_id left join task t on t.case_id = p.case_id and t.done_at is null
     left join participant m on m.case_id = p.case_id and m.role <> 'lead' and m.ended_at is null left join concern_link l on l.case_id = p.case_id
     where p.role = 'lead' and p.ended_at is null`,
  ],
  [/:entryId/, 'select i.id as "entryId", r.account_id as who from inbox_entry i join receiver r on r.receives = i.receiver'],
  [/:law$/, `select unnest(array['forvaltningsloven-2025', 'straffeloven']) as law, id as who from account`],
  [/:concernId/, 'select id as "concernId", author_id as who from concern'],
  [/:draftId/, 'select id as "draftId", author_id as who from draft'],
  [/:discussionId/, 'select id as "discussionId", unnest(array[author_id, leader_id]) as who from discussion'],
  [
    /:threadId/,
    `select id as "threadId", author_id as who from thread union select t.id, r.account_id from thread t join receiver r on r.receives = t.addressee`,
  ],
  [
    /:routineId/,
    `select r.id as "routineId", r.version, a.account_id as who, 'dialogue' as step, 'contact' as record from routine r, account_role a where a.role = 'administrator' and r.kind = 'follow-up'`,
  ],
  [
    /:localContactId/,
    `select l.id as "localContactId", r.account_id as who from local_contact l, account_role r where r.role = 'coordinator'`,
  ],
  [/:arenaId/, `select a.id as "arenaId", r.account_id as who from arena a, account_role r where r.role = 'coordinator'`],
  [/:helpThreadId/, `select h.id as "helpThreadId", r.account_id as who from help_thread h join receiver r on r.receives = 'municipal'`],
  [
    /:article/,
    `select v.article, v.number::text as version, r.account_id as who from article_version v join account_role r on r.role = 'coordinator'`,
  ],
  [/:slug/, anyone('slug', longest)],
  [/:need/, anyone('need', needs)],
  [/:audience/, anyone('audience', audiences)],
  [/:adviceId/, 'select advice_id as "adviceId", account_id as who from advice_asker'],
  [/:actor/, `select id as who, 'rvts-national' as actor from account limit 1`],
  [/:unitId/, 'select u.id as "unitId", a.id as who from unit u join account a on a.unit_id = u.id'],
  [/:accountId/, `select a.id as "accountId", r.account_id as who from account a, account_role r where r.role = 'administrator'`],
  [/./, 'select id as who from account'],
]

await begin()

// a scanned paper is as large as it was when it came
const isPage = ({ method, isFile }: (typeof routes)[number]) => method === 'GET' && !isFile

for (const { path } of routes.filter(isPage))
  test(`the first load of ${path} weighs at most 100 kB, 40 of them script`, async () => {
    const shown = (await Promise.all((await visitsTo(path)).map(visit))).filter((html) => html !== undefined)
    assert.ok(shown.length, 'nobody in Fjordvik has such a page')
    for (const html of shown) {
      const { all, script } = weightOf(html)
      assert.ok(all <= 100 * kB && script <= 40 * kB, `${all} bytes, ${script} of them script`)
    }
  })

type Visit = { who: string; at: string }

async function visit({ who, at }: Visit): Promise<string | undefined> {
  const answer = await people.get(who)!.get(at)
  return answer.status === 200 ? answer.text() : undefined
}

const weigh = (some: Iterable<string>) => [...some].reduce((sum, file) => sum + files.at(file)!.br.length, 0)

/** A browser that comes for the first time: the page as it is sent, and everything that it names, packed. */
function weightOf(html: string) {
  const named = new Set(html.match(/\/assets\/[\w.-]+/g))
  for (const file of named)
    for (const inside of files
      .at(file)!
      .body.toString()
      .match(/\/assets\/[\w.-]+/g) ?? [])
      named.add(inside)
  return { all: Buffer.byteLength(html) + weigh(named), script: weigh([...named].filter((file) => file.endsWith('.js'))) }
}

/** Everyone's way to a page of this kind: whoever of the story has to do with the row that its address names. */
async function visitsTo(path: string): Promise<Visit[]> {
  const [, source] = sources.find(([pattern]) => pattern.test(path))!
  const rows = await onServer(town.ownerUrl, async (client) => {
    await client.query('set role fotfeste_keeper')
    return (await client.query<Record<string, string | null>>(source)).rows
  })
  const visits = rows.flatMap((row) => {
    const at = path.replaceAll(/:(\w+)/g, (_, name: string) => row[name] ?? '')
    return at.includes('//') || (at.endsWith('/') && at !== '/') ? [] : [{ who: row['who']!, at }]
  })
  return [...new Map(visits.map((one) => [`${one.who} ${one.at}`, one])).values()]
}

/** What must have been begun for all pages to be there: a version of the routine, a report, one who is kept out of it, a reason, an article. */
async function begin() {
  const account = [...people.values()].at(-1)!.id
  const block = { account, ground: 'other', words: 'En grunn', reason: 'En grunn' }
  const form = { revision: '1', receiver: 'municipal', identified: 'no', service: 'school', ...block }
  for (const path of ['/routines/:routineId/copy', '/drafts/:draftId/report', '/inbox/:entryId/block', '/break-glass']) {
    const [way] = await visitsTo(path)
    const answer = await people.get(way!.who)!.post(way!.at, { ...form, submission: crypto.randomUUID() })
    assert.equal(answer.status, 303, path)
  }
  await publish('mentor')
}

/** An article of the municipality's own, and a change of it that waits for a second reader. */
async function publish(name: string) {
  const [writer, reader] = await Promise.all(['coordinator', 'administrator'].map(ofRole))
  for (const [one, page, form] of [
    [writer, 'edit', { revision: '0', ...articleWords() }],
    [writer, 'about', { revision: '1', ...articleAbout }],
    [writer, 'send', { revision: '2', note: 'Ny' }],
    [reader, 'read', { revision: '3', decision: 'publish' }],
    [writer, 'edit', { revision: '0', ...articleWords('nå') }],
    [writer, 'send', { revision: '1', note: 'Endret' }],
  ] as const)
    assert.equal((await one!.post(`/articles/${name}/${page}`, form)).status, 303, page)
}

async function ofRole(role: string) {
  const { id } = town.story.staff.find(({ roles }) => (roles as readonly string[]).includes(role))!
  return town.as(id)
}
