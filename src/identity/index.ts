export { colleagues, firstReceiver, namesOf, peopleOf, receiversOf, type Colleague } from './account.ts'
export { addAccount, foundMunicipality, type Founder, type NewAccount } from './found.ts'
export { oidcClient, PendingSignIn, type OidcClient } from './oidc.ts'
export { accountsOf, endSession, issueSession, type OpenAccount } from './session.ts'
