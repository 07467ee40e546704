import type { ComponentChildren } from 'preact'
import type { Lang } from '#i18n/index.ts'
import { Alert } from '#ui/index.ts'
import { wordingText } from '#wording/index.ts'
import { text } from './help-write.text.ts'

/** A field that the browser reads while one types, and points out what may show who someone is. It reads on that machine alone and stops nothing. */
export const Watched = ({ lang, children }: { lang: Lang; children: ComponentChildren }) => (
  <div class="stack" data-anonymous="">
    {children}
    <div role="status">
      <div hidden data-anonymous-found="">
        <Alert title={wordingText(lang).anonymityTitle}>
          <p>{text(lang).pointedOut}</p>
          <ul class="ds-list" />
        </Alert>
      </div>
    </div>
  </div>
)

/** Shown by the script when the house could not be reached: what was typed still stands there. */
export const NotSent = ({ lang }: { lang: Lang }) => (
  <div role="status">
    <div hidden data-help-failed="">
      <Alert severity="warning" title={text(lang).failed}>
        <p>{text(lang).failedBody}</p>
      </Alert>
    </div>
  </div>
)
