import { get, page, type At, type Route } from '#http/index.ts'
import { addressIn, type Lang } from '#i18n/index.ts'
import { namesOf } from '#identity/index.ts'
import { today } from '#lib/day.ts'
import type { AccountId, RoutineId } from '#lib/id.ts'
import { BackLink, ButtonLink, Heading, PageHeading, Table, Tag, Time, Written } from '#ui/index.ts'
import type { Reading } from '#work/index.ts'
import { readRoutines } from './access.ts'
import { routineKinds } from './content.ts'
import { findDraft } from './draft.ts'
import { currentRoutine, publishedVersions, routineOf, type Routine, type Version } from './routine.ts'
import { text } from './routine.text.ts'
import { RoutineToRead } from './steps.page.tsx'
import { unitsWithRoutines, type Unit } from './unit-routine.ts'

export const routinePages: readonly Route[] = [
  get('/routines', page(readRoutines, list)),
  // where whoever is about to share finds what applies now, whichever version that is
  get('/routines/information-sharing', page(readRoutines, sharing)),
  get('/routines/:routineId/versions/:version', page(readRoutines, version)),
]

async function list(work: Reading, { lang }: At) {
  const t = text(lang)
  const versions = await publishedVersions(work)
  const units = await unitsWithRoutines(work)
  const names = await namesOf(work, [
    ...versions.map(({ publishedBy }) => publishedBy),
    ...units.flatMap(({ routine }) => routine?.follower ?? []),
  ])
  const ids = [...new Set(routineKinds.flatMap((kind) => versions.filter((each) => each.kind === kind).map(({ id }) => id)))]
  const writes = work.actor.roles.includes('administrator')
  const drafts = new Set(writes ? (await Promise.all(ids.map((id) => findDraft(work, id)))).flatMap((draft) => draft?.id ?? []) : [])
  return {
    title: t.title,
    current: '/routines',
    main: (
      <>
        <PageHeading title={t.title} lead={t.lead} />
        {ids.map((id) => (
          <RoutineVersions
            versions={versions.filter((each) => each.id === id)}
            names={names}
            lang={lang}
            draft={writes ? drafts.has(id) : undefined}
          />
        ))}
        <UnitRoutines units={units} names={names} lang={lang} on={today(work.now)} />
      </>
    ),
  }
}

async function version(work: Reading, { lang, params }: At) {
  const routine = await routineOf(work, params['routineId'] as RoutineId, Number(params['version']))
  const inForce = (await publishedVersions(work)).some((each) => each.inForce && each.id === routine.id && each.version === routine.version)
  return toRead(routine, inForce, lang)
}

async function sharing(work: Reading, { lang }: At) {
  return toRead(await currentRoutine(work, 'information-sharing'), true, lang)
}

function toRead({ version, content }: Routine, inForce: boolean, lang: Lang) {
  const t = text(lang)
  return {
    title: content.title[lang],
    current: '/routines',
    main: (
      <>
        <PageHeading
          above={<BackLink href="/routines">{t.all}</BackLink>}
          title={content.title[lang]}
          tags={
            <>
              <Tag>{t.version(version)}</Tag>
              {inForce && <Tag color="success">{t.inForce}</Tag>}
            </>
          }
          actions={
            content.kind === 'information-sharing' && (
              <ButtonLink href={addressIn(lang, '/sharing-guide')} variant="secondary">
                {t.guide}
              </ButtonLink>
            )
          }
        />
        <RoutineToRead content={content} lang={lang} />
      </>
    ),
  }
}

type Names = ReadonlyMap<AccountId, string>
type VersionsProps = { versions: readonly Version[]; names: Names; lang: Lang; draft: boolean | undefined }

/** The versions of one routine; with `draft`, also the way to the next one: whether it has been begun. */
function RoutineVersions({ versions, names, lang, draft }: VersionsProps) {
  const t = text(lang)
  const newest = versions[0]!
  return (
    <section>
      <Heading level={2} size="sm">
        {newest.title[lang]}
      </Heading>
      <p>{t.kinds[newest.kind]}</p>
      <div class="buttons">
        <ButtonLink href={addressOf(newest)} variant="secondary">
          {t.read}
        </ButtonLink>
        {draft !== undefined && (
          <ButtonLink href={`/routines/${newest.id}/${draft ? 'edit' : 'copy'}`} variant="secondary">
            {draft ? t.goOn : t.copy}
          </ButtonLink>
        )}
      </div>
      <Table
        caption={t.versions}
        rows={versions}
        columns={[
          { label: t.edition, cell: (each) => <VersionName each={each} lang={lang} /> },
          { label: t.published, cell: ({ publishedAt }) => <Time at={publishedAt} /> },
          { label: t.by, cell: ({ publishedBy }) => (publishedBy ? names.get(publishedBy) : t.from) },
          { label: t.change, cell: ({ note }) => (note ? <Written>{note}</Written> : '–') },
        ]}
      />
    </section>
  )
}

const VersionName = ({ each, lang }: { each: Version; lang: Lang }) => (
  <>
    <a class="ds-link" href={addressOf(each)}>
      {text(lang).version(each.version)}
    </a>{' '}
    {each.inForce && <Tag color="success">{text(lang).inForce}</Tag>}
  </>
)

const addressOf = ({ id, version }: { id: RoutineId; version: number }) => `/routines/${id}/versions/${version}`

function UnitRoutines({ units, names, lang, on }: { units: readonly Unit[]; names: Names; lang: Lang; on: string }) {
  const t = text(lang)
  return (
    <section>
      <Heading level={2} size="sm">
        {t.units}
      </Heading>
      <p>{t.unitsLead}</p>
      <div class="buttons">
        <ButtonLink href="/routines/unit" variant="secondary">
          {t.mine}
        </ButtonLink>
      </div>
      <Table
        caption={t.units}
        captionHidden
        rows={units}
        columns={[
          {
            label: t.unit,
            cell: ({ id, name }) => (
              <a class="ds-link" href={`/routines/units/${id}`}>
                {name}
              </a>
            ),
          },
          { label: t.follower, cell: ({ routine }) => (routine ? names.get(routine.follower) : t.none) },
          { label: t.review, cell: ({ routine }) => routine && <Review on={routine.reviewOn} today={on} lang={lang} /> },
        ]}
      />
    </section>
  )
}

/** When a unit's routine is looked at again, with a flag when that day has passed. */
const Review = ({ on, today, lang }: { on: string; today: string; lang: Lang }) => (
  <>
    <Time at={on} /> {on < today && <Tag color="warning">{text(lang).overdue}</Tag>}
  </>
)
