import * as z from 'zod'
import { caseForm, casePage, field, get, post, type At, type Route, type Shown } from '#http/index.ts'
import { consentLaw } from '#law/index.ts'
import { Alert, Button, ButtonLink, Buttons, EmptyState, Form, Heading, SummaryList, Written } from '#ui/index.ts'
import { reading, type CaseReading, type CaseWork } from '#work/index.ts'
import { protectPerson, readProtected } from './access.ts'
import { ClosedNote } from './closed.tsx'
import { underCase } from './frame.tsx'
import { personOf, type Person } from './person.ts'
import { text as personText } from './person.text.ts'
import { liftProtection, protectAddress, protectedContact } from './protection.ts'
import { text } from './protection.text.ts'

const Switch = z.object({ protect: field.oneOf(['yes', 'no']) })

export const protectionPages: Route[] = [
  get('/cases/:caseId/person/contact', casePage(readProtected, contactView)),
  get('/cases/:caseId/person/protection', casePage(protectPerson, view)),
  post('/cases/:caseId/person/protection', caseForm(protectPerson, Switch, turn, view)),
]

async function turn(work: CaseWork, { protect }: z.infer<typeof Switch>, at: At) {
  const here = `/cases/${work.case.id}/person`
  const isProtected = (await personOf(reading(work)))?.addressProtected
  if ((protect === 'yes') === isProtected) return here
  if (protect === 'yes') await protectAddress(work)
  else if (work.case.lead === work.actor.id) await liftProtection(work)
  else return { errors: { protect: text(at.lang).onlyLead } }
  return here
}

async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { law, section, text: rule } = consentLaw('address')
  const { top, ...frame } = await underCase(work, at, { tab: 'person', title: t.title, lead: rule[at.lang] })
  const person = await personOf(work)
  const main = (
    <>
      {top}
      <p class="help">
        {law[at.lang]} {section}
      </p>
      <Turning work={work} person={person} at={at} />
    </>
  )
  return { ...frame, main }
}

function Turning({ work, person, at }: { work: CaseReading; person: Person | undefined; at: At }) {
  const t = text(at.lang)
  if (work.case.state === 'closed') return <ClosedNote work={work} at={at} />
  if (!person) return <EmptyState title={personText(at.lang).none} />
  const isLead = work.case.lead === work.actor.id
  return (
    <Form submission={at.submission} errors={at.failure?.errors}>
      <p id="protect">{person.addressProtected ? t.onHelp : t.off}</p>
      <p>{person.addressProtected ? (isLead ? t.liftHelp : t.onlyLead) : t.before}</p>
      {(isLead || !person.addressProtected) && (
        <Buttons>
          <Button name="protect" value={person.addressProtected ? 'no' : 'yes'}>
            {person.addressProtected ? t.lift : t.change}
          </Button>
        </Buttons>
      )}
    </Form>
  )
}

async function contactView(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { top, ...frame } = await underCase(work, at, { tab: 'person', title: t.contactTitle, lead: t.contactLead })
  const person = await personOf(work)
  const contact = person?.addressProtected ? await protectedContact(work) : person?.contact
  const main = (
    <>
      {top}
      <SummaryList items={[{ term: t.contact, value: contact ? <Written>{contact}</Written> : t.none }]} />
      <ButtonLink href={`/cases/${work.case.id}/person`} variant="secondary">
        {t.back}
      </ButtonLink>
    </>
  )
  return { ...frame, main }
}

/** On the page of the person: whether the address is protected, and the way to change or open it. */
export function ProtectionPart({ work, person, writes, at }: { work: CaseReading; person: Person; writes: boolean; at: At }) {
  const t = text(at.lang)
  const isLead = work.case.lead === work.actor.id
  if (person.addressProtected)
    return (
      <Alert title={t.on} level={3}>
        <p>{t.onHelp}</p>
        {isLead && (
          <p>
            <a class="ds-link" href={`/cases/${work.case.id}/person/contact`}>
              {t.see}
            </a>
          </p>
        )}
        {isLead && writes && (
          <p>
            <a class="ds-link" href={`/cases/${work.case.id}/person/protection`}>
              {t.lift}
            </a>
          </p>
        )}
      </Alert>
    )
  if (!writes) return null
  return (
    <section class="stack">
      <Heading level={3} size="xs">
        {t.title}
      </Heading>
      <p>{t.off}</p>
      <div class="buttons">
        <ButtonLink href={`/cases/${work.case.id}/person/protection`} variant="secondary">
          {t.change}
        </ButtonLink>
      </div>
    </section>
  )
}
