import type { AccountId } from '#lib/id.ts'
import type { DemoHouse } from './fjordvik.ts'
import { stageOf } from './stage.ts'
import type { Story } from './story-schema.ts'
import { tellCase } from './tell-case.ts'
import { tellConcerns, tellTalks } from './tell-concern.ts'

/** Lets the people of the story do what it tells, oldest first, through the functions that the browser uses. */
export async function tell(house: DemoHouse, accounts: ReadonlyMap<string, AccountId>, story: Story): Promise<void> {
  const stage = stageOf(house, accounts)
  for (const one of story.cases.toSorted((a, b) => b.daysAgo - a.daysAgo)) await tellCase(stage, one)
  await tellConcerns(stage, story)
  await tellTalks(stage, story)
}
