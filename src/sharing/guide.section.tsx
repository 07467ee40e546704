import type { At } from '#http/index.ts'
import { ButtonLink, Card, Time, Written } from '#ui/index.ts'
import type { CaseReading } from '#work/index.ts'
import { guideAnswers } from './guide-answer.ts'
import { text as caseText } from './guide-case.text.ts'
import { RoutineLink } from './guide-parts.tsx'
import { text } from './guide.text.ts'

/** The guide's part of what is shared from a case: a way into it, and what was decided last. */
export async function guideSection(work: CaseReading, at: At) {
  const t = caseText(at.lang)
  const address = `/cases/${work.case.id}/sharing/guide`
  const [last] = await guideAnswers(work, 1)
  return (
    <Card title={t.title} href={address}>
      {last ? (
        <>
          <p>
            <strong>{t.guideSaid(text(at.lang).answers[last.answer])}</strong> <Time at={last.at} />
          </p>
          <Written>{last.decision}</Written>
        </>
      ) : (
        <p>{t.sectionBody}</p>
      )}
      {work.case.state === 'open' && (
        <p>
          <ButtonLink href={address} variant="secondary" small>
            {t.open}
          </ButtonLink>
        </p>
      )}
      <RoutineLink lang={at.lang} />
    </Card>
  )
}
