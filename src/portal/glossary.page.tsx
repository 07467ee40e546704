import { terms } from '#glossary/index.ts'
import { publicPages, shipped, type PublicAt, type Route, type Shown } from '#http/index.ts'
import { addressIn, compareNames } from '#i18n/index.ts'
import { BackLink, PageHeading } from '#ui/index.ts'
import { text } from './glossary.text.ts'
import { text as guidanceText } from './guidance.text.ts'
import { PassOn, Pills, ToTop } from './parts.tsx'

/** Every word that is explained where it stands, in one list. */
export const glossaryPages: Route[] = publicPages('/glossary', shipped, glossaryView)

function glossaryView(at: PublicAt): Shown {
  const { lang } = at
  const t = text(lang)
  const sorted = terms().toSorted((a, b) => compareNames(a.word[lang], b.word[lang]))
  const main = (
    <>
      <PageHeading
        above={<BackLink href={addressIn(lang, '/guidance')}>{guidanceText(lang).title}</BackLink>}
        title={t.title}
        lead={t.lead}
      />
      <nav aria-label={t.letters}>
        <Pills
          pills={[...Map.groupBy(sorted, ({ word }) => letterOf(word[lang]))].map(([label, [first]]) => ({
            href: `#${first!.key}`,
            label,
          }))}
        />
      </nav>
      <dl class="glossary">
        {sorted.map(({ key, word, meaning, article }) => (
          <div id={key}>
            <dt>{word[lang]}</dt>
            <dd>
              {meaning[lang]}
              {article && (
                <>
                  {' '}
                  <a class="ds-link" href={addressIn(lang, `/guidance/${article}`)} aria-label={t.moreAbout(word[lang])}>
                    {t.more}
                  </a>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <ToTop lang={lang} />
      <PassOn at={at} title={t.title} />
    </>
  )
  return { title: t.title, description: t.lead, current: addressIn(lang, '/guidance'), main }
}

const letterOf = (word: string) => word.slice(0, 1).toUpperCase()
