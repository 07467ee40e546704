import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../../src/app.ts'
import { text as journalText } from '../../src/case/journal.text.ts'
import { openDb, type Db } from '../../src/db/index.ts'
import { text as errorsText } from '../../src/http/errors.text.ts'
import { served } from '../browser.ts'
import { aCase } from '../a-case.ts'
import { hands } from './hands.ts'
import { lineTo } from './line.ts'

const t = errorsText('nb')

test('while the database is away she is told so calmly, nothing is half saved, and what she wrote is sent when it is back', async () => {
  const logged: string[] = []
  let line: Awaited<ReturnType<typeof lineTo>> | undefined
  let db: Db | undefined
  const town = await served(async (home) => {
    line = await lineTo(home.url('fotfeste_app'))
    db = openDb(line.url)
    const edge = { ...home.edge, house: { ...home.edge.house, db }, log: (_: unknown, reference: string) => void logged.push(reference) }
    return { app: createApp(edge, home.routes) }
  })
  assert.ok(line && db)
  const { at: address, id } = await aCase(town)
  const it = await town.visit('coordinator', { width: 390 })
  const { write, press, sees } = hands(it)
  await it.go(`${address}/journal`)
  await write(journalText('nb').body, 'Hun ringte og var lettet')
  await line.cut()
  await press(journalText('nb').save)
  await sees(t.away.title)
  await it.sound()
  assert.equal(await it.page.locator('main code').textContent(), logged[0], 'the reference that she can give is the one in the log')
  assert.equal((await it.page.request.get('/healthz')).status(), 503)

  await press(t.away.again)
  await sees(t.away.title)
  await line.mend()
  assert.equal((await it.page.request.get('/healthz')).status(), 200)
  await press(t.away.again)
  await sees('Hun ringte og var lettet')
  const entries = await town.owner.selectFrom('journal_entry').select('id').where('case_id', '=', id).execute()
  assert.equal(entries.length, 1)
  await it.sound()
  await db.destroy()
  await line.cut()
})
