import { anyone, participant, type Action, type CaseAction, type DisclosureAction } from '#access/index.ts'

export const askConsent: CaseAction = { name: 'consent.ask', rules: [participant('lead', 'member')] }
export const noteConsent: CaseAction = { name: 'consent.note', rules: [participant('lead', 'member')] }
export const readConsent: CaseAction = { name: 'consent.read', rules: [participant('lead', 'member', 'observer')] }
export const withdrawConsent: CaseAction = { name: 'consent.withdraw', rules: [participant('lead', 'member')] }
export const endDisclosure: CaseAction = { name: 'disclosure.end', rules: [participant('lead', 'member')] }
export const readDisclosure: CaseAction = { name: 'disclosure.read', rules: [participant('lead', 'member', 'observer')] }
export const shareFromCase: CaseAction = { name: 'disclosure.share', rules: [participant('lead', 'member')] }
/** What has been shown to oneself: the list opens no words; who may open one, the disclosure says. */
export const answerShared: DisclosureAction = { name: 'shared.answer' }
export const listShared: Action = { name: 'shared.list', who: anyone, trace: 'cases' }
export const readShared: DisclosureAction = { name: 'shared.read' }
export const readGuide: CaseAction = { name: 'guide.read', rules: [participant('lead', 'member', 'observer')] }
export const recordGuide: CaseAction = { name: 'guide.record', rules: [participant('lead', 'member')] }
export const readSharing: CaseAction = { name: 'sharing.read', rules: [participant('lead', 'member', 'observer')] }
