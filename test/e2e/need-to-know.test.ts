import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text as blockText } from '../../src/case/block.text.ts'
import { text as glassText } from '../../src/case/break-glass.text.ts'
import { text as frameText } from '../../src/case/frame.text.ts'
import { text as inboxText } from '../../src/case/inbox.text.ts'
import { text as teamText } from '../../src/case/participant.text.ts'
import { text as homeText } from '../../src/home/home.text.ts'
import { text as errorText } from '../../src/http/errors.text.ts'
import type { Lang } from '../../src/i18n/index.ts'
import { text as uiText } from '../../src/ui/ui.text.ts'
import { aCase } from '../a-case.ts'
import { served, type How } from '../browser.ts'
import { report, seen } from '../report.ts'
import { hands } from './hands.ts'

const town = await served()
const why = 'Er svoger til mor'
const hows: readonly (How & { lang: Lang })[] = [
  { lang: 'nb', width: 390 },
  { lang: 'nn', width: 390, dark: true },
  { lang: 'en', width: 390 },
]
for (const how of hows) {
  const { lang } = how
  const [t, team, missing] = [blockText(lang), teamText(lang), errorText(lang).notFound.title]

  test(`the lead keeps a colleague out, whose next click meets a calm page; then the block is lifted (${lang})`, async () => {
    const { at } = await aCase(town, { members: ['outreach'] })
    const [lead, colleague] = [await town.visit('coordinator', how), await town.visit('outreach', how)]
    const [{ press, follow, write, pick, choose, sees }, hers] = [hands(lead), hands(colleague)]
    await colleague.go(at)
    await lead.go(`${at}/team`)
    await follow(team.keepOut)
    await sees(t.none)
    await lead.sound()
    await pick(t.account, town.id('outreach'))
    await press(t.save)
    await sees(uiText(lang).errorsTitle(2))
    await lead.sound()
    await choose(t.grounds.close)
    await write(t.words, why)
    await press(t.save)
    await sees(why)
    await lead.sound()

    await hers.follow(frameText(lang).tabs.journal)
    await hers.sees(missing)
    await colleague.sound()

    await follow(t.liftThis('Navn outreach'))
    await sees(t.liftLead)
    await lead.sound()
    await press(t.lift)
    await sees(uiText(lang).errorsTitle(1))
    await write(t.liftReason, 'De er ikke i familie lenger')
    await press(t.lift)
    await sees(t.before)
    await sees('De er ikke i familie lenger')
    await lead.sound()
    await colleague.page.reload()
    await hers.sees(missing)
  })

  test(`a member says that she is not impartial, without saying why, and is out (${lang})`, async () => {
    const { at } = await aCase(town, { members: ['nurse'] })
    const it = await town.visit('nurse', how)
    const { press, follow, sees } = hands(it)
    await it.go(`${at}/team`)
    await follow(team.declare)
    await sees(t.ownLead)
    await it.sound()
    await press(t.ownSave)
    await it.page.waitForURL('**/cases')
    await it.sound()
    await it.go(at)
    await sees(missing)
    const lead = await town.visit('coordinator', how)
    await lead.go(`${at}/team/blocks`)
    await hands(lead).sees(t.grounds.own)
    await lead.sound({ axe: false })
  })

  test(`a receiver is kept out of a report before there is a case (${lang})`, async () => {
    const { path } = await report(town)
    const [deputy, coordinator] = [await town.visit('deputy', how), await town.visit('coordinator', how)]
    const { press, follow, write, pick, choose, sees } = hands(deputy)
    await deputy.go(path)
    await press(inboxText(lang).open.button)
    await sees(seen)
    await coordinator.go(path)
    await hands(coordinator).sees(seen)
    await follow(t.reportTitle)
    await sees(t.reportNone)
    await deputy.sound()
    await pick(t.account, town.id('coordinator'))
    await choose(t.grounds['works-with-close'])
    await write(t.words, why)
    await press(t.save)
    await sees(why)
    await deputy.sound()
    await coordinator.page.reload()
    await hands(coordinator).sees(missing)
    await coordinator.go('/inbox')
    assert.ok(!(await coordinator.page.content()).includes(path))
    await coordinator.sound({ axe: false })
  })
}

for (const how of [...hows, { ...hows[0]!, script: false }]) {
  const { lang } = how
  const t = glassText(lang)
  const without = how.script === false ? ', without script' : ''

  test(`where a life is in danger a coordinator gives her reason, then the number, and reads; those who should know are told (${lang}${without})`, async () => {
    const { at, number } = await aCase(town, { members: ['outreach'] })
    const reason = `Moren ringte, og ingen i teamet svarer (${lang}${without})`
    const it = await town.visit('deputy', how)
    const { press, follow, write, sees } = hands(it)
    await it.go(at)
    await sees(errorText(lang).notFound.title)
    await it.go('/cases')
    await follow(t.link)
    await sees(t.what[1]!)
    await it.sound()
    await press(t.next)
    await sees(uiText(lang).errorsTitle(1))
    await it.sound()
    await write(t.reason, reason)
    await press(t.next)
    await sees(t.numberLead)
    await it.sound()
    await write(t.number, 'Tiril')
    await press(t.open)
    await sees(t.form)
    await write(t.number, `${number.slice(0, 4)}-999`)
    await press(t.open)
    await sees(t.wrong)
    await it.sound()
    await write(t.number, number)
    await press(t.open)
    await it.page.waitForURL(`**${at}`)
    await it.sound()
    await follow(frameText(lang).tabs.journal)
    await it.page.waitForURL(`**${at}/journal`)
    assert.equal(await it.page.getByRole('textbox').count(), 0, 'she reads, and writes nothing')

    const lead = await town.visit('coordinator', how)
    await lead.go('/home')
    await hands(lead).follow(homeText(lang).kinds['glass-broken'])
    await hands(lead).sees(t.toldTitle)
    await lead.sound()
    await hands(lead).follow(t.toTeam)
    await hands(lead).sees(t.nowTitle('Navn deputy'))
    await hands(lead).sees(reason)
    await lead.sound()

    const officer = await town.visit('privacyOfficer', how)
    await officer.go('/home')
    await hands(officer).follow(homeText(lang).kinds['glass-broken'])
    await hands(officer).sees(number)
    assert.ok(!(await officer.page.content()).includes(reason), 'why stands with the team')
    await officer.sound()
  })
}
