import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { PrivateKey } from 'openid-client'
import { z } from 'zod'

const Jwk = z.looseObject({ kid: z.string().exactOptional(), alg: z.string().exactOptional() })

/**
 * The private key by which the program proves itself to the provider (private_key_jwt, as ID-porten asks for).
 * Takes PEM or JWK; a JWK may name itself (kid) and its algorithm. Throws when it is no private key that can sign.
 */
export async function clientKey(text: string): Promise<PrivateKey> {
  const jwk = text.trimStart().startsWith('{') ? Jwk.parse(JSON.parse(text)) : undefined
  const key = jwk ? createPrivateKey({ key: jwk, format: 'jwk' }) : createPrivateKey(text)
  const bytes = new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }))
  const signing = await crypto.subtle.importKey('pkcs8', bytes, algorithmOf(key, jwk?.alg), false, ['sign'])
  return { key: signing, ...(jwk?.kid && { kid: jwk.kid }) }
}

const curves: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }

function algorithmOf(key: KeyObject, alg = 'RS256') {
  if (key.asymmetricKeyType === 'ec') return { name: 'ECDSA', namedCurve: curves[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? '' }
  if (key.asymmetricKeyType === 'ed25519') return { name: 'Ed25519' }
  return { name: alg.startsWith('PS') ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash: `SHA-${alg.slice(2)}` }
}
