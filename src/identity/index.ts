export { colleagues, firstReceiver, leadersBeside, namesOf, peopleOf, receiversOf, type Colleague } from './account.ts'
export { addAccount, foundMunicipality } from './found.ts'
export { oidcClient, type OidcClient } from './oidc.ts'
export { accountsOf, issueSession } from './session.ts'
