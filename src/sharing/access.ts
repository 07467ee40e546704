import { anyone, participant, role, type Action, type CaseAction, type DisclosureAction } from '#access/index.ts'

export const readAgreements: CaseAction = { name: 'agreement.read', rules: [participant('lead', 'member', 'observer')] }
export const writeAgreements: CaseAction = { name: 'agreement.write', rules: [participant('lead', 'member')] }
export const readFamilyContact: CaseAction = { name: 'family-contact.read', rules: [participant('lead', 'member', 'observer')] }
export const writeFamilyContact: CaseAction = { name: 'family-contact.write', rules: [participant('lead', 'member')] }
export const openEarlierMapping: CaseAction = { name: 'earlier-mapping.open', rules: [participant('lead', 'member')] }
export const noteEarlierMapping: CaseAction = { name: 'earlier-mapping.write', rules: [participant('lead', 'member')] }
export const readPoliceInformation: CaseAction = { name: 'police-information.read', rules: [participant('lead', 'member', 'observer')] }
export const notePoliceInformation: CaseAction = { name: 'police-information.write', rules: [participant('lead', 'member')] }
export const readReports: CaseAction = { name: 'report.read', rules: [participant('lead', 'member', 'observer')] }
export const writeReports: CaseAction = { name: 'report.write', rules: [participant('lead', 'member')] }
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

/** A duty of one's own: whoever helps may write one, nobody approves it, and its author alone reads it. */
export const listDuties: Action = { name: 'duty.list', who: anyone, trace: 'cases' }
export const readDuty: Action = { name: 'duty.read', who: anyone, trace: 'always' }
export const writeDuty: Action = { name: 'duty.write', who: role('employee', 'unit_leader', 'coordinator', 'mentor'), trace: 'always' }
