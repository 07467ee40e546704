import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text as caseText } from '../../src/sharing/guide-case.text.ts'
import { said } from '../../src/sharing/guide-parts.tsx'
import { text } from '../../src/sharing/guide.text.ts'
import { text as frontText } from '../../src/portal/front.text.ts'
import { text as lawText } from '../../src/portal/law.text.ts'
import { langs, type Lang } from '../../src/i18n/index.ts'
import { served, type Visit } from '../browser.ts'
import { aCase } from '../a-case.ts'
import { hands } from './hands.ts'

const town = await served()
const phone = { width: 390 } as const

type Step = readonly [Parameters<typeof said>[1], string]

/** Answers one question a page; each page must be sound. */
async function answer(it: Visit, lang: Lang, steps: readonly Step[]) {
  const { choose, press } = hands(it)
  for (const [question, value] of steps) {
    await it.page.getByText(text(lang).ask[question]).waitFor()
    await it.sound({ axe: question === 'danger' })
    await choose(said(lang, question, value))
    await press(text(lang).next)
  }
}

for (const lang of langs)
  test(`a teacher on a phone finds from the front what she may tell the police, and that she has a duty (${lang})`, async () => {
    const t = text(lang)
    const it = await town.visit(undefined, { ...phone, lang })
    const { follow, sees } = hands(it)
    await it.go(lang === 'nb' ? '/' : `/${lang}`)
    await follow(frontText(lang).shareGo)
    await answer(it, lang, [
      ['sender', 'school'],
      ['receiver', 'police'],
      ['danger', 'none'],
      ['harm', 'abuse'],
      ['identified', 'yes'],
      ['consent', 'not-asked'],
      ['content', 'offence'],
    ])
    await sees(t.answers.may)
    await sees(t.duties)
    await sees(t.yours)
    await it.sound()
    assert.deepEqual(
      (await it.context.cookies()).map(({ name }) => name),
      ['lang'],
    )
    await it.page.locator('a[href*="/laws/forvaltningsloven"]').first().click()
    await sees(lawText(lang).forWhom)
    await it.sound()
  })

test('without script, at night, a planned murder leads to the duty to avert after three questions', async () => {
  const it = await town.visit(undefined, { ...phone, script: false, dark: true })
  const { sees, press } = hands(it)
  await it.go('/sharing-guide')
  await press(text('nb').next)
  await sees(text('nb').choose)
  await it.sound()
  await answer(it, 'nb', [
    ['sender', 'nav-state'],
    ['receiver', 'police'],
    ['danger', 'listed'],
  ])
  await sees(text('nb').answers.must)
  await sees('Terrorreise, rekruttering og kamper i utlandet står ikke der.')
  await it.sound()
  await it.page.locator('a[href*="#straffeloven-196"]').first().click()
  await sees(lawText('nb').notListed)
  await it.sound()
})

test('an answer can be changed, and the others are kept', async () => {
  const it = await town.visit(undefined, phone)
  const { choose, press, sees } = hands(it)
  await it.go(
    '/sharing-guide?sender=child-welfare&receiver=police&danger=none&harm=none&identified=yes&consent=not-asked&content=offence&purpose=their-task',
  )
  await sees(text('nb').answers['may-not'])
  await it.sound()
  await it.page.getByRole('link', { name: `${text('nb').change} ${text('nb').short.identified.toLowerCase()}` }).click()
  await choose(said('nb', 'identified', 'no'))
  await press(text('nb').next)
  await sees(text('nb').answers.may)
  await it.sound({ axe: false })
})

for (const script of [true, false])
  test(`in a case the guide writes down what was asked and what was decided ${script ? 'on a phone' : 'without script'}`, async () => {
    const t = caseText('nb')
    const { at: address } = await aCase(town)
    const it = await town.visit('coordinator', { ...phone, script })
    const { press, write, sees } = hands(it)
    await it.go(`${address}/sharing/guide`)
    await answer(it, 'nb', [
      ['receiver', 'nav'],
      ['danger', 'none'],
      ['harm', 'none'],
      ['consent', 'not-asked'],
      ['content', 'observations'],
      ['purpose', 'their-task'],
    ])
    await sees(text('nb').answers['may-not'])
    await it.sound()
    await write(t.decision, 'Vi spør henne først')
    await press(t.save)
    await sees(text('nb').answers['may-not'])
    assert.equal(await it.page.getByLabel(t.decision).inputValue(), 'Vi spør henne først', 'what was typed is still there')
    await it.sound()
    await write(t.reason, 'Det er ikke vår oppgave')
    await press(t.save)
    await sees('Det er ikke vår oppgave')
    await sees(t.guideSaid(text('nb').answers['may-not']))
    await it.sound()
  })
