export type SpfTerm = { qualifier: '+' | '-' | '~' | '?'; mechanism: string; value: string; prefix: string }
export type SpfRecord =
  | { kind: 'none' }
  | { kind: 'several' }
  | { kind: 'record'; text: string; terms: SpfTerm[]; redirect: string | undefined }

/** Those of a name's texts that are a policy (RFC 7208, 4.5): there may be one. */
export function readSpf(texts: readonly string[]): SpfRecord {
  const [text, ...more] = texts.filter((one) => /^v=spf1(?: |$)/i.test(one))
  if (text === undefined) return { kind: 'none' }
  if (more.length > 0) return { kind: 'several' }
  const words = text
    .split(/ +/)
    .slice(1)
    .filter((word) => word !== '')
  const redirect = words.find((word) => /^redirect=/i.test(word))?.slice('redirect='.length)
  const terms = words.flatMap((word) => {
    const read = /^([+\-~?]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?::([^/]*))?((?:\/\d+)?(?:\/\/\d+)?)$/i.exec(word)
    if (!read) return []
    const [, qualifier = '', mechanism = '', value = '', prefix = ''] = read
    return [{ qualifier: (qualifier || '+') as '+', mechanism: mechanism.toLowerCase(), value, prefix }]
  })
  return { kind: 'record', text, terms, redirect }
}

/** RFC 7208, 4.6.4: more questions than this and the policy is none. */
export const MOST_SPF_LOOKUPS = 10

export const spfAsks = (mechanism: string): boolean => ['include', 'a', 'mx', 'ptr', 'exists'].includes(mechanism)
