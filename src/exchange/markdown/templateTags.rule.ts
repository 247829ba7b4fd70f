import { slugOf } from '../../publication/facts/facts.module.ts'
import type { FrontMatter } from './saying.rule.ts'
import { nameFromSlug } from './title.rule.ts'

/**
 * Archives carry the tags of the program that once made pages of them: Liquid, Nunjucks, Hugo's shortcodes. They are
 * taken out before Markdown is read, and a mark is put where each stood, because only after reading is it known whether
 * that was code (then the tag is the text itself), an address (then its value), or prose (then its value, a picture or
 * an embed). The marks are Unicode noncharacters, which no text may hold.
 */
export type TagValue =
  | { kind: 'text'; text: string }
  /** Somebody's name, which leads to their page where there is one. */
  | { kind: 'person'; text: string; path: string }
  | { kind: 'picture'; src: string; alt: string; caption?: string }
  | { kind: 'embed'; url: string; title: string }
  /** No tag of a program that anybody here knows: the author's own braces. In an address it is nothing. */
  | { kind: 'written'; text: string }

export type Tag = { source: string; value: TagValue }

export type WithoutTags = { text: string; tags: Tag[]; notes: string[] }

const OPEN = '\uFDD0'
const CLOSE = '\uFDD1'
/** A brace that the source quoted with `raw`: text, whatever follows it. */
const BRACE = '\uFDD2'
export const TAG_MARK = /\uFDD0(\d+)\uFDD1/g
const NONCHARACTERS = /[\uFDD0-\uFDEF]/g

export function takeOutTags(source: string, data: FrontMatter): WithoutTags {
  const notes: string[] = []
  const tags: Tag[] = []
  const mark = (tag: Tag) => {
    tags.push(tag)
    return `${OPEN}${tags.length - 1}${CLOSE}`
  }

  const quoted = replaceBlocks(source.replace(NONCHARACTERS, ''), RAW, ({ inside }) =>
    inside.replace(/\{(?=[{%#])/g, BRACE),
  )
  const uncommented = replaceBlocks(quoted, COMMENT, () => {
    notes.push('dropped a template comment')
    return ''
  })
  const fenced = HIGHLIGHTS.reduce((text, block) => replaceBlocks(text, block, fence), uncommented)
  const text = fenced
    // A tag never spans an empty line, so that an unpaired brace cannot swallow an article.
    .replace(
      /\{%-?(?!!)((?:(?!%\}|\{%|\n[ \t]*\n)[\s\S]){0,2000}?)-?%\}|\{\{[<%](?:(?!\{\{[<%]|\n[ \t]*\n)[\s\S]){0,2000}?[>%]\}\}|\{\{-?((?:(?!\}\}|\{\{|\n[ \t]*\n)[\s\S]){0,2000}?)-?\}\}/g,
      (whole: string, statement?: string, expression?: string) => {
        // Within a quotation the further lines of a tag begin with its sign.
        const said = expression?.replace(/\n[ \t]*>/g, '\n').trim()
        if (said !== undefined) return mark({ source: whole, value: evaluate(said, whole, data, notes) })
        const inside = statement ?? whole.slice(3, -3)
        // Hugo's way to show a tag rather than do it.
        const shown = statement === undefined ? /^\s*\/\*([\s\S]*)\*\/\s*$/.exec(inside)?.[1] : undefined
        if (shown !== undefined) {
          const text = `${whole.slice(0, 3)}${shown}${whole.slice(-3)}`
          return mark({ source: text, value: { kind: 'written', text } })
        }
        // Tags are called in the letters of programs; a word of another script is the author's.
        if (/^\s*[^\p{ASCII}\s]/u.test(inside)) return mark({ source: whole, value: { kind: 'written', text: whole } })
        return mark({ source: whole, value: run(inside.trim(), notes) })
      },
    )
  return { text, tags, notes }
}

type Block = { open: RegExp; close: RegExp }

const RAW: Block = { open: /\{%-?\s*raw\s*-?%\}/g, close: /\{%-?\s*endraw\s*-?%\}/g }
const COMMENT: Block = {
  open: /\{%-?\s*comment\s*-?%\}|\{\{[<%]\s*comment\s*[>%]\}\}/g,
  close: /\{%-?\s*endcomment\s*-?%\}|\{\{[<%]\s*\/\s*comment\s*[>%]\}\}/g,
}
/** Code of Jekyll, Hugo and Hexo. */
const HIGHLIGHTS: readonly Block[] = [
  {
    open: /^\{%-?\s*highlight\s+([\w+-]+)(?![\w+-])[^%]*%\}\n?/gm,
    close: /^\{%-?\s*endhighlight\s*-?%\}/gm,
  },
  {
    open: /^\{\{[<%]\s*highlight\s+"?([\w+#-]+)(?![\w+#-])[^{}]*[>%]\}\}\n?/gm,
    close: /^\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/gm,
  },
  {
    open: /^\{%\s*codeblock\b(?:[^%\n]*?\blang:([\w+#-]+))?[^%\n]*%\}\n?/gm,
    close: /^\{%\s*endcodeblock\s*%\}/gm,
  },
]

function fence({ inside, opening: [, language = ''] }: { inside: string; opening: RegExpExecArray }): string {
  const longest = Math.max(2, ...(inside.match(/`+/g) ?? []).map((run) => run.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}${language}\n${inside.replace(/\n$/, '')}\n${ticks}`
}

/**
 * Replaces what stands between an opening and the first end behind it; without an end it is text. One pass: a pattern
 * that spans both looks for the end anew from each opening, which is quadratic where there is none.
 */
function replaceBlocks(
  text: string,
  { open, close }: Block,
  replace: (block: { inside: string; opening: RegExpExecArray }) => string,
): string {
  const parts: string[] = []
  let from = 0
  open.lastIndex = 0
  for (let opening = open.exec(text); opening; opening = open.exec(text)) {
    close.lastIndex = open.lastIndex
    const end = close.exec(text)
    if (!end) break
    parts.push(text.slice(from, opening.index), replace({ inside: text.slice(open.lastIndex, end.index), opening }))
    from = close.lastIndex
    open.lastIndex = from
  }
  return parts.join('') + text.slice(from)
}

/** Text with every mark replaced by the tag as it was written: for code. */
export function tagsAsWritten(text: string, tags: readonly Tag[]): string {
  return plainBraces(text.replace(TAG_MARK, (_, index: string) => tags[Number(index)]?.source ?? ''))
}

/** Text with every mark replaced by its value as words: for addresses and attributes. */
export function tagsAsText(text: string, tags: readonly Tag[]): string {
  return plainBraces(
    text.replace(TAG_MARK, (_, index: string) => {
      const value = tags[Number(index)]?.value
      if (!value) return ''
      return value.kind === 'picture' ? value.src : value.kind === 'embed' ? value.url : wordsOfTag(value)
    }),
  )
}

function wordsOfTag(value: Exclude<TagValue, { kind: 'picture' | 'embed' }>): string {
  return value.kind === 'written' ? '' : value.text
}

/** Text with every mark replaced by what is read there: for titles and other lines. */
export function tagsAsWords(text: string, tags: readonly Tag[]): string {
  const written = text.replace(TAG_MARK, (mark, index: string) => {
    const value = tags[Number(index)]?.value
    return value?.kind === 'written' ? value.text : mark
  })
  return tagsAsText(written, tags)
}

export function plainBraces(text: string): string {
  return text.replaceAll(BRACE, '{')
}

const nothing: TagValue = { kind: 'text', text: '' }

/** `{{ "x" | filter: "y" }}` and `{{ page.title }}` */
function evaluate(expression: string, whole: string, data: FrontMatter, notes: string[]): TagValue {
  const [head = '', ...filters] = splitOutsideQuotes(expression, '|')
  const [, name, args] = /^([\w-]+)\(([\s\S]*)\)$/.exec(head.trim()) ?? []
  // Zola's films and pictures; any other call is the author's own.
  const called = name === undefined ? nothing : run(`${name} ${args}`, [])
  if (called.kind === 'embed' || called.kind === 'picture') return called
  const quoted = quotedText(head)
  // Spaces in an address come from a line that was broken there.
  const text =
    (quoted && /^(?:\/|https?:)/.test(quoted) ? quoted.replace(/ /g, '') : quoted) ?? lookUp(head.trim(), data)
  if (text === undefined && !OF_A_PROGRAM.test(head.trim())) {
    notes.push(`the template tag {{ ${shorten(expression)} }} is nobody’s that is known here; it stands as written`)
    return { kind: 'written', text: whole }
  }
  if (text === undefined) {
    notes.push(`dropped the template tag {{ ${shorten(expression)} }}, whose value is not known here`)
    return nothing
  }
  let value: TagValue = { kind: 'text', text }
  for (const filter of filters) {
    const [name = '', argument = ''] = splitOnce(filter.trim(), ':')
    switch (name) {
      case 'url':
      case 'relative_url':
      case 'absolute_url':
      case 'prepend':
      case 'asset':
      case 'asset_url':
      case 'asset_path':
      case 'safe':
      case 'strip':
      case 'strip_html':
      case 'escape':
      case 'markdownify':
        break
      case 'embed':
        value = { kind: 'embed', url: text, title: quotedText(argument) ?? '' }
        break
      case 'team_link':
        value = { kind: 'person', text: nameFromSlug(text), path: `/author/${slugOf(text)}` }
        break
      case 'team_photo':
        notes.push(`dropped the portrait of ${text}, which the archive does not hold`)
        return nothing
      default:
        notes.push(`the template filter ${shorten(name)} was not applied to ${shorten(text)}`)
    }
  }
  return value
}

/** What Jekyll, Hexo, Eleventy and the like have values for; anybody else's braces are the author's. */
const OF_A_PROGRAM =
  /^$|^(?:site|page|include|post|layout|content|config|collections?|metadata|theme|paginator|category|tag|item|forloop|pkg|eleventy|env|url_for|image|asset|now)\b/i

/** A value of the front matter, or of the site; a site's root is our root. */
function lookUp(name: string, data: FrontMatter): string | undefined {
  if (/^(?:site\.)?(?:base_?url|url|relative_root|root)$/i.test(name)) return ''
  const key = /^(?:page\.)?([\w-]+)$/.exec(name)?.[1]
  const value = key && Object.hasOwn(data, key) ? data[key] : undefined
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' ? String(value) : undefined
}

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|tiff?)$/i

/** `{% image "x" "alt" %}`, `{% include "figure.html", image: "x", caption: "y" %}`, `{{< youtube id >}}` */
function run(statement: string, notes: string[]): TagValue {
  const [, name = '', rest = ''] = /^([\w-]+)\s*([\s\S]*?)\/?$/.exec(statement) ?? []
  const named = namedArguments(rest)
  const first = quotedArguments(rest)[0] ?? rest.trim().split(/\s+/)[0] ?? ''

  const image = named.image ?? named.src ?? named.url ?? named.file ?? named.path
  if (image && PICTURE.test(image)) {
    const caption = named.caption ?? named.title
    return { kind: 'picture', src: image, alt: named.alt ?? '', ...(caption ? { caption } : {}) }
  }
  if (PICTURE.test(first)) {
    // What follows the address is the alternative text, between one pair of quotes or, in real archives, two.
    const strings = name === 'image_with_class' ? rest.replace(/^("[^"]*"|'[^']*')[\s,]*("[^"]*"|'[^']*')/, '$1') : rest
    const alt = strings.replace(/^\s*("[^"]*"|'[^']*'|\S+)[\s,]*/, '').replace(/^["'\s]+|["'\s]+$/g, '')
    return { kind: 'picture', src: first, alt }
  }
  switch (name) {
    case 'youtube':
      return { kind: 'embed', url: `https://www.youtube.com/watch?v=${encodeURIComponent(first)}`, title: '' }
    case 'vimeo':
      return { kind: 'embed', url: `https://vimeo.com/${encodeURIComponent(first)}`, title: '' }
    case 'gist':
      return { kind: 'embed', url: `https://gist.github.com/${first.replace(/[^\w/-]/g, '')}`, title: '' }
    case 'embed':
    case 'tweet':
    case 'twitter':
      if (/^https:\/\//.test(first)) return { kind: 'embed', url: first, title: '' }
      break
    case 'post_url':
    case 'link':
    case 'ref':
    case 'relref':
    case 'asset':
    case 'asset_path':
    case 'static':
      if (first === '') break
      return { kind: 'text', text: first.startsWith('/') ? first : `/${first}` }
  }
  notes.push(`dropped the template tag {% ${shorten(statement)} %}`)
  return nothing
}

function quotedText(text: string): string | undefined {
  const trimmed = text.trim()
  return /^(["'])([\s\S]*)\1$/.exec(trimmed)?.[2]?.replace(/\s+/g, ' ').trim()
}

function quotedArguments(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? '')
}

function namedArguments(text: string): Record<string, string> {
  const named: Record<string, string> = {}
  for (const match of text.matchAll(
    /([\w-]+)\s*[:=]\s*(?:"((?:[^"\\]|\\[^"]|\\"(?=[^"]*"))*)"|'((?:[^']|'(?=\w))*)'|`([^`]*)`)/g,
  )) {
    const written = match[2]?.replaceAll('\\"', '"') ?? match[3] ?? match[4] ?? ''
    named[(match[1] ?? '').toLowerCase()] = written.replace(/\s+/g, ' ').trim()
  }
  return named
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = ['']
  let quote = ''
  for (const character of text) {
    if (quote === '' && character === separator) parts.push('')
    else {
      if (quote === character) quote = ''
      else if (quote === '' && (character === '"' || character === "'")) quote = character
      parts[parts.length - 1] += character
    }
  }
  return parts
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
