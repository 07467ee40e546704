import { typed, type At } from '#http/index.ts'
import { namesOf } from '#identity/index.ts'
import { Button, ButtonLink, Buttons, Form, Heading, Radios, Table, TextArea, Time, Written } from '#ui/index.ts'
import type { AccountId } from '#lib/id.ts'
import type { Reading } from '#work/index.ts'
import { blockGrounds, type Block } from './block.ts'
import { text } from './block.text.ts'

type Listed = {
  work: Reading
  at: At
  blocks: { now: readonly Block[]; before: readonly Block[] }
  none: string
  liftHref?: ((block: Block) => string) | undefined
}

/** Who is kept out, and who has been let in again: by whom, when and why. */
export async function Blocks({ work, at, blocks: { now, before }, none, liftHref }: Listed) {
  const t = text(at.lang)
  const names = await namesOf(
    work,
    [...now, ...before].flatMap(({ account, setBy, lifted }) => [account, setBy, lifted?.by ?? null]),
  )
  const columns = [
    { label: t.who, header: true, cell: ({ account }: Block) => names.get(account) },
    { label: t.why, cell: (block: Block) => <Why block={block} at={at} /> },
    {
      label: t.since,
      cell: ({ at: then, account, setBy }: Block) => (
        <>
          <Time at={then} />
          {account !== setBy && <div class="help">{t.setBy(names.get(setBy) ?? '')}</div>}
        </>
      ),
    },
  ]
  const lifting = (to: (block: Block) => string) => ({
    label: t.what,
    cell: (block: Block) =>
      block.account !== work.actor.id && (
        <a class="ds-link" href={to(block)} aria-label={t.liftThis(names.get(block.account) ?? '')}>
          {t.lift}
        </a>
      ),
  })
  const ended = ({ lifted }: Block) =>
    lifted && (
      <>
        <Written>{lifted.reason}</Written>
        <div class="help">
          {t.lifted(names.get(lifted.by) ?? '')}, <Time at={lifted.at} />
        </div>
      </>
    )
  return (
    <>
      {now.length === 0 ? (
        <p>{none}</p>
      ) : (
        <Table caption={t.now} columns={liftHref ? [...columns, lifting(liftHref)] : columns} rows={now} />
      )}
      {before.length > 0 && <Table caption={t.before} columns={[...columns, { label: t.liftedWhy, cell: ended }]} rows={before} />}
    </>
  )
}

const Why = ({ block: { ground, words }, at }: { block: Block; at: At }) => (
  <>
    {text(at.lang).grounds[ground]}
    {words && <div class="help written">{words}</div>}
  </>
)

/** Which of the grounds of forvaltningsloven § 6 it is, and what the team should know. */
export const WhyFields = ({ at }: { at: At }) => {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  return (
    <>
      <Radios
        name="ground"
        label={t.ground}
        required
        value={typed(values, 'ground')}
        options={blockGrounds.map((value) => ({ value, label: t.grounds[value] }))}
        error={errors?.['ground']}
      />
      <TextArea name="words" label={t.words} help={t.wordsHelp} required value={typed(values, 'words')} error={errors?.['words']} />
    </>
  )
}

/** Whoever is too close says so herself; why is hers to say or not. */
export function Declaring({ at, account, lead, button }: { at: At; account: AccountId; lead: string; button: string }) {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  return (
    <section class="stack">
      <Heading level={2} size="sm">
        {t.own}
      </Heading>
      <p>{lead}</p>
      <Form submission={at.submission} errors={errors}>
        <input type="hidden" name="account" value={account} />
        <TextArea
          name="words"
          label={t.ownWords}
          help={t.ownWordsHelp}
          value={typed(values, 'words')}
          error={errors?.['words'] ?? errors?.['account']}
        />
        <Buttons>
          <Button danger>{button}</Button>
        </Buttons>
      </Form>
    </section>
  )
}

/** The one question that is asked before someone is let in again. */
export const Lifting = ({ at, back }: { at: At; back: string }) => {
  const t = text(at.lang)
  const { values, errors } = at.failure ?? {}
  return (
    <Form submission={at.submission} errors={errors}>
      <TextArea name="reason" label={t.liftReason} required value={typed(values, 'reason')} error={errors?.['reason']} />
      <Buttons>
        <Button>{t.lift}</Button>
        <ButtonLink href={back} variant="tertiary">
          {t.cancel}
        </ButtonLink>
      </Buttons>
    </Form>
  )
}
