import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { Finding, MailSetup } from './finding.ts'
import { lookUp, type MailResolver } from './lookUp.ts'

/** RFC 8301 asks for 1024 bits at least and advises 2048; shorter ones are not believed. */
const SHORTEST_BITS = 1024
const GOOD_BITS = 2048
const ONLY_A_MAIL = 'a mail shows (dateline mail test): in its source stands dkim=pass beside your domain.'

/** Whether receivers can check what we sign: the public half of the key in the DNS is that of ours (RFC 6376). */
export async function checkDkim(dns: MailResolver, dkim: MailSetup['dkim']): Promise<Finding> {
  const unnamed = { about: 'DKIM', name: '–' } as const
  if (dkim === 'relay') {
    const say = `The relay signs, as DKIM_SIGNER says. Whether it does, and with your domain, ${ONLY_A_MAIL}`
    return { ...unnamed, state: 'unknown', found: 'the relay', say }
  }
  if (!dkim) {
    const say = `Letters are not signed, and large receivers refuse them: set DKIM_KEY, or DKIM_SIGNER=relay where the relay signs. Whether it does, ${ONLY_A_MAIL}`
    return { ...unnamed, state: 'wrong', found: 'no key', say }
  }
  const about = { about: 'DKIM', name: `${dkim.selector}._domainkey.${dkim.domain}` } as const
  const key = publicKeyOf(dkim.key)
  if (!key)
    return {
      ...about,
      state: 'wrong',
      found: 'a broken key',
      say: 'DKIM_KEY is no private key in PEM: no letter goes out.',
    }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  const text = key.export({ type: 'spki', format: 'der' }).toString('base64')
  const set = { name: about.name, type: 'TXT', value: `v=DKIM1; k=rsa; p=${text}` } as const
  if (key.asymmetricKeyType !== 'rsa') {
    const say = 'Microsoft and Yahoo check RSA alone: make a key of 2048 bits (openssl genrsa 2048).'
    return { ...about, state: 'wrong', found: `a key of the kind ${key.asymmetricKeyType}`, say }
  }
  if (bits < SHORTEST_BITS)
    return { ...about, state: 'wrong', found: `${bits} bits`, say: 'A key so short is not believed.' }
  const said = await lookUp(() => dns.resolveTxt(about.name))
  if (said.kind === 'silent') return { ...about, state: 'unknown', found: 'no answer', say: 'The DNS did not answer.' }
  if (said.kind === 'none') {
    const say = 'What is signed cannot be checked, and counts as not signed.'
    return { ...about, state: 'wrong', found: 'nothing', say, set }
  }
  const there = said.values.map((parts) => parts.join('')).map((value) => publishedKey(value))
  if (!there.includes(text)) {
    const isRevoked = there.includes('')
    const say = isRevoked
      ? 'The key there is empty, which takes it back.'
      : 'The key there is another than the one that signs.'
    return { ...about, state: 'wrong', found: isRevoked ? 'an empty key' : 'another key', say, set }
  }
  if (bits < GOOD_BITS) {
    return { ...about, state: 'improve', found: `${bits} bits`, say: 'It works; 2048 bits are advised.' }
  }
  return { ...about, state: 'right', found: `${bits} bits`, say: 'What is signed can be checked.' }
}

function publicKeyOf(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(createPrivateKey(pem))
  } catch {
    return undefined
  }
}

/** `v=DKIM1; k=rsa; p=…`; white space in the key means nothing. */
const publishedKey = (text: string) => /(?:^|;)\s*p\s*=([^;]*)/.exec(text)?.[1]?.replace(/\s+/g, '')
