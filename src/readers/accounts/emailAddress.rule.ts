import { addressKey } from '../../platform/addressKey.ts'

export type EmailAddress = {
  /** What mail is sent to: as typed, with the domain in ASCII. */
  email: string
  /** Two addresses with one key are one mailbox: one account, one subscription to a letter. */
  emailKey: string
}

export type EmailProblem = 'missing' | 'too-long' | 'malformed'

export type ParsedEmail = ({ kind: 'address' } & EmailAddress) | { kind: 'refused'; problem: EmailProblem }

/** RFC 5321, 4.5.3.1: 64 octets before the sign, 254 for all of it (a path has 256 with its brackets). */
const LOCAL_PART_OCTETS = 64
const ADDRESS_OCTETS = 254

/** Quoted local parts are legal and never a person; without them nothing in an address can end a header. */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
/** Control, format (zero-width, direction) and unassigned characters: they hide what an address really is. */
const INVISIBLE = /\p{C}/u
/**
 * What comes along when an address is copied, and means nothing at its ends: marks of direction, joiners, byte order. Not
 * the override from right to left, which shows another address than it is.
 */
const COPIED_ALONG = '[\\s\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202d\\u2060\\u2066-\\u2069\\ufeff]'
const AROUND = new RegExp(`^${COPIED_ALONG}+|${COPIED_ALONG}+$`, 'gu')
/** Pages let a long address break beside its signs, and the break is copied with it. */
const BREAKS = /[\u200b\u2060\ufeff]+(?=[@.])|(?<=[@.])[\u200b\u2060\ufeff]+/gu
/** As keyboards for Chinese, Japanese and Korean write letters and signs: the same characters, wider. */
const WIDE = /[\uff01-\uff5e]/gu

/** The URL parser, which knows how domains become ASCII, cuts at these instead of refusing them. */
const DOMAIN_CUTTERS = /[/?#\\%:@[\]\s]/
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/

/**
 * Reads what somebody typed as their address. Composed (NFC) before lower-casing, so that look-alikes which Unicode
 * declares equal, like the Kelvin sign and K, make one key instead of two accounts. Dots and tags are kept: whether
 * they matter is the mailbox owner's provider's business (see `person.rule.ts` for where that is assumed).
 */
export function parseEmailAddress(typed: string): ParsedEmail {
  // Far above any address, so that nothing below has to look at a novel.
  const trimmed = typed.trim()
  if (trimmed.length > 1000) return { kind: 'refused', problem: 'too-long' }
  const text = withoutWrapping(trimmed).normalize('NFC')
  if (text === '') return { kind: 'refused', problem: 'missing' }
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const typedDomain = text.slice(at + 1)
  if (at < 1 || INVISIBLE.test(text) || !LOCAL_PART.test(local) || DOMAIN_CUTTERS.test(typedDomain)) {
    return { kind: 'refused', problem: 'malformed' }
  }
  const domain = URL.parse(`http://${typedDomain}/`)?.hostname ?? ''
  const email = `${local}@${domain}`
  if (Buffer.byteLength(local) > LOCAL_PART_OCTETS || Buffer.byteLength(email) > ADDRESS_OCTETS) {
    return { kind: 'refused', problem: 'too-long' }
  }
  if (!DOMAIN.test(domain)) return { kind: 'refused', problem: 'malformed' }
  return { kind: 'address', email, emailKey: addressKey(email) }
}

/** The address in what was copied: from a link (`mailto:`), out of brackets, with what nobody sees around it. */
function withoutWrapping(typed: string): string {
  const wide = typed.replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace('\ufe6b', '@')
  const bare = wide
    .replace(AROUND, '')
    .replace(/^<([^<>]*)>$/, '$1')
    .replace(AROUND, '')
  const link = /^mailto:([^?#]*)/i.exec(bare)?.[1]
  return (link === undefined ? bare : decodedOrNot(link).replace(AROUND, '')).replace(BREAKS, '')
}

function decodedOrNot(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
