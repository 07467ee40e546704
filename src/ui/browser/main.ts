// What every page gets. Each page works without it: it counts characters as one types, and brings the error summary into focus.
import '@digdir/designsystemet-web/ds-error-summary'
import '@digdir/designsystemet-web/ds-field'
