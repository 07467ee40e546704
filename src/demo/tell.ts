import { anyone, type Action } from '#access/index.ts'
import type { AccountId } from '#lib/id.ts'
import { markAllRead } from '#notify/index.ts'
import type { DemoHouse } from './fjordvik.ts'
import { stageOf } from './stage.ts'
import type { Story } from './story-schema.ts'
import { tellAdvice } from './tell-advice.ts'
import { tellCase } from './tell-case.ts'
import { tellDirectory } from './tell-directory.ts'
import { tellConcerns, tellTalks } from './tell-concern.ts'
import { tellHelp } from './tell-help.ts'

const newest = 5
const seeNotices: Action = { name: 'notice.see', who: anyone, trace: 'never' }

/** Lets the people of the story do what it tells, oldest first, through the functions that the browser uses. */
export async function tell(house: DemoHouse, accounts: ReadonlyMap<string, AccountId>, story: Story): Promise<void> {
  const stage = stageOf(house, accounts)
  for (const one of story.cases.toSorted((a, b) => b.daysAgo - a.daysAgo)) await tellCase(stage, one)
  await tellConcerns(stage, story)
  await tellTalks(stage, story)
  await tellHelp(house, stage, story)
  await tellAdvice(stage, story)
  await tellDirectory(stage, story)
  // everyone has looked at their page since, save at what is newest
  for (const { id } of story.staff) await stage.does(id, newest, seeNotices, (work) => markAllRead(work, work.now))
}
