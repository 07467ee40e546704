import { personOf } from '#case/index.ts'
import type { At } from '#http/index.ts'
import { Heading } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import type { VNode } from 'preact'
import { consentsOf, mayNote } from './consent.ts'
import { Asking, EndsSoon } from './consent-list.page.tsx'
import { ConsentCard, consentsAt } from './consent-parts.tsx'
import { text } from './consent.text.ts'

/** The part of a case's sharing page that tells what the person has agreed to: what holds, what waits, and what ends soon. */
export async function consentSection(work: CaseReading, at: At): Promise<VNode> {
  const t = text(at.lang)
  const consents = await consentsOf(work)
  const shown = consents.filter(({ state }) => state === 'live' || state === 'asked')
  return (
    <section class="stack" aria-labelledby="consents">
      <Heading level={2} size="sm" id="consents">
        {t.title}
      </Heading>
      {consents
        .filter(({ endsSoon }) => endsSoon)
        .map((consent) => (
          <EndsSoon work={work} consent={consent} at={at} />
        ))}
      {shown.map((consent) => (
        <ConsentCard work={work} consent={consent} at={at} />
      ))}
      <Asking
        work={work}
        at={at}
        hasPerson={(await personOf(work)) !== undefined}
        hasAny={consents.length > 0}
        writes={await mayNote(work)}
        level={3}
      />
      {consents.length > 0 && (
        <p>
          <a class="ds-link" href={consentsAt(work)}>
            {t.all}
          </a>
        </p>
      )}
    </section>
  )
}
