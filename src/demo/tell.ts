import type { AccountId } from '#lib/id.ts'
import type { DemoHouse } from './fjordvik.ts'
import type { Story } from './story-schema.ts'

export async function tell(_house: DemoHouse, _accounts: ReadonlyMap<string, AccountId>, _story: Story): Promise<void> {}
