import { participant, type CaseAction } from '#access/index.ts'

export const readSharing: CaseAction = { name: 'sharing.read', rules: [participant('lead', 'member', 'observer')] }
