import type { Actor } from '#access/index.ts'
import { addressIn, type Lang } from '#i18n/index.ts'
import type { NavItem } from '#ui/index.ts'
import type { Entered } from '#work/index.ts'
import { text } from './menu.text.ts'

type Item = {
  href: string
  label: keyof ReturnType<typeof text>
  for: (actor: Actor, entered: Entered) => boolean
  /** Not of the day's work: folded away when there is much else. */
  seldom?: true
}

const helps = ({ roles }: Actor) => roles.some((role) => ['employee', 'unit_leader', 'coordinator', 'mentor'].includes(role))
const edits = ({ roles }: Actor) => roles.includes('coordinator') || roles.includes('administrator')
const asksRvts = ({ roles }: Actor) => roles.some((role) => ['adviser', 'executive'].includes(role))

const items: readonly Item[] = [
  { href: '/home', label: 'home', for: () => true },
  { href: '/inbox', label: 'inbox', for: ({ receives }) => receives.length > 0 },
  { href: '/help-requests', label: 'helpRequests', for: ({ receives }) => receives.includes('municipal') },
  { href: '/shared', label: 'shared', for: ({ roles }, { hasShared }) => hasShared || roles.includes('partner') },
  { href: '/concerns', label: 'concerns', for: helps },
  { href: '/consultations', label: 'consultations', for: (actor) => helps(actor) || actor.receives.some((one) => one !== 'child-welfare') },
  { href: '/cases', label: 'cases', for: helps },
  { href: '/duties', label: 'duties', for: helps },
  { href: '/board', label: 'board', for: ({ roles }) => roles.includes('unit_leader') },
  { href: '/people', label: 'people', for: ({ roles }) => roles.includes('administrator') },
  { href: '/audit', label: 'audit', for: ({ roles }) => roles.includes('privacy_officer') },
  { href: '/guidance', label: 'guidance', for: () => true, seldom: true },
  { href: '/directory', label: 'directory', for: () => true, seldom: true },
  { href: '/advice', label: 'advice', for: (actor) => helps(actor) || asksRvts(actor), seldom: true },
  { href: '/routines', label: 'routines', for: (actor) => helps(actor) || actor.roles.includes('administrator'), seldom: true },
  { href: '/articles', label: 'articles', for: edits, seldom: true },
  { href: '/local-contacts', label: 'localContacts', for: edits, seldom: true },
]

/** The menu of whoever is signed in: what their work needs, nothing more. Public pages are led to in the reader's language. */
export function menu(entered: Entered, lang: Lang): readonly NavItem[] {
  const mine = items.filter((item) => item.for(entered.actor, entered))
  const isLong = mine.length > fitsInOneRow
  return mine.map(({ href, label, seldom }) => ({
    href: open.some((one) => one.href === href) ? addressIn(lang, href) : href,
    label: text(lang)[label],
    ...(isLong && seldom && { isFolded: true }),
  }))
}

const fitsInOneRow = 7

const open: readonly { href: string; label: keyof ReturnType<typeof text> }[] = [
  { href: '/guidance', label: 'guidance' },
  { href: '/directory', label: 'directory' },
  { href: '/help', label: 'help' },
  { href: '/search', label: 'search' },
]

/** The menu of everyone else, in the addresses of the language. */
export const publicMenu = (lang: Lang): readonly NavItem[] =>
  open.map(({ href, label }) => ({ href: addressIn(lang, href), label: text(lang)[label] }))
