import { text } from './emergency.text.ts'
import { Icon } from './icon.tsx'
import { useWords } from './lang.tsx'

/**
 * The line that stands on every page and every step about a concern: whom to call when life or health is in danger now.
 * 112 is the emergency number of the police, 02800 their number for what is not urgent (politiet.no).
 */
export function Emergency() {
  const { lang } = useWords()
  const { label, now, call, otherwise, callOtherwise } = text(lang)
  return (
    <aside class="emergency" aria-label={label} data-color="danger">
      <div class="frame emergency__line">
        <p class="emergency__now">
          <Icon name="phone" />
          <span>
            {now}{' '}
            <a class="ds-link" href="tel:112">
              {call}
            </a>
          </span>
        </p>
        <p>
          {otherwise}{' '}
          <a class="ds-link" href="tel:02800">
            {callOtherwise}
          </a>
        </p>
      </div>
    </aside>
  )
}
