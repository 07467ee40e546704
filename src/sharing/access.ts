import { anyone, participant, role, type Action, type CaseAction } from '#access/index.ts'

export const openEarlierMapping: CaseAction = { name: 'earlier-mapping.open', rules: [participant('lead', 'member')] }
export const noteEarlierMapping: CaseAction = { name: 'earlier-mapping.write', rules: [participant('lead', 'member')] }
export const readPoliceInformation: CaseAction = { name: 'police-information.read', rules: [participant('lead', 'member', 'observer')] }
export const notePoliceInformation: CaseAction = { name: 'police-information.write', rules: [participant('lead', 'member')] }
export const readReports: CaseAction = { name: 'report.read', rules: [participant('lead', 'member', 'observer')] }
export const writeReports: CaseAction = { name: 'report.write', rules: [participant('lead', 'member')] }
export const readSharing: CaseAction = { name: 'sharing.read', rules: [participant('lead', 'member', 'observer')] }

/** A duty of one's own: whoever helps may write one, nobody approves it, and its author alone reads it. */
export const listDuties: Action = { name: 'duty.list', who: anyone, trace: 'cases' }
export const readDuty: Action = { name: 'duty.read', who: anyone, trace: 'always' }
export const writeDuty: Action = { name: 'duty.write', who: role('employee', 'unit_leader', 'coordinator', 'mentor'), trace: 'always' }
