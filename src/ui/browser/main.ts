// What every page gets. Each page works without it: it counts characters as one types, brings the error summary into focus,
// and shows the print button, which would do nothing without script.
import '@digdir/designsystemet-web/ds-error-summary'
import '@digdir/designsystemet-web/ds-field'

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// a form that was reached by the skip link comes back to #content, and the browser may put the focus there after the summary has had it
const errors = document.getElementById('errors')
if (errors) document.getElementById('content')?.addEventListener('focus', () => errors.focus(), { once: true })

// what is folded out of the menu lies over the page, so it goes when one goes on to something else, or by Escape
const more = document.querySelector<HTMLDetailsElement>('.main-nav__more')
if (more) {
  const isWithin = (target: EventTarget | null) => target instanceof Node && more.contains(target)
  document.addEventListener('click', ({ target }) => isWithin(target) || (more.open = false))
  document.addEventListener('focusin', ({ target }) => isWithin(target) || (more.open = false))
  more.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !more.open) return
    more.open = false
    more.querySelector('summary')?.focus()
  })
}

// A word that is explained opens under the pointer and for the keyboard, not only when tapped; Escape closes it, as the browser does for every popover.
for (const word of document.querySelectorAll<HTMLButtonElement>('button.term')) {
  const meaning = word.popoverTargetElement
  if (!(meaning instanceof HTMLElement)) continue
  const isOpen = () => meaning.matches(':popover-open')
  let closing: ReturnType<typeof setTimeout> | undefined
  const stay = () => clearTimeout(closing)
  const leave = () => {
    closing = setTimeout(() => isOpen() && meaning.hidePopover(), 250)
  }
  const open = () => {
    stay()
    if (!isOpen()) meaning.showPopover({ source: word })
  }
  word.addEventListener('pointerenter', ({ pointerType }) => pointerType === 'mouse' && open())
  word.addEventListener('focus', () => word.matches(':focus-visible') && open())
  // it is open already when it is pointed at: a click must not close it at once
  word.addEventListener('click', (event) => {
    if (event.detail === 0 || !isOpen() || !word.matches(':hover')) return
    event.preventDefault()
  })
  meaning.addEventListener('pointerenter', stay)
  for (const each of [word, meaning]) each.addEventListener('pointerleave', ({ pointerType }) => pointerType === 'mouse' && leave())
}
