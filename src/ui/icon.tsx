import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const files = {
  back: 'ArrowLeft',
  check: 'Checkmark',
  menu: 'MenuHamburger',
  newer: 'ChevronLeft',
  older: 'ChevronRight',
  phone: 'Phone',
} as const

/** An icon of NAV's Aksel set, drawn into the page itself; decoration only, the words stand beside it. */
export const Icon = ({ name }: { name: keyof typeof files }) => (
  <svg class="ds-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={shapes[name]} fill="currentColor" fill-rule="evenodd" clip-rule="evenodd" />
  </svg>
)

const shapes = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, shapeOf(file)]))

function shapeOf(file: string) {
  const svg = readFileSync(fileURLToPath(import.meta.resolve(`@navikt/aksel-icons/svg/${file}.svg`)), 'utf8')
  return Array.from(svg.matchAll(/ d="([^"]+)"/g), ([, path]) => path).join('')
}
