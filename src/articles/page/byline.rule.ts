/** Words by which a newsroom signs together, in the languages of bylines that there are. */
const TOGETHER = new Set(
  `agencies agency board bureau correspondents desk editorial editors newsroom reporters staff team writers
  agences équipe rédaction service
  redaktion redaktionsteam agenturen
  redacción equipo agencias redazione agenzie redação equipe redacció
  redactie redaksjonen redaktionen toimitus redakcja redakce
  редакция редакція агентства`.split(/\s+/),
)

/** The same where words are not parted, or are joined to an article. */
const TOGETHER_WITHIN = /編集部|取材班|報道部|编辑部|編輯部|记者组|편집부|취재팀|هيئة التحرير|فريق|وكالات|تحریریه/u

/** News agencies sign like people, with a name. */
const AGENCIES = new Set('afp ansa ap dpa efe reuters pti ians kyodo jiji xinhua tass yonhap bloomberg'.split(' '))

/** What schema.org calls somebody who signs: a person, unless the name says that it is several, or an outlet. */
export function kindOfAuthor(name: string, outlets: readonly string[]): 'Person' | 'Organization' {
  const plain = plainName(name)
  if (outlets.some((outlet) => plainName(outlet) === plain) || AGENCIES.has(plain)) return 'Organization'
  if (TOGETHER_WITHIN.test(name)) return 'Organization'
  return plain.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => TOGETHER.has(word)) ? 'Organization' : 'Person'
}

const plainName = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/^(?:the|le|la|les|die|der|das)\s+/u, '')
    .trim()
