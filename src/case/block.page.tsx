import * as z from 'zod'
import { caseForm, casePage, field, get, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { colleagues, namesOf } from '#identity/index.ts'
import { NotFound } from '#lib/errors.ts'
import type { AccountId } from '#lib/id.ts'
import { Alert, Button, Buttons, Form, Heading, Select } from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { liftBlock as liftAction, readBlocks, setBlock } from './access.ts'
import { Blocks, Declaring, Lifting, WhyFields } from './block-parts.tsx'
import { blockFromCase, blockGrounds, blocksOf, isBlocked, liftBlock, type BlockId } from './block.ts'
import { text } from './block.text.ts'
import { underCase } from './frame.tsx'

/** The lead names whom and why; of herself, anyone may leave out everything. */
const Setting = z.object({
  account: field.id<AccountId>().optional(),
  ground: field.oneOf(blockGrounds).optional(),
  words: field.maybeWords(2_000),
})
const Lift = z.object({ reason: field.words(2_000) })

export const blockPages: Route[] = [
  get('/cases/:caseId/team/blocks', casePage(readBlocks, view)),
  post('/cases/:caseId/team/blocks', caseForm(setBlock, Setting, set, view)),
  get('/cases/:caseId/team/blocks/:blockId/lift', casePage(liftAction, liftView)),
  post('/cases/:caseId/team/blocks/:blockId/lift', caseForm(liftAction, Lift, lift, liftView)),
]

const placeOf = ({ case: { id } }: CaseReading | CaseWork) => `/cases/${id}/team/blocks`

async function set(work: CaseWork, { account, ground, words }: z.infer<typeof Setting>, at: At) {
  const t = text(at.lang)
  if (work.case.lead !== work.actor.id) {
    if (account !== undefined && account !== work.actor.id) throw new NotFound()
    const done = await blockFromCase(work, { account: work.actor.id, ground: 'own', words })
    return done ? '/cases' : { errors: { words: t.reportNotNow } }
  }
  if (account === work.actor.id) return { errors: { account: t.selfLeads } }
  const isColleague = (await colleagues(reading(work))).some(({ id }) => id === account)
  if (!account || !isColleague) return { errors: { account: 'choose' } }
  if (!ground || !words) return { errors: { ...(!ground && { ground: 'choose' }), ...(!words && { words: 'required' }) } }
  if (await isBlocked(reading(work), account)) return { errors: { account: t.isIn } }
  const done = await blockFromCase(work, { account, ground, words })
  return done ? placeOf(work) : { errors: { account: t.reportNotNow } }
}

async function lift(work: CaseWork, { reason }: z.infer<typeof Lift>, at: At) {
  await liftBlock(work, blockIn(at), reason)
  return placeOf(work)
}

const blockIn = ({ params }: At) => params['blockId'] as BlockId

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'team', title: t.title, lead: t.lead })
  const leads = work.case.lead === work.actor.id
  const liftHref = leads ? ({ id }: { id: BlockId }) => `${placeOf(work)}/${id}/lift` : undefined
  const main = (
    <>
      {top}
      {await Blocks({ work, at, blocks: await blocksOf(work), none: t.none, liftHref })}
      {leads && (await KeepOut(work, at))}
      {leads ? <LeadHandsOver work={work} at={at} /> : <Declaring at={at} account={work.actor.id} lead={t.ownLead} button={t.ownSave} />}
    </>
  )
  return { ...frame, main }
}

async function KeepOut(work: CaseReading, at: At) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  const people = (await colleagues(work)).filter(({ id }) => id !== work.actor.id)
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.add}
      </Heading>
      <Form submission={at.submission} errors={errors}>
        <Select
          name="account"
          label={t.account}
          help={t.accountHelp}
          required
          value={typed(values, 'account')}
          options={people.map(({ id, name, title, unitName }) => ({ value: id, label: `${name}, ${title}, ${unitName}` }))}
          error={errors?.['account']}
        />
        <WhyFields at={at} />
        <p>{t.consequence}</p>
        <Buttons>
          <Button>{t.save}</Button>
        </Buttons>
      </Form>
    </section>
  )
}

const LeadHandsOver = ({ work, at }: { work: CaseReading; at: At }) => {
  const t = text(at.lang)
  return (
    <Alert severity="info" title={t.leaderTitle}>
      <p>{t.leaderBody}</p>
      <p>
        <a class="ds-link" href={`/cases/${work.case.id}/handover`}>
          {t.handOver}
        </a>
      </p>
    </Alert>
  )
}

async function liftView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const block = (await blocksOf(work)).now.find(({ id }) => id === blockIn(at))
  if (!block || block.account === work.actor.id) throw new NotFound()
  const name = (await namesOf(work, [block.account])).get(block.account) ?? ''
  const { top, ...frame } = await underCase(work, at, { tab: 'team', title: t.liftTitle(name), tabTitle: t.lift, lead: t.liftLead })
  return {
    ...frame,
    main: (
      <>
        {top}
        {await Blocks({ work, at, blocks: { now: [block], before: [] }, none: t.none })}
        <Lifting at={at} back={placeOf(work)} />
      </>
    ),
  }
}
