// The quick way out: nothing is left to go back to.
const link = document.querySelector<HTMLAnchorElement>('#elsewhere')
if (link) location.replace(link.href)
