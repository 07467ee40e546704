import type { Actor } from '#access/index.ts'
import { addressIn, type Lang } from '#i18n/index.ts'
import type { NavItem } from '#ui/index.ts'
import type { Entered } from '#work/index.ts'
import { text } from './menu.text.ts'

type Item = { href: string; label: keyof ReturnType<typeof text>; for: (actor: Actor, entered: Entered) => boolean }

const helps = ({ roles }: Actor) => roles.some((role) => ['employee', 'unit_leader', 'coordinator', 'mentor'].includes(role))

const asksRvts = ({ roles }: Actor) => roles.some((role) => ['adviser', 'executive'].includes(role))

const items: readonly Item[] = [
  { href: '/home', label: 'home', for: () => true },
  { href: '/inbox', label: 'inbox', for: ({ receives }) => receives.length > 0 },
  { href: '/help-requests', label: 'helpRequests', for: ({ receives }) => receives.includes('municipal') },
  { href: '/shared', label: 'shared', for: ({ roles }, { hasShared }) => hasShared || roles.includes('partner') },
  { href: '/concerns', label: 'concerns', for: helps },
  { href: '/consultations', label: 'consultations', for: (actor) => helps(actor) || actor.receives.some((one) => one !== 'child-welfare') },
  { href: '/advice', label: 'advice', for: (actor) => helps(actor) || asksRvts(actor) },
  { href: '/cases', label: 'cases', for: helps },
  { href: '/duties', label: 'duties', for: helps },
  { href: '/board', label: 'board', for: ({ roles }) => roles.includes('unit_leader') },
  { href: '/routines', label: 'routines', for: (actor) => helps(actor) || actor.roles.includes('administrator') },
  { href: '/articles', label: 'articles', for: ({ roles }) => roles.includes('coordinator') || roles.includes('administrator') },
  {
    href: '/local-contacts',
    label: 'localContacts',
    for: ({ roles }) => roles.some((role) => role === 'coordinator' || role === 'administrator'),
  },
  { href: '/people', label: 'people', for: ({ roles }) => roles.includes('administrator') },
  { href: '/audit', label: 'audit', for: ({ roles }) => roles.includes('privacy_officer') },
]

/** The menu of whoever is signed in: what their work needs, nothing more. */
export const menu = (entered: Entered, lang: Lang): readonly NavItem[] =>
  items.filter((item) => item.for(entered.actor, entered)).map(({ href, label }) => ({ href, label: text(lang)[label] }))

const open: readonly { href: string; label: keyof ReturnType<typeof text> }[] = [
  { href: '/guidance', label: 'guidance' },
  { href: '/directory', label: 'directory' },
  { href: '/help', label: 'help' },
  { href: '/search', label: 'search' },
]

/** The menu of everyone else, in the addresses of the language. */
export const publicMenu = (lang: Lang): readonly NavItem[] =>
  open.map(({ href, label }) => ({ href: addressIn(lang, href), label: text(lang)[label] }))
