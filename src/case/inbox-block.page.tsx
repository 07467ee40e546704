import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import { colleagues, namesOf } from '#identity/index.ts'
import { NotFound } from '#lib/errors.ts'
import type { AccountId } from '#lib/id.ts'
import { Button, Buttons, Form, Heading, Select } from '#ui/index.ts'
import { reading, type Reading, type Work } from '#work/index.ts'
import { blockFromReport as blockAction } from './access.ts'
import { Blocks, Declaring, Lifting, WhyFields } from './block-parts.tsx'
import { blockFromReport, blockGrounds, blocksOnReport, liftBlockOnReport, type BlockId } from './block.ts'
import { text } from './block.text.ts'
import { entryIn, Framed } from './inbox-parts.tsx'
import { entryOf } from './inbox.ts'

const Setting = z.object({ account: field.id<AccountId>(), ground: field.oneOf(blockGrounds).optional(), words: field.maybeWords(2_000) })
const Lift = z.object({ reason: field.words(2_000) })

export const inboxBlockPages: Route[] = [
  get('/inbox/:entryId/block', page(blockAction, view)),
  post('/inbox/:entryId/block', form(blockAction, Setting, set, view)),
  get('/inbox/:entryId/block/:reportBlockId/lift', page(blockAction, liftView)),
  post('/inbox/:entryId/block/:reportBlockId/lift', form(blockAction, Lift, lift, liftView)),
]

async function set(work: Work, { account, ground, words }: z.infer<typeof Setting>, at: At) {
  const t = text(at.lang)
  const own = account === work.actor.id
  if (!own && (!ground || !words)) return { errors: { ...(!ground && { ground: 'choose' }), ...(!words && { words: 'required' }) } }
  if (!(await colleagues(reading(work))).some(({ id }) => id === account)) return { errors: { account: 'choose' } }
  const { now } = await blocksOnReport(reading(work), entryIn(at))
  if (now.some((block) => block.account === account)) return { errors: { account: t.isIn } }
  const done = await blockFromReport(work, entryIn(at), { account, ground: own ? 'own' : ground!, words })
  if (!done) return { errors: { account: t.reportNotNow } }
  return own ? '/inbox' : placeOf(at)
}

async function lift(work: Work, { reason }: z.infer<typeof Lift>, at: At) {
  await liftBlockOnReport(work, entryIn(at), blockIn(at), reason)
  return placeOf(at)
}

const placeOf = (at: At) => `/inbox/${entryIn(at)}/block`
const blockIn = ({ params }: At) => params['reportBlockId'] as BlockId

async function view(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const entry = await entryOf(work, entryIn(at))
  const blocks = await blocksOnReport(work, entry.id)
  const wanted = typed(at.failure?.values, 'account') ?? (at.query['who'] === 'me' ? work.actor.id : undefined)
  const main = (
    <Framed title={t.reportTitle} entry={entry} lang={at.lang}>
      <p>{t.reportLead}</p>
      {await Blocks({ work, at, blocks, none: t.reportNone, liftHref: ({ id }) => `${placeOf(at)}/${id}/lift` })}
      {wanted === work.actor.id ? (
        <Declaring at={at} account={work.actor.id} lead={t.ownReportLead} button={t.ownReportSave} />
      ) : (
        await KeepOut(work, at, wanted)
      )}
    </Framed>
  )
  return { title: t.reportTitle, current: '/inbox', main }
}

async function KeepOut(work: Reading, at: At, wanted: string | undefined) {
  const t = text(at.lang)
  const people = (await colleagues(work)).filter(({ id }) => id !== work.actor.id)
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.add}
      </Heading>
      <p>
        <a class="ds-link" href={`${placeOf(at)}?who=me`}>
          {t.isItYou}
        </a>
      </p>
      <Form submission={at.submission} errors={at.failure?.errors}>
        <Select
          name="account"
          label={t.account}
          required
          value={wanted}
          options={people.map(({ id, name, title, unitName }) => ({ value: id, label: `${name}, ${title}, ${unitName}` }))}
          error={at.failure?.errors['account']}
        />
        <WhyFields at={at} />
        <Buttons>
          <Button>{t.save}</Button>
        </Buttons>
      </Form>
    </section>
  )
}

async function liftView(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const entry = await entryOf(work, entryIn(at))
  const block = (await blocksOnReport(work, entry.id)).now.find(({ id }) => id === blockIn(at))
  if (!block || block.account === work.actor.id) throw new NotFound()
  const name = (await namesOf(work, [block.account])).get(block.account) ?? ''
  return {
    title: t.lift,
    current: '/inbox',
    main: (
      <Framed title={t.liftTitle(name)} entry={entry} lang={at.lang}>
        <p>{t.liftLead}</p>
        {await Blocks({ work, at, blocks: { now: [block], before: [] }, none: t.reportNone })}
        <Lifting at={at} back={placeOf(at)} />
      </Framed>
    ),
  }
}
