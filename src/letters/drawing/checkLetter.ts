import { blockText, findArticles, findBody, plainText } from '../../articles/store/store.module.ts'
import { Grant } from '../../paywall/decisions/decisions.module.ts'
import { groupsOf, slugsOf } from './blocks.rule.ts'
import type { DrawingDeps } from './deps.ts'
import { inspectMarkup } from './inspectMarkup.ts'
import type { Letter, LetterStanding, WrittenVariant } from './letter.ts'
import { LETTER_STANDINGS } from './letterDocument.ts'
import { fillHoles } from './slices.rule.ts'
import { writeVariant } from './writeVariant.tsx'

/** An error keeps a letter back; a warning is said. */
export type Finding = { severity: 'error' | 'warning'; rule: string; text: string }

export type LetterCheck = {
  findings: readonly Finding[]
  /** Of the HTML as a mail program decodes it, with links expanded. */
  sizes: readonly { standing: LetterStanding; bytes: number }[]
}

/** As long as the sender's tokens are at most. */
const HOLES = { pass: 'p'.repeat(40), unsubscribe: 'u'.repeat(40), address: 'somebody.with.a.long.name@example.org' }

/** Gmail cuts a mail off near 102 kB of decoded HTML. */
const MOST_BYTES = 100_000
const MANY_BYTES = 90_000
/** Mail programs show some 60 characters of a subject. */
const LONG_SUBJECT = 110
/** A sentence may be quoted; a paragraph of this length is the article. */
const A_PARAGRAPH = 120

/** Pages of ours to which a letter may lead besides articles. */
const KNOWN_PAGES =
  /^(?:\/[a-z]{2}(?=\/))?\/(?:$|(?:newsletters|unsubscribe|subscribe|account|sign-in|about|section|place|places|author|source|tag|latest|this-happened|magazine|archive)(?:[/?#]|$))/

/** Looks at every variant of a letter before it goes: what would keep it back, and what is worth a word. */
export async function checkLetter(deps: DrawingDeps, letter: Letter): Promise<LetterCheck> {
  const findings: Finding[] = subjectFindings(letter)
  const sizes: { standing: LetterStanding; bytes: number }[] = []
  const withheld = await withheldParagraphs(deps, letter)
  const links = new Set<string>()
  const say = (finding: Finding) => {
    if (!findings.some(({ text }) => text === finding.text)) findings.push(finding)
  }
  for (const standing of LETTER_STANDINGS) {
    const variant = await writeVariant(deps, letter, { standing, language: letter.language, arm: 'a' })
    const html = fillHoles(variant.html, HOLES)
    const bytes = Buffer.byteLength(html)
    sizes.push({ standing, bytes })
    if (bytes > MANY_BYTES) {
      const severity = bytes > MOST_BYTES ? 'error' : 'warning'
      say({ severity, rule: 'size', text: `${standing}: ${bytes} bytes of HTML; Gmail cuts off near 102,000` })
    }
    const inspected = inspectMarkup(html)
    for (const { rule, text } of inspected.problems) say({ severity: 'error', rule, text })
    for (const link of inspected.links) links.add(link)
    for (const text of missingIn(fillHoles(variant.text, HOLES), inspected.texts))
      say({ severity: 'error', rule: 'text', text: `the text does not say “${text}”` })
    if (standing !== 'trial' && standing !== 'subscriber') {
      for (const text of leaked(variant, withheld))
        say({
          severity: 'error',
          rule: 'withheld',
          text: `${standing}: holds a withheld paragraph: “${text.slice(0, 60)}…”`,
        })
    }
  }
  for (const link of await unknownLinks(deps, links)) {
    say({ severity: 'warning', rule: 'links', text: `nothing stands at ${link}` })
  }
  return { findings, sizes }
}

/** What is in a header must be one line. */
function subjectFindings({ subject, otherSubject, previewText }: Letter): Finding[] {
  const findings: Finding[] = []
  for (const text of [subject, otherSubject ?? subject, previewText]) {
    if (/\p{Cc}/u.test(text))
      findings.push({ severity: 'error', rule: 'subject', text: 'a subject is one line of text' })
  }
  if (subject.trim() === '') findings.push({ severity: 'error', rule: 'subject', text: 'it has no subject' })
  if (subject.length > LONG_SUBJECT) {
    const text = `the subject has ${subject.length} characters; mail programs show some 60`
    findings.push({ severity: 'warning', rule: 'subject', text })
  }
  return findings
}

/** Whole paragraphs that not everyone may read, of the articles that the letter tells of. */
async function withheldParagraphs(deps: DrawingDeps, letter: Letter): Promise<string[]> {
  const groups = new Set(groupsOf(letter.document.blocks))
  const articles = await findArticles(deps.db, slugsOf(letter.document.blocks))
  const found: string[] = []
  for (const article of articles) {
    if (!groups.has(article.groupId) || article.terms === 'free' || article.openToAll) continue
    const sealed = await findBody(deps.db, article)
    const open = plainText(article.leadIn)
    for (const block of sealed.open(Grant.forMaking('letter', article.groupId)).content) {
      const text = blockText(block).trim()
      if (text.length >= A_PARAGRAPH && !open.includes(text)) found.push(text)
    }
  }
  return found
}

function leaked(variant: WrittenVariant, withheld: readonly string[]): string[] {
  const said = plain(fillHoles(variant.text, HOLES))
  return withheld.filter((text) => said.includes(plain(text)))
}

/** Texts of the HTML that the twin lacks. */
function missingIn(twin: string, texts: readonly string[]): string[] {
  const said = plain(twin)
  return texts.map((text) => text.trim()).filter((text) => text !== '' && !said.includes(plain(text)))
}

/** Letters and digits alone: the twin breaks its lines elsewhere, and sets addresses between words. */
function plain(text: string): string {
  return text
    .replace(/\(?https?:\/\/[^\s)]+\)?/g, '')
    .replace(/^[>|] ?/gm, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}

/** Links into this site behind which nothing stands. */
async function unknownLinks(deps: DrawingDeps, links: ReadonlySet<string>): Promise<string[]> {
  const own = [...links].flatMap((link) => {
    const url = URL.parse(link)
    return url?.origin === deps.site.origin && !KNOWN_PAGES.test(url.pathname) ? [url.pathname] : []
  })
  const slugs = own.map((path) => path.split('/').at(-1) ?? '')
  const known = new Set((await findArticles(deps.db, slugs)).map(({ section, slug }) => `/${section.slug}/${slug}`))
  return [...new Set(own)].filter((path) => !known.has(path))
}
