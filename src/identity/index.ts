export { colleagues, firstReceiver, namesOf, peopleOf, receiversOf, type Colleague } from './account.ts'
export { addAccount, foundMunicipality, type Founder, type NewAccount } from './found.ts'
export { oidcClient, type OidcClient } from './oidc.ts'
export { accountsOf, issueSession, type OpenAccount } from './session.ts'
