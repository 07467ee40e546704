import { casePage, get, type At, type Route, type Shown } from '#http/index.ts'
import { formatDay } from '#i18n/index.ts'
import { Heading, Tag, Time, Written } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { readCase } from './access.ts'
import { text } from './case-concern.text.ts'
import { linkedConcern } from './case.ts'
import { ReportedWords } from './concern-body.page.tsx'
import { underCase } from './frame.tsx'

export const caseConcernPages: Route[] = [get('/cases/:caseId/concerns/:concernId', casePage(readCase, view))]

/** A report that the case grew from: the team reads it as it was sent, with what its sender has added. */
async function view(work: CaseReading, at: At): Promise<Shown> {
  const t = text(at.lang)
  const { reference, sentAt, additions, ...report } = await linkedConcern(work, at.params['concernId'] ?? '')
  const tags = <Tag>{t.sentTo(formatDay(at.lang, sentAt))}</Tag>
  const { top, ...frame } = await underCase(work, at, { tab: 'overview', title: t.title(reference), lead: t.lead, tags })
  const main = (
    <>
      {top}
      <section>
        <Heading level={2} size="sm">
          {t.said}
        </Heading>
        <ReportedWords {...report} lang={at.lang} />
      </section>
      {additions.length > 0 && (
        <section>
          <Heading level={2} size="sm">
            {t.added}
          </Heading>
          {additions.map((each) => (
            <>
              <p class="timeline__meta">
                <Time at={each.at} />
              </p>
              <Written>{each.words}</Written>
            </>
          ))}
        </section>
      )}
    </>
  )
  return { ...frame, main }
}
