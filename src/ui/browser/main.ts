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
