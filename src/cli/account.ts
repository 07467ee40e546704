import { sql } from 'kysely'
import { transact, type Role, type Write } from '#db/index.ts'
import { addAccount } from '#identity/index.ts'
import { newId, type MunicipalityId, type UnitId } from '#lib/id.ts'
import { services } from '#law/index.ts'
import { Keyring, readKeyFile } from '#vault/index.ts'
import { maybe, option, setting, Told, using, type Given, type Verb } from './verb.ts'

const roles = [
  'employee',
  'unit_leader',
  'coordinator',
  'mentor',
  'partner',
  'adviser',
  'executive',
  'privacy_officer',
  'archivist',
  'administrator',
] as const satisfies readonly Role[]

export const accountAdd: Verb = {
  name: 'account add',
  usage: '--name NAME --issuer URL --subject SUBJECT|- --unit NAME [--service ID] [--title TITLE] [--role ROLE]... [--municipality NAME]',
  about: `Lets someone in: the first administrator, who adds the rest in the browser. The subject is what the login provider calls that person;
"-" reads it from the standard input, so that it is in no shell's history. A unit that is not there is made, with its --service.
Without --role: administrator. Needs DATABASE_URL and FOTFESTE_KEY_FILE.`,
  options: {
    name: { type: 'string' },
    title: { type: 'string', default: '' },
    issuer: { type: 'string' },
    subject: { type: 'string' },
    unit: { type: 'string' },
    service: { type: 'string' },
    role: { type: 'string', multiple: true, default: ['administrator'] },
    municipality: { type: 'string' },
  },
  run: async (given) => {
    const keyring = new Keyring(readKeyFile(setting(given.env, 'FOTFESTE_KEY_FILE')))
    const asked = { ...(await described(given)), roles: rolesIn(given.options) }
    await using(setting(given.env, 'DATABASE_URL'), (owner) => transact(owner, (tx) => letIn(tx, keyring, given, asked)))
    given.say(`Added ${asked.name} as ${asked.roles.join(', ')}.`)
    return 0
  },
}

type Asked = { name: string; title: string; issuer: string; subject: string; roles: readonly Role[] }

async function described({ options, input }: Given): Promise<Omit<Asked, 'roles'>> {
  const subject = option(options, 'subject')
  const read = subject === '-' ? (await input()).trim() : subject
  if (!read) throw new Told('The subject is empty')
  return { name: option(options, 'name'), title: maybe(options, 'title') ?? '', issuer: option(options, 'issuer'), subject: read }
}

function rolesIn(options: Given['options']): Role[] {
  const asked = Array.isArray(options['role']) ? options['role'].map(String) : []
  return asked.map((name) => {
    const known = roles.find((role) => role === name)
    if (!known) throw new Told(`${name} is no role. There are: ${roles.join(', ')}`)
    return known
  })
}

/** As the keeper, for the owner sees no row. The trail tells of it like of every change in who may do what; its actor is nobody in the house. */
async function letIn(tx: Write, keyring: Keyring, { options }: Given, asked: Asked) {
  await sql`set local role fotfeste_keeper`.execute(tx)
  const municipality = await municipalityNamed(tx, maybe(options, 'municipality'))
  const unit = await unitNamed(tx, municipality, option(options, 'unit'), maybe(options, 'service'))
  if (await isIn(tx, keyring, municipality, asked)) throw new Told('This subject has an account there already')
  const directory = await directoryOf(tx, keyring, municipality)
  const id = await addAccount(tx, { directory, keyring }, municipality, { ...asked, unit, lang: 'nb' }, new Date())
  const event = {
    municipality_id: municipality,
    actor_id: null,
    action: 'person.add',
    outcome: 'done',
    case_id: null,
    subject: id,
    detail: null,
  } as const
  await tx.insertInto('audit_event').values(event).execute()
}

async function municipalityNamed(tx: Write, name: string | undefined): Promise<MunicipalityId> {
  const all = await tx.selectFrom('municipality').select(['id', 'name']).execute()
  const fitting = name === undefined ? all : all.filter((one) => one.name === name)
  if (fitting.length === 1) return fitting[0]!.id
  if (all.length === 0) throw new Told('There is no municipality yet: fotfeste municipality add NAME')
  throw new Told(`Name one with --municipality. There are: ${all.map((one) => one.name).join(', ')}`)
}

// beside the services that work with people, those that have no ground to: see content/services.yaml
const kinds = [...services.map(({ id }) => id), 'administration', 'archive', 'guidance']

async function unitNamed(tx: Write, municipality_id: MunicipalityId, name: string, service: string | undefined): Promise<UnitId> {
  const found = await tx
    .selectFrom('unit')
    .select('id')
    .where('municipality_id', '=', municipality_id)
    .where('name', '=', name)
    .executeTakeFirst()
  if (found) return found.id
  if (service === undefined || !kinds.includes(service))
    throw new Told(`${name} is a new unit. Say with --service what it does: ${kinds.join(', ')}`)
  const id = newId<'unit'>()
  await tx.insertInto('unit').values({ municipality_id, id, name, service }).execute()
  return id
}

const isIn = async (tx: Write, keyring: Keyring, municipality: MunicipalityId, { issuer, subject }: Asked) =>
  (await tx
    .selectFrom('account')
    .select('id')
    .where('municipality_id', '=', municipality)
    .where('subject_hash', '=', keyring.blindSubject(issuer, subject))
    .executeTakeFirst()) !== undefined

async function directoryOf(tx: Write, keyring: Keyring, municipality: MunicipalityId) {
  const mine = await tx
    .selectFrom('keystore.municipality_key')
    .select('wrapped')
    .where('municipality_id', '=', municipality)
    .executeTakeFirstOrThrow()
  keyring.learn(municipality, mine.wrapped)
  const directory = await tx
    .selectFrom('keystore.data_key')
    .select('wrapped')
    .where('municipality_id', '=', municipality)
    .where('id', '=', municipality)
    .executeTakeFirstOrThrow()
  return keyring.box(municipality, municipality, directory.wrapped)
}
