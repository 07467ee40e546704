import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Action } from '../src/access/index.ts'
import {
  addParticipant,
  blockFromCase,
  breakGlass,
  caseActions,
  endParticipant,
  giveReason,
  liftBlock,
  openCase,
  team,
  writeEntry,
} from '../src/case/index.ts'
import { addDays, today } from '../src/lib/day.ts'
import type { CaseId, ConsentId, DisclosureId } from '../src/lib/id.ts'
import { answerConsent, askConsent, endDisclosure, share, sharingActions, withdrawConsent } from '../src/sharing/index.ts'
import { inCase, inMunicipality, reading, type CaseWork } from '../src/work/index.ts'

import { house, type Someone } from './house.ts'
import { spokenYes } from './a-consent.ts'

// Everyone comes and goes, yes is said and taken back, things are shared and run out, in any order; the database is asked by a bare select.
const home = await house()
const lead = 'coordinator'
const people = ['outreach', 'nav', 'nurse', 'police', 'mentor', 'deputy'] as const satisfies readonly Someone[]

/** Who may read what: all of it. */
type Model = { team: Set<Someone>; barred: Set<Someone>; consents: { holds: boolean }[]; shared: Shared[] }
type Shared = { to: Someone; on: { holds: boolean } | undefined; isOpen: boolean }
const readsCase = ({ team: inside }: Model, who: Someone) => who === lead || inside.has(who)
const isShown = ({ barred }: Model, who: Someone, { to, on, isOpen }: Shared) =>
  to === who && isOpen && on?.holds !== false && !barred.has(who)
const reads = (model: Model, who: Someone, shared: Shared) => readsCase(model, who) || isShown(model, who, shared)

/** What is really there: the same things by their ids, in the order of the model. */
type Real = { case: CaseId; year: number; sequence: number; consents: ConsentId[]; shared: DisclosureId[] }
type Step = fc.AsyncCommand<Model, Real>

let steps = 0
const taken = () => steps
const step = (name: string, check: (model: Model) => boolean, run: (model: Model, real: Real) => Promise<void>): Step => ({
  check,
  run: async (model, real) => {
    steps++
    await run(model, real)
  },
  toString: () => name,
})

const join = (who: Someone) =>
  step(
    `${who} joins`,
    ({ team: inside }) => !inside.has(who),
    async (model, real) => {
      const joining = asLead(real, caseActions.changeTeam, (work) =>
        addParticipant(work, { account: home.id(who), role: 'member', reason: 'Kjenner personen' }),
      )
      if (model.barred.has(who)) return assert.rejects(joining)
      await joining
      model.team.add(who)
    },
  )

const leave = (who: Someone) =>
  step(
    `${who} leaves`,
    ({ team: inside }) => inside.has(who),
    async (model, real) => {
      await asLead(real, caseActions.endPart, async (work) => {
        const part = (await team(reading(work))).now.find(({ account }) => account === home.id(who))
        await endParticipant(work, part!.id)
      })
      model.team.delete(who)
    },
  )

const block = (who: Someone) =>
  step(
    `${who} is blocked`,
    ({ barred }) => !barred.has(who),
    async (model, real) => {
      await asLead(real, caseActions.setBlock, (work) => blockFromCase(work, { account: home.id(who), ground: 'close', words: '' }))
      model.barred.add(who)
      model.team.delete(who)
    },
  )

const lift = (who: Someone) =>
  step(
    `the block of ${who} is lifted`,
    ({ barred }) => barred.has(who),
    async (model, real) => {
      const blocks = home.owner.selectFrom('block').select('id').where('case_id', '=', real.case).where('lifted_at', 'is', null)
      const { id } = await blocks.where('account_id', '=', home.id(who)).executeTakeFirstOrThrow()
      await asLead(real, caseActions.liftBlock, (work) => liftBlock(work, id, 'Ikke lenger nær'))
      model.barred.delete(who)
    },
  )

const glass = (who: 'deputy' | 'nav') =>
  step(
    `${who} breaks the glass`,
    () => true,
    async (model, real) => {
      const { secret } = await home.as(who)
      const inside = async () => {
        const reason = await inMunicipality(home.edge.house, secret, caseActions.breakGlass, (work) => giveReason(work, 'Fare for liv'))
        return inMunicipality(home.edge.house, secret, caseActions.nameCase, (work) => breakGlass(work, reason!, real))
      }
      if (who !== 'deputy') return assert.rejects(inside())
      const opened = await inside()
      assert.equal(opened !== undefined, !model.barred.has(who) && !model.team.has(who))
      if (opened) model.team.add(who)
    },
  )

const partEnds = (who: Someone) =>
  step(
    `the part of ${who} runs out`,
    ({ team: inside }) => inside.has(who),
    async (model, real) => {
      await sql`update participant set ended_at = clock_timestamp() - interval '1 millisecond' where case_id = ${real.case}
      and account_id = ${home.id(who)} and (ended_at is null or ended_at > now())`.execute(home.owner)
      model.team.delete(who)
    },
  )

const consent = step(
  'the person says yes',
  () => true,
  async (model, real) => {
    const on = today(new Date())
    const id = await asLead(real, sharingActions.askConsent, (work) =>
      askConsent(work, {
        what: 'Hvordan det går',
        purpose: 'Hjelp',
        receivers: ['school', 'police', 'nav-social', 'outreach', 'health-station', 'coordination'],
        language: 'nb',
        validUntil: addDays(on, 30),
      }),
    )
    assert.ok(typeof id === 'string')
    assert.equal(await asLead(real, sharingActions.noteConsent, (work) => answerConsent(work, id, { ...spokenYes, on })), undefined)
    model.consents.push({ holds: true })
    real.consents.push(id)
  },
)

const withdraw = (nth: number) =>
  step(
    `yes ${nth} is taken back`,
    ({ consents }) => consents[nth]?.holds === true,
    async (model, real) => {
      await asLead(real, sharingActions.withdrawConsent, (work) =>
        withdrawConsent(work, real.consents[nth]!, { how: 'spoken', words: 'Nei' }),
      )
      model.consents[nth]!.holds = false
    },
  )

const consentEnds = (nth: number) =>
  step(
    `yes ${nth} runs out`,
    ({ consents }) => consents[nth]?.holds === true,
    async (model, real) => {
      await sql`update consent set asked_on = asked_on - 30, answered_on = answered_on - 30,
      valid_until = (now() at time zone 'Europe/Oslo')::date - 1 where id = ${real.consents[nth]}`.execute(home.owner)
      model.consents[nth]!.holds = false
    },
  )

const disclose = (to: Someone, nth: number | undefined) =>
  step(
    `something is shared with ${to} on ${nth ?? 'no one being shown'}`,
    ({ consents }) => nth === undefined || nth < consents.length,
    async (model, real) => {
      const on = nth === undefined ? undefined : model.consents[nth]!
      const { id } = await asLead(real, sharingActions.shareFromCase, async (work) => {
        const answer = await share(work, {
          to: { account: home.id(to) },
          ground: nth === undefined ? { basis: 'anonymised' } : { basis: 'consent', consent: real.consents[nth]! },
          items: { entries: [], observations: [], summary: 'vil gjerne tilbake til skolen' },
          until: addDays(today(work.now), 10),
          told: { isTold: true },
          personView: 'Det er greit',
        })
        return 'id' in answer ? answer : { id: undefined }
      })
      assert.equal(id !== undefined, !model.team.has(to) && !model.barred.has(to) && on?.holds !== false)
      if (!id) return
      model.shared.push({ to, on, isOpen: true })
      real.shared.push(id)
    },
  )

const end = (nth: number) =>
  step(
    `sharing ${nth} is ended`,
    ({ shared }) => shared[nth]?.isOpen === true,
    async (model, real) => {
      await asLead(real, sharingActions.endDisclosure, (work) => endDisclosure(work, real.shared[nth]!, 'Trengs ikke mer'))
      model.shared[nth]!.isOpen = false
    },
  )

const sharingEnds = (nth: number) =>
  step(
    `sharing ${nth} runs out`,
    ({ shared }) => shared[nth]?.isOpen === true,
    async (model, real) => {
      await sql`update disclosure set at = at - interval '2 hours', open_until = now() - interval '1 second' where id = ${real.shared[nth]}`.execute(
        home.owner,
      )
      model.shared[nth]!.isOpen = false
    },
  )

const read = (who: Someone) =>
  step(
    `${who} reads`,
    () => true,
    async (model, real) => {
      const shown = real.shared.filter((_, nth) => reads(model, who, model.shared[nth]!)).toSorted()
      const inside = readsCase(model, who)
      assert.deepEqual(await look(who, real), {
        cases: inside ? 1 : 0,
        entries: inside ? 1 : 0,
        consents: inside ? real.consents.length : 0,
        items: shown,
        keys: [...(inside ? [real.case] : []), ...shown].toSorted(),
      })
    },
  )

type Seen = { cases: number; entries: number; consents: number; items: string[]; keys: string[] }
async function look(who: Someone, { case: id, shared }: Real): Promise<Seen> {
  const { secret } = await home.as(who)
  const seen = await inMunicipality(home.edge.house, secret, looking, async ({ tx }) => {
    const { rows } = await sql<Seen>`select
      (select count(*)::int from "case" where id = ${id}) as cases,
      (select count(*)::int from journal_entry where case_id = ${id}) as entries,
      (select count(*)::int from consent where case_id = ${id}) as consents,
      array(select disclosure_id::text from disclosed_item where disclosure_id = any (${shared}::uuid[]) order by 1) as items,
      array(select id::text from keystore.data_key where id = any (${[id, ...shared]}::uuid[]) order by 1) as keys`.execute(tx)
    return rows[0]!
  })
  return seen!
}
const looking: Action = { name: 'home.read', who: () => true, trace: 'never' }

async function asLead<T>(real: Pick<Real, 'case'>, action: Parameters<typeof inCase>[2], run: (work: CaseWork) => Promise<T>): Promise<T> {
  const { secret } = await home.as(lead)
  return (await inCase(home.edge.house, secret, action, real.case, run))!
}

async function begin(): Promise<{ model: Model; real: Real }> {
  const { secret } = await home.as(lead)
  const opened = await inMunicipality(home.edge.house, secret, caseActions.openNewCase, (work) =>
    openCase(work, {
      service: 'coordination',
      ground: 'consent',
      purpose: 'Hjelp',
      person: { name: 'Ola Testesen', birthDate: '1990-01-02' },
    }),
  )
  const { id, number } = opened!
  await asLead({ case: id }, caseActions.writeJournal, (work) =>
    writeEntry(work, { kind: 'note', body: 'Snakket sammen', happenedOn: today(work.now) }),
  )
  const [year, sequence] = number.split('-').map(Number)
  return {
    model: { team: new Set(), barred: new Set(), consents: [], shared: [] },
    real: { case: id, year: year!, sequence: sequence!, consents: [], shared: [] },
  }
}

const someone = fc.constantFrom(...people)
// the police are shown things, and take no part
const helper = fc.constantFrom(...people.filter((who) => who !== 'police'))
const nth = fc.nat(3)
const anything: fc.Arbitrary<Step>[] = [
  ...[join, leave, partEnds].map((make) => helper.map(make)),
  ...[block, lift].map((make) => someone.map(make)),
  fc.constantFrom('deputy', 'nav').map(glass),
  fc.constant(consent),
  ...[withdraw, consentEnds, end, sharingEnds].map((make) => nth.map(make)),
  fc.tuple(someone, fc.option(nth, { nil: undefined })).map(([to, on]) => disclose(to, on)),
  fc.tuple(someone, nth).map(([to, on]) => disclose(to, on)),
  ...[1, 2, 3, 4].map(() => fc.constantFrom(...people, lead as Someone).map(read)),
]

test('ten thousand steps, and nobody reads more or less than what is hers', async () => {
  const commands = fc.commands(anything, { maxCommands: 200, size: 'max' })
  const property = fc.asyncProperty(commands, async (run) => {
    const began = await begin()
    await fc.asyncModelRun(() => began, run)
  })
  const walk = async () => {
    do await fc.assert(property, { numRuns: 5 })
    while (taken() < 10_000)
  }
  // two cases at a time: one waits for the database while the other reckons
  await Promise.all([walk(), walk()])
})
