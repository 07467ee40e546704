import { caseActions, newDraft } from '../src/case/index.ts'
import type { DraftId, ThreadId } from '../src/lib/id.ts'
import { inMunicipality } from '../src/work/index.ts'
import type { Someone, TestHouse } from './house.ts'

export const question = 'En ungdom sier at vold er eneste utvei. Hvordan kan jeg spørre videre?'
export const advice = 'Spør hva som gjør at det kjennes slik, og hvem ungdommen stoler på.'
export const short = 'Ta en prat med ungdommen først.'
export const given = { words: advice, step: 'handle-here', advice: short }

export const drawn = async (page: Response | Promise<Response>, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(await (await page).text())?.[1] ?? ''

export const ask = async (home: TestHouse, who: Someone = 'teacher', more: Record<string, string> = {}) => {
  const author = await home.as(who)
  const thread = await drawn(author.get('/consultations/new'), 'thread')
  const sent = await author.post('/consultations/new', { thread, addressee: 'municipal', topic: 'how-to-talk', question, ...more })
  return { author, sent, path: sent.headers.get('location') ?? '' }
}
export const idIn = (path: string) => path.split('/')[2] as ThreadId
export const newDraftFor = (home: TestHouse, secret: Buffer, about = { name: '', birthYear: '' }) =>
  inMunicipality(home.edge.house, secret, caseActions.writeDraft, (work) =>
    newDraft(work, { origin: 'observed', about, observations: [{ seen: 'Fortalte om helgen sammen med Torvaldine Kvisthaug.' }] }),
  ) as Promise<DraftId>
