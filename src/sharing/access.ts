import { participant, type CaseAction } from '#access/index.ts'

export const readGuide: CaseAction = { name: 'guide.read', rules: [participant('lead', 'member', 'observer')] }
export const recordGuide: CaseAction = { name: 'guide.record', rules: [participant('lead', 'member')] }
export const readSharing: CaseAction = { name: 'sharing.read', rules: [participant('lead', 'member', 'observer')] }
