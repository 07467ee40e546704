import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { house, rowsOf } from '../../test/house.ts'
import { text as errors } from '../http/errors.text.ts'
import { langs } from '../i18n/index.ts'
import { text as publicText } from './directory.text.ts'
import { municipalities } from './index.ts'
import { text as keptText } from './kept.text.ts'
import { text } from './local-contact.text.ts'
import { text as numberText } from './own-number.text.ts'

const home = await house()
const there = await home.settle({ name: 'Nabovik' })
const [t, kept] = [text('nb'), keptText('nb')]
// two municipalities in one house are told apart by the name that one comes by
await home.owner.updateTable('municipality').set({ host: 'fjordvik.test' }).where('id', '=', home.municipality).execute()
await home.owner.updateTable('municipality').set({ host: 'nabovik.test' }).where('id', '=', there.municipality).execute()
const seen = async (path: string, host = 'fjordvik.test') => (await home.guest.get(path, { host })).text()

const contact = {
  name: 'Barnevernvakta i Fjordvik',
  purpose: 'Svarer hele døgnet når et barn trenger hjelp',
  needs: ['urgent', 'worried'],
  phone: '22 33 44 55',
  email: '',
  web: '',
  hours: 'Hele døgnet',
  verifiedOn: '2026-11-01',
  sort: '1',
}
const arena = {
  name: 'Fjordvik klatrelag',
  kind: 'sport',
  about: 'Klatring inne og ute',
  contact: 'post@klatrelag.test',
  cost: 'Gratis første halvår',
  joining: 'Møt opp på onsdager',
  inclusion: 'Utstyr til låns',
  web: '',
  verifiedOn: '2026-11-01',
}

describe('the municipality’s own contacts', () => {
  test('a coordinator puts one on the list, and everyone sees it first, in three languages', async () => {
    const coordinator = await home.as('coordinator')
    const answer = await coordinator.post('/local-contacts/new', contact)
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/local-contacts')
    for (const lang of langs) {
      const page = await seen(lang === 'nb' ? '/directory' : `/${lang}/directory`)
      assert.match(page, /Barnevernvakta i Fjordvik/)
      assert.match(page, /href="tel:22334455"/)
      assert.ok(page.indexOf('Barnevernvakta i Fjordvik') < page.indexOf('id="level-national"'))
    }
    assert.doesNotMatch(await seen('/directory', 'nabovik.test'), /Barnevernvakta i Fjordvik/, 'another municipality has its own')
  })

  test('it is found by what it is for, and not by what it is not', async () => {
    const purpose = /Svarer hele døgnet når et barn trenger hjelp/
    assert.match(await seen('/directory?need=urgent'), purpose)
    assert.doesNotMatch(await seen('/directory?need=money'), purpose)
    assert.doesNotMatch(await seen('/directory?level=nordic'), purpose)
  })

  test('one for what is urgent stands among those to call, whatever one looks for: after those for danger, and before the rest', async () => {
    const page = await seen('/directory?level=nordic')
    const numbers = page.slice(page.indexOf('class="numbers"'))
    const places = ['tel:112', 'tel:22334455', 'tel:02800'].map((number) => numbers.indexOf(number))
    assert.ok(!places.includes(-1))
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
    assert.doesNotMatch(await seen('/directory', 'nabovik.test'), /tel:22334455/)
  })

  for (const [what, wrong, field, message] of [
    ['without a way to reach them', { phone: '' }, 'phone', t.reachable],
    ['with a phone number in words', { phone: 'ring oss' }, 'phone', t.wrongPhone],
    ['with an e-mail address that is none', { email: 'post' }, 'email', t.wrongEmail],
    ['with an address that could run a script', { web: 'javascript:alert(1)' }, 'web', kept.wrongWeb],
    ['without a need', { needs: [] }, 'needs', errors('nb').required],
    ['that is checked in the future', { verifiedOn: '2099-01-01' }, 'verifiedOn', errors('nb').future],
    ['with a place in the list that is none', { sort: '0' }, 'sort', t.wrongSort],
    ['without a name', { name: ' ' }, 'name', errors('nb').required],
  ] as const)
    test(`one ${what} is shown again with what was typed`, async () => {
      const coordinator = await home.as('coordinator')
      const answer = await coordinator.post('/local-contacts/new', { ...contact, hours: 'Mandager', ...wrong })
      assert.equal(answer.status, 422)
      const page = await answer.text()
      assert.ok(page.includes(message), field)
      assert.match(page, /value="Mandager"/)
      assert.equal((await rowsOf(home.owner, 'local_contact')).length, 1)
    })

  test('when two change the same one, the second sees both versions', async () => {
    const [coordinator, administrator] = [await home.as('coordinator'), await home.as('administrator')]
    const [{ id }] = (await rowsOf(home.owner, 'local_contact')) as unknown as [{ id: string }]
    const path = `/local-contacts/${id}`
    assert.equal((await administrator.post(path, { ...contact, purpose: 'Svarer alltid', revision: '1' })).status, 303)
    const late = await coordinator.post(path, { ...contact, purpose: 'Svarer om natta', revision: '1' })
    assert.equal(late.status, 409)
    const page = await late.text()
    for (const words of [kept.storedNow, 'Svarer alltid', 'Svarer om natta']) assert.ok(page.includes(words), words)
    assert.match(page, /name="revision" value="2"/)
  })

  test('one that nobody has checked for a year is marked', async () => {
    const coordinator = await home.as('coordinator')
    await coordinator.post('/local-contacts/new', { ...contact, name: 'Gammel tjeneste', verifiedOn: '2020-01-01', sort: '9' })
    assert.ok((await (await coordinator.get('/local-contacts')).text()).includes(t.staleHelp(1)))
    assert.ok((await seen('/directory')).includes(publicText('nb').stale))
  })

  test('one that is taken off the list is gone from the public page and keeps its row', async () => {
    const coordinator = await home.as('coordinator')
    const { id } = await home.owner.selectFrom('local_contact').select('id').where('name', '=', 'Gammel tjeneste').executeTakeFirstOrThrow()
    assert.match(await (await coordinator.get(`/local-contacts/${id}/take-off`)).text(), /Gammel tjeneste/)
    assert.equal((await coordinator.post(`/local-contacts/${id}/take-off`, { revision: '7' })).status, 409)
    assert.equal((await coordinator.post(`/local-contacts/${id}/take-off`, { revision: '1' })).status, 303)
    assert.doesNotMatch(await seen('/directory'), /Gammel tjeneste/)
    assert.equal((await coordinator.get(`/local-contacts/${id}`)).status, 404)
    assert.equal((await rowsOf(home.owner, 'local_contact')).length, 2)
  })

  test('another municipality’s is as one that is not there, and nobody else may write', async () => {
    const [{ id }] = (await rowsOf(home.owner, 'local_contact')) as unknown as [{ id: string }]
    const neighbour = await home.as('coordinator', there)
    assert.equal((await neighbour.get(`/local-contacts/${id}`)).status, 404)
    assert.equal((await neighbour.post(`/local-contacts/${id}`, { ...contact, revision: '2' })).status, 404)
    for (const who of ['teacher', 'principal', 'executive'] as const) {
      assert.equal((await (await home.as(who)).get('/local-contacts')).status, 404, who)
      assert.equal((await (await home.as(who)).post('/local-contacts/new', contact)).status, 404, who)
    }
  })

  test('each change is in the trail', async () => {
    const rows = await home.owner.selectFrom('audit_event').select('action').where('action', '=', 'local-contact.change').execute()
    assert.ok(rows.length >= 4)
  })
})

describe('places to belong', () => {
  test('there is no public page until there is a place', async () => {
    assert.equal((await home.guest.get('/arenas', { host: 'fjordvik.test' })).status, 404)
    assert.doesNotMatch(await seen('/directory'), /href="\/arenas"/)
  })

  test('a coordinator adds one, and everyone sees what it costs and how to join', async () => {
    const coordinator = await home.as('coordinator')
    assert.equal((await coordinator.post('/arenas/new', arena)).status, 303)
    for (const path of ['/arenas', '/nn/arenas', '/en/arenas']) {
      const page = await seen(path)
      for (const words of ['Fjordvik klatrelag', 'Gratis første halvår', 'Møt opp på onsdager', 'Utstyr til låns'])
        assert.ok(page.includes(words), words)
    }
    assert.match(await seen('/directory'), /href="\/arenas"/)
    assert.equal((await home.guest.get('/arenas', { host: 'nabovik.test' })).status, 404, 'another municipality has none')
  })

  test('the kept public page is drawn anew when a place changes or is taken off', async () => {
    const administrator = await home.as('administrator')
    const [{ id }] = (await rowsOf(home.owner, 'arena')) as unknown as [{ id: string }]
    assert.equal((await administrator.post(`/arenas/${id}/change`, { ...arena, cost: '100 kroner', revision: '1' })).status, 303)
    assert.match(await seen('/arenas'), /100 kroner/)
    const late = await administrator.post(`/arenas/${id}/change`, { ...arena, cost: '200 kroner', revision: '1' })
    assert.equal(late.status, 409)
    const page = await late.text()
    for (const words of [kept.storedNow, '100 kroner', '200 kroner']) assert.ok(page.includes(words), words)
    assert.equal((await administrator.post(`/arenas/${id}/take-off`, { revision: '2' })).status, 303)
    assert.equal((await home.guest.get('/arenas', { host: 'fjordvik.test' })).status, 404)
  })

  test('one without what a newcomer must know is shown again', async () => {
    const coordinator = await home.as('coordinator')
    const answer = await coordinator.post('/arenas/new', { ...arena, cost: '', kind: 'chess', web: 'ftp://x' })
    assert.equal(answer.status, 422)
    assert.ok((await answer.text()).includes(errors('nb').required))
  })
})

describe('which municipality it is', () => {
  test('without a number the reader may choose, and the address remembers it', async () => {
    assert.ok((await seen('/directory')).includes(publicText('nb').chooseHere))
    const chosen = await seen('/directory?municipality=5601')
    assert.match(chosen, /href="\/directory\/rvts-nord"/)
    assert.match(chosen, /href="\/directory\/police-contact-finnmark"/)
    assert.ok((await seen('/directory?municipality=9901')).includes(publicText('nb').chooseHere))
  })

  test('the administrator chooses it, it is traced, and the public pages know', async () => {
    const administrator = await home.as('administrator')
    assert.ok((await (await administrator.get('/municipality/number')).text()).includes(numberText('nb').none))
    assert.equal((await administrator.post('/municipality/number', { number: '4602' })).status, 303)
    const page = await seen('/directory')
    for (const key of ['rvts-vest', 'police-contact-vest', 'mediation-vest']) assert.ok(page.includes(`href="/directory/${key}"`), key)
    assert.doesNotMatch(page, /href="\/directory\/rvts-nord"/)
    const { number } = await home.owner
      .selectFrom('municipality')
      .select('number')
      .where('id', '=', there.municipality)
      .executeTakeFirstOrThrow()
    assert.equal(number, null, 'the neighbour is as before')
    assert.ok(await home.owner.selectFrom('audit_event').select('id').where('action', '=', 'municipality.number').executeTakeFirst())
  })

  test('a number that no municipality has is turned down, and nobody else may choose', async () => {
    const administrator = await home.as('administrator')
    assert.equal((await administrator.post('/municipality/number', { number: '9901' })).status, 422)
    for (const who of ['coordinator', 'teacher'] as const)
      assert.equal((await (await home.as(who)).post('/municipality/number', { number: '0301' })).status, 404, who)
    const { number } = await home.owner
      .selectFrom('municipality')
      .select('number')
      .where('id', '=', home.municipality)
      .executeTakeFirstOrThrow()
    assert.equal(number, '4602')
  })
})

describe('the public pages', () => {
  test('one actor has a page with what is known, its source and its day', async () => {
    const page = await seen('/directory/rvts-national')
    for (const words of ['22 58 60 00', 'Veileder for exit-arbeid', publicText('nb').unverified, '21. november 2026'])
      assert.ok(page.includes(words), words)
    assert.match(await seen('/nn/directory/rvts-national'), /rettleiings- og ressursfunksjon/)
  })

  test('what is over says so and leads on', async () => {
    const page = await seen('/en/directory/ran')
    assert.ok(page.includes(publicText('en').status.superseded))
    assert.match(page, /href="\/en\/directory\/eu-knowledge-hub"/)
  })

  test('an actor that there is not has no page, in any language', async () => {
    for (const path of ['/directory/nobody', '/nn/directory/nobody', '/en/directory/nobody'])
      assert.equal((await home.guest.get(path)).status, 404)
  })

  test('the table holds every municipality, and finds by name, number, county and district', async () => {
    const rows = (html: string) => (html.match(/<th scope="row">/g) ?? []).length
    const whole = await seen('/directory/areas')
    for (const { number, name } of municipalities()) assert.ok(whole.includes(`${name} (${number})`), name)
    assert.equal(rows(await seen('/directory/areas?q=kautokeino')), 0, 'the register has its Sami name')
    assert.equal(rows(await seen('/directory/areas?q=4601')), 1)
    assert.equal(rows(await seen('/nn/directory/areas?q=Sør-Aust')), rows(await seen('/directory/areas?q=Sør-Øst politi')))
    assert.ok((await seen('/directory/areas?q=%3Cscript%3E')).includes(publicText('nb').areasNone))
  })

  test('the resources stand with their kind, and a title in its own language', async () => {
    const page = await seen('/resources')
    assert.match(page, /<span lang="en">Leaving Terrorism Behind/)
    assert.ok(page.includes(publicText('nb').superseded))
    assert.ok(page.includes('Sølve Sætre, Seksjonssjef'))
  })

  test('they need no cookie and give none', async () => {
    for (const path of ['/directory', '/directory/areas', '/directory/ran', '/resources'])
      assert.equal((await home.guest.get(path, { host: 'fjordvik.test' })).headers.get('set-cookie'), null, path)
  })
})
