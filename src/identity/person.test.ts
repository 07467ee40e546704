import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, test } from 'node:test'
import type { AccountId } from '#lib/id.ts'
import { inMunicipality } from '#work/index.ts'
import { browser, everyone, house, type Someone } from '../../test/house.ts'
import { changePerson } from './access.ts'
import { text } from './person.text.ts'
import { issueSession } from './session.ts'

const t = text('nb')
const home = await house()
const administrator = await home.as('administrator')
const issuer = 'https://login.test'

describe('the administrator looks after people and units', () => {
  test('sees everyone by unit, with the work they do', async () => {
    const html = await (await administrator.get('/people')).text()
    for (const who of everyone) assert.ok(html.includes(`Navn ${who}`), who)
    assert.ok(html.includes('Solbakken skole') && html.includes(t.role.unit_leader))
  })

  test('finds someone by a part of her name', async () => {
    const html = await (await administrator.get('/people?q=navn%20TEACH')).text()
    assert.ok(html.includes('Navn teacher'))
    assert.equal(html.includes('Navn colleague'), false)
    assert.ok((await (await administrator.get('/people?q=finnesikke')).text()).includes(t.noHits))
  })

  test('adds a unit and a person there, who can sign in at once and whose name is sealed', async () => {
    assert.equal((await administrator.post('/people/units/new', { name: 'Lia skole', service: 'school' })).status, 303)
    const unit = await home.owner.selectFrom('unit').select('id').where('name', '=', 'Lia skole').executeTakeFirstOrThrow()
    const words = {
      name: 'Åse Ny',
      title: 'Lærer',
      unit: unit.id,
      lang: 'nn',
      issuer,
      subject: 'aase-1',
      roles: ['employee', 'unit_leader'],
      receives: ['municipal'],
    }
    assert.equal((await administrator.post('/people/new', words)).status, 303)
    const row = await home.owner.selectFrom('account').selectAll().where('unit_id', '=', unit.id).executeTakeFirstOrThrow()
    assert.equal(row.name.includes('Åse'), false)
    assert.equal(row.subject_hash.includes('aase-1'), false)
    assert.deepEqual(await workOf(row.id), ['employee', 'unit_leader', 'municipal'])
    const page = await (await signIn(row.id, 'aase-1')).get('/routines')
    assert.match(await page.text(), /lang="nn"/)
  })

  for (const [what, words, field] of [
    ['without a name', { name: '' }, 'name'],
    ['in a unit that is not there', { unit: '0192f0c0-0000-7000-8000-000000000000' }, 'unit'],
    ['with a login service that has no address', { issuer: 'idporten' }, 'issuer'],
    ['with a login that has an account already', { subject: 'Fjordvik teacher' }, 'subject'],
    ['with work that does not exist', { roles: 'king' }, 'roles'],
    ['in no language', { lang: 'se' }, 'lang'],
  ] as const)
    test(`a person ${what} is refused, and what was typed is kept`, async () => {
      const count = await accounts()
      const good = {
        name: 'Per Prøve',
        title: 'Lærer',
        unit: await unitOf('teacher'),
        lang: 'nb',
        issuer,
        subject: 'per',
        roles: 'employee',
      }
      const answer = await administrator.post('/people/new', { ...good, ...words })
      assert.equal(answer.status, 422)
      const html = await answer.text()
      assert.match(html, new RegExp(`id="${field}(-group)?-error"`))
      assert.ok(html.includes('value="Lærer"'))
      assert.equal(await accounts(), count)
    })

  test('a unit needs a name and a service that there is', async () => {
    assert.equal((await administrator.post('/people/units/new', { name: 'Slottet', service: 'castle' })).status, 422)
    assert.equal((await administrator.post('/people/units/new', { name: ' ', service: 'school' })).status, 422)
  })

  test('gives and takes work, corrects a name, and moves someone to another unit', async () => {
    const unit = await unitOf('nurse')
    assert.equal((await change('colleague', { name: 'Nytt Navn', unit, roles: ['mentor', 'adviser'] })).status, 303)
    assert.deepEqual(await workOf(home.id('colleague')), ['adviser', 'mentor'])
    assert.equal(await unitOf('colleague'), unit)
    assert.ok((await (await administrator.get('/people')).text()).includes('Nytt Navn'))
  })

  test('two who change the same account: the second one is shown both versions', async () => {
    const late = await change('colleague', { name: 'Et Annet Navn', revision: '1' })
    assert.equal(late.status, 409)
    const html = await late.text()
    assert.ok(html.includes(t.storedNow) && html.includes('Nytt Navn') && html.includes('value="Et Annet Navn"'))
  })
})

describe('the work of receiving reports', () => {
  test('is passed on when the first receiver leaves it', async () => {
    assert.deepEqual(await firstOf('municipal'), [home.id('coordinator')])
    assert.equal((await change('coordinator', { roles: ['employee', 'coordinator'] })).status, 303)
    assert.deepEqual(await firstOf('municipal'), [home.id('deputy')])
  })

  test('cannot be taken from the last one, nor can her account be closed', async () => {
    for (const words of [{ receives: [] }, { receives: ['child-welfare'], active: '' }]) {
      const answer = await change('childWelfare', { roles: ['employee'], ...words })
      assert.equal(answer.status, 422)
      assert.ok((await answer.text()).includes(t.lastReceiver))
    }
    assert.deepEqual(await firstOf('child-welfare'), [home.id('childWelfare')])
  })
})

describe('an account is closed', () => {
  test('every session of it is over at once, and it cannot sign in again until it is opened', async () => {
    const nurse = await home.as('nurse')
    assert.equal((await nurse.get('/routines')).status, 200)
    assert.equal((await change('nurse', { roles: ['employee'], active: '' })).status, 303)
    assert.match((await nurse.get('/routines')).headers.get('location') ?? '', /^\/sign-in/)
    await assert.rejects(home.as('nurse'), /No session/)
    assert.ok((await (await administrator.get('/people')).text()).includes(t.closed))
    assert.equal((await change('nurse', { roles: ['employee'] })).status, 303)
    assert.equal((await (await home.as('nurse')).get('/routines')).status, 200)
  })
})

describe('nobody gives herself more than she was given', () => {
  test('an administrator can neither take her own role, close her own account, nor give herself other work', async () => {
    for (const words of [
      { roles: ['employee'] },
      { roles: [] },
      { roles: ['administrator', 'coordinator'] },
      { receives: ['police'] },
      { active: '' },
    ]) {
      const answer = await change('administrator', { roles: ['administrator'], ...words })
      assert.equal(answer.status, 422)
      assert.ok((await answer.text()).includes(t.own))
    }
    assert.deepEqual(await workOf(home.id('administrator')), ['administrator'])
    assert.equal((await change('administrator', { roles: ['administrator'], title: 'Ny tittel' })).status, 303)
  })

  test('the database refuses it as well', async () => {
    const forged = inMunicipality(home.edge.house, administrator.secret, changePerson, ({ tx, actor }) =>
      tx.insertInto('account_role').values({ municipality_id: actor.municipality, account_id: actor.id, role: 'coordinator' }).execute(),
    )
    await assert.rejects(forged, /row-level security/)
  })

  for (const who of everyone.filter((who) => who !== 'administrator'))
    test(`${who}: sees no list of people, changes nobody, and cannot move herself with SQL`, async () => {
      const someone = await home.as(who)
      for (const path of ['/people', '/people/new', '/people/units/new', `/people/${home.id('teacher')}`])
        assert.equal((await someone.get(path)).status, 404, path)
      assert.equal(
        (
          await someone.post(`/people/${someone.id}`, {
            name: 'x',
            title: 'x',
            unit: await unitOf('teacher'),
            roles: 'administrator',
            active: 'yes',
            revision: '1',
          })
        ).status,
        404,
      )
      assert.equal((await someone.post('/people/units/new', { name: 'x', service: 'school' })).status, 404)
      const act = (run: Parameters<typeof inMunicipality<unknown>>[3]) =>
        inMunicipality(home.edge.house, someone.secret, { ...changePerson, who: () => true }, run)
      const elsewhere = await unitOf(who === 'nav' ? 'teacher' : 'nav')
      await assert.rejects(
        act(({ tx, actor }) => tx.updateTable('account').set({ unit_id: elsewhere }).where('id', '=', actor.id).execute()),
        /Only an administrator/,
      )
      await assert.rejects(
        act(({ tx, actor }) =>
          tx
            .insertInto('account_role')
            .values({ municipality_id: actor.municipality, account_id: actor.id, role: 'administrator' })
            .execute(),
        ),
        /row-level security/,
      )
      await act(async ({ tx, actor }) => {
        const { numUpdatedRows } = await tx.updateTable('account').set({ active: false }).where('id', '<>', actor.id).executeTakeFirst()
        assert.equal(numUpdatedRows, 0n)
        await tx.updateTable('account').set({ lang: 'nb' }).where('id', '=', actor.id).execute()
      })
    })

  test('people of another municipality are not there', async () => {
    const elsewhere = await home.settle({ name: 'Nabovik' })
    const theirs = await home.as('administrator', elsewhere)
    assert.equal((await theirs.get(`/people/${home.id('teacher')}`)).status, 404)
    assert.equal((await (await theirs.get('/people')).text()).includes('Nytt Navn'), false)
  })

  test('each change is traced with whom it was about, without a name', async () => {
    const rows = await home.owner
      .selectFrom('audit_event')
      .select(['action', 'subject', 'detail'])
      .where('outcome', '=', 'done')
      .where('actor_id', '=', administrator.id)
      .execute()
    const actions = new Set(rows.map(({ action }) => action))
    for (const action of ['person.add', 'person.change', 'unit.add']) assert.ok(actions.has(action), action)
    assert.equal(actions.has('person.list'), false)
    assert.ok(rows.filter(({ action }) => action === 'person.change').every(({ subject }) => subject !== null))
    assert.ok(rows.filter(({ action }) => action === 'person.add').every(({ detail }) => JSON.stringify(detail).includes('opened')))
    assert.equal(JSON.stringify(rows).includes('Navn'), false)
  })
})

const accounts = async () => (await home.owner.selectFrom('account').select('id').execute()).length
const row = (who: Someone) => home.owner.selectFrom('account').selectAll().where('id', '=', home.id(who)).executeTakeFirstOrThrow()
const unitOf = async (who: Someone) => (await row(who)).unit_id

/** Sends the form of someone's account as it stands, with some words changed. */
async function change(who: Someone, words: Record<string, string | readonly string[]>) {
  const { unit_id, revision } = await row(who)
  return administrator.post(`/people/${home.id(who)}`, {
    name: `Navn ${who}`,
    title: 'Tittel',
    unit: unit_id,
    active: 'yes',
    revision: String(revision),
    ...words,
  })
}

async function workOf(account: AccountId) {
  const roles = await home.owner.selectFrom('account_role').select('role').where('account_id', '=', account).orderBy('role').execute()
  const receives = await home.owner.selectFrom('receiver').select('receives').where('account_id', '=', account).execute()
  return [...roles.map(({ role }) => role), ...receives.map((each) => each.receives)]
}

async function firstOf(receives: 'municipal' | 'child-welfare') {
  const rows = await home.owner
    .selectFrom('receiver')
    .select('account_id')
    .where('receives', '=', receives)
    .where('is_first', '=', true)
    .where('municipality_id', '=', home.municipality)
    .execute()
  return rows.map(({ account_id }) => account_id)
}

async function signIn(account: AccountId, subject: string) {
  const secret = randomBytes(32)
  assert.ok(await issueSession(home.login, home.keyring.blindSubject(issuer, subject), account, secret))
  return browser(home.app, secret)
}
