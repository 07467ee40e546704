import { text as caseText } from '../../src/case/case.text.ts'
import { text as frameText } from '../../src/case/frame.text.ts'
import { text as journalText } from '../../src/case/journal.text.ts'
import { text as nextText } from '../../src/case/next.text.ts'
import { nameIn } from '../../src/case/seen.ts'
import { findGround, services } from '../../src/law/index.ts'
import { menu } from '../../src/menu.ts'
import type { Assets } from '../../src/ui/index.ts'
import { text as emergencyText } from '../../src/ui/emergency.text.ts'
import { text as uiText } from '../../src/ui/ui.text.ts'
import type { Read } from './read.ts'

/** What the template is given: the texts, and everything about the case as plain values. Days are formatted by the template, as by ours. */
export function modelOf({ seen, person, entered }: Read, { url }: Assets) {
  const { work, entries, tasks, members, people, purpose, way, at } = seen
  const found = work.case
  const ground = findGround(found.ground!)!
  const content = way.routine.content
  const first = content.steps.find(({ key }) => key === found.step)!
  return {
    ui: uiText('nb'),
    emergency: emergencyText('nb'),
    t: caseText('nb'),
    frame: frameText('nb'),
    css: url('app.css'),
    icon: url('icon.svg'),
    script: url('main.js'),
    title: frameText('nb').case(found.number),
    lead: caseText('nb').ledBy(nameIn(seen, found.lead)),
    person,
    path: at.path,
    municipality: entered.actor.municipalityName,
    user: entered.actor.name,
    nav: menu(entered, 'nb').map((item) => ({ ...item, here: item.href === '/cases' })),
    langs: [
      { id: 'nb', name: 'Bokmål', here: true },
      { id: 'nn', name: 'Nynorsk' },
      { id: 'en', name: 'English' },
    ],
    tabs: (['overview', 'journal', 'tasks', 'sharing', 'team', 'person'] as const).map((tab) => ({
      label: frameText('nb').tabs[tab],
      href: tab === 'overview' ? at.path : `${at.path}/${tab}`,
      here: tab === 'overview',
    })),
    next: {
      what: nextText('nb')['start-step'](first.title.nb),
      who: nameIn(seen, found.nextBy),
      on: found.nextOn,
      change: nextText('nb').change,
      step: found.step,
    },
    steps: content.steps.map((step) => ({ key: step.key, label: step.title.nb, here: step.key === found.step })),
    entries: entries.map(({ id, kind, author, body, happenedOn }) => ({
      id,
      title: journalText('nb').kinds[kind],
      on: happenedOn,
      author: nameIn(seen, author),
      isLong: body.length > 320,
      body: body.length > 320 ? `${body.slice(0, 320).replace(/\s+\S*$/, '')} …` : body,
    })),
    tasks: tasks.map(({ title, responsible, dueOn, isOverdue }) => ({ title, who: nameIn(seen, responsible), on: dueOn, isOverdue })),
    members: members.map(({ account, role }) => ({ name: nameIn(seen, account), role, title: people.get(account)?.title })),
    about: {
      purpose,
      service: services.find(({ id }) => id === found.service)?.name.nb,
      ground: `${ground.title.nb} (${ground.law.nb} ${ground.section})`,
      opened: found.openedAt,
      routine: caseText('nb').version(content.title.nb, way.routine.version),
    },
  }
}
