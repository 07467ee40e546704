import * as z from 'zod'
import { field, form, get, page, post, typed, type At, type Route, type Shown } from '#http/index.ts'
import type { DraftId } from '#lib/id.ts'
import { Button, Buttons, Checkbox, Fieldset, Form, Heading, TextArea, TextField } from '#ui/index.ts'
import type { Reading, Work } from '#work/index.ts'
import { writeDraft } from './access.ts'
import { Autosaved, DraftHeading, shownRevision, StoredVersion } from './draft-frame.page.tsx'
import { readDraft, saveDraft, sideNames, type Draft, type DraftContent } from './draft.ts'
import { text } from './draft.text.ts'

const Side = z.object({ asked: field.ticked, words: field.maybeWords(3000) }).prefault({})
/** What the form and the saving script send. */
export const SidesForm = z.object({
  revision: field.revision,
  action: z.enum(['save', 'next']).default('save'),
  about: z.object({ name: field.maybeWords(200), birthYear: field.maybeWords(10) }).prefault({}),
  protective: field.maybeWords(3000),
  sides: z.object({ colleagues: Side, partners: Side, family: Side, person: Side }).prefault({}),
})

async function save(work: Work, { revision, action, about, protective, sides }: z.infer<typeof SidesForm>, at: At) {
  const id = at.params['draftId'] as DraftId
  if (about.birthYear && !/^(19|20)\d\d$/.test(about.birthYear)) return { errors: { 'about.birthYear': text(at.lang).year } }
  await saveDraft(work, id, 'sides', revision, { about, protective, sides })
  return action === 'next' ? `/drafts/${id}/check` : `/drafts/${id}/sides`
}

async function view(work: Reading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const draft = await readDraft(work, at.params['draftId'] as DraftId)
  return {
    title: t.sidesTitle,
    current: '/concerns',
    scripts: ['draft'],
    main: (
      <>
        <DraftHeading draft={draft} at={at} step="sides" title={t.sidesTitle} lead={t.sidesLead} />
        <StoredVersion draft={draft} at={at} fields={versions(draft, at)} />
        <Autosaved draft={draft} part="sides" at={at}>
          <Form submission={at.submission} errors={at.failure?.errors}>
            <input type="hidden" name="revision" value={shownRevision(draft, at)} />
            <TextField {...of(draft, at, 'about.name')} help={t.nameHelp} />
            <TextField {...of(draft, at, 'about.birthYear')} help={t.birthYearHelp} inputmode="numeric" size={6} />
            <TextArea {...of(draft, at, 'protective')} help={t.protectiveHelp} />
            <Heading level={2} size="xs">
              {t.sidesAsked}
            </Heading>
            {sideNames.map((name) => (
              <AskedSide name={name} draft={draft} at={at} />
            ))}
            <Buttons>
              <Button name="action" value="next">
                {t.saveAndGoOn}
              </Button>
              <Button variant="tertiary" name="action" value="save">
                {t.save}
              </Button>
            </Buttons>
          </Form>
        </Autosaved>
        <p class="help">{t.mine}</p>
      </>
    ),
  }
}

function AskedSide({ name, draft, at }: { name: (typeof sideNames)[number]; draft: Draft; at: At }) {
  const t = text(at.lang)
  const path = `sides.${name}.asked`
  const isAsked = at.failure ? typed(at.failure.values, path) === 'yes' : draft.content.sides[name].asked
  return (
    <Fieldset id={`side-${name}`} legend={t.sides[name]}>
      <Checkbox name={path} label={t.asked[name]} checked={isAsked} />
      <TextArea {...of(draft, at, `sides.${name}.words`)} rows={2} />
    </Fieldset>
  )
}

type Path = 'about.name' | 'about.birthYear' | 'protective' | `sides.${(typeof sideNames)[number]}.words`
const paths: readonly Path[] = ['about.name', 'about.birthYear', 'protective', ...sideNames.map((name) => `sides.${name}.words` as const)]

const of = ({ content }: Draft, { lang, failure }: At, path: Path) => ({
  name: path,
  label: labelOf(lang, path),
  value: failure ? typed(failure.values, path) : storedAt(content, path),
  error: failure?.errors[path],
})

function labelOf(lang: At['lang'], path: Path) {
  const t = text(lang)
  if (path === 'about.name') return t.name
  if (path === 'about.birthYear') return t.birthYear
  return path === 'protective' ? t.protective : t.sideWords
}

function storedAt(content: DraftContent, path: Path): string {
  if (path === 'about.name') return content.about.name
  if (path === 'about.birthYear') return content.about.birthYear
  if (path === 'protective') return content.protective
  return content.sides[path.split('.')[1] as (typeof sideNames)[number]].words
}

function versions(draft: Draft, at: At) {
  const t = text(at.lang)
  const said = (isAsked: boolean) => (isAsked ? t.isAsked : t.notAsked)
  const words = paths.map((path) => ({
    term: labelled(at, path),
    typed: typed(at.failure?.values, path) ?? '',
    stored: storedAt(draft.content, path),
  }))
  const asked = sideNames.map((name) => ({
    term: t.sides[name],
    typed: said(typed(at.failure?.values, `sides.${name}.asked`) === 'yes'),
    stored: said(draft.content.sides[name].asked),
  }))
  return [...words, ...asked]
}

function labelled({ lang }: At, path: Path) {
  const side = path.startsWith('sides.') && (path.split('.')[1] as (typeof sideNames)[number])
  return side ? `${text(lang).sides[side]}: ${labelOf(lang, path)}` : labelOf(lang, path)
}

const path = '/drafts/:draftId/sides'
export const draftSidesPages: Route[] = [get(path, page(writeDraft, view)), post(path, form(writeDraft, SidesForm, save, view))]
