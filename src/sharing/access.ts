import { participant, type CaseAction } from '#access/index.ts'

export const askConsent: CaseAction = { name: 'consent.ask', rules: [participant('lead', 'member')] }
export const noteConsent: CaseAction = { name: 'consent.note', rules: [participant('lead', 'member')] }
export const readConsent: CaseAction = { name: 'consent.read', rules: [participant('lead', 'member', 'observer')] }
export const withdrawConsent: CaseAction = { name: 'consent.withdraw', rules: [participant('lead', 'member')] }
export const readSharing: CaseAction = { name: 'sharing.read', rules: [participant('lead', 'member', 'observer')] }
