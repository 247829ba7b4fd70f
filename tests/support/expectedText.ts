import { HtmlRenderer, Parser } from 'commonmark'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import type { Block } from '../../src/articles/store/store.module.ts'

/**
 * What an archive's file should say once it is imported, by the reference implementation of CommonMark and a few lines
 * of this file; it shares nothing with the importer.
 */

export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  )
}

/** An embed's title comes from an attribute or a host name; a reading of the source shows no words there. */
export function withoutEmbeds(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'embed') return []
    if (block.type === 'quotation' || block.type === 'factBox')
      return [{ ...block, content: withoutEmbeds(block.content) }]
    if (block.type === 'list') return [{ ...block, items: block.items.map(withoutEmbeds) }]
    return [block]
  })
}

/**
 * What a reader of the source's CommonMark rendering sees, after what CommonMark does not know is taken care of: front
 * matter cut; template tags as their program would print them (a name for a person, nothing for what only that program
 * knew), in code as they are written; notes moved to the end in the order of their calls; attribute lists cut; the kind
 * of a box (`[!NOTE] Title`) cut where it has a title. Of a table each row is a paragraph of the same words. One thing is
 * read better than CommonMark does: the indent of prose inside a raw <blockquote>, which after an empty line would make
 * code of it, tags and all.
 * `shortcodes`: the program knows `{{< tag >}}` and `{% tag %}` alone; other braces are the author's words.
 */
export function expectedText(source: string, program: 'liquid' | 'shortcodes' = 'liquid'): string {
  const [, , matter = '', body = ''] =
    /^\s*(---|\+\+\+)[ \t]*\n([\s\S]*?)\n\1[ \t]*(?:\n([\s\S]*))?$/.exec(
      source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'),
    ) ?? []
  const tags: string[] = []
  const hide = (tag: string) => `\uE000${tags.push(tag) - 1}\uE001`
  const hidden = body
    .replace(/^[ \t]*<blockquote\b[^>]*>[\s\S]*?<\/blockquote>/gm, (quotation) => quotation.replace(/^[ \t]+/gm, ''))
    .replace(/^((?:[ \t]*>)+[ \t]*)\[!\w+\][+-]?[ \t]+(?=\S)/gm, '$1')
    .replace(/^ {0,3}\|.*$/gm, '\n$&\n')
    .replace(/^\[\[?_?toc_?\]?\]$/gim, '')
    .replace(/!\[[^\]\n]*\]\((?!https?:)[^()<>"\n]* [^()<>"\n]*\.\w{3,5}\)/g, '')
    .replace(/\{%-?\s*(?:end)?raw\s*-?%\}/g, (tag) => (tag.includes('endraw') ? '\uE003' : '\uE002'))
    .replace(/\uE002([\s\S]*?)\uE003/g, (_, quoted: string) => quoted.replace(/\{\{|\{%/g, ' '))
    .replace(/\{% *comment *%\}[\s\S]*?\{% *endcomment *%\}/g, '')
    .replace(/\{\{[<%] *comment *[%>]\}\}[\s\S]*?\{\{[<%] *\/comment *[%>]\}\}/g, '')
    .replace(
      program === 'liquid'
        ? /\{%(?!!)(?!\s*\p{Script=Han})[\s\S]*?%\}|\{\{[\s\S]*?\}\}/gu
        : /\{%(?!!)(?!\s*\p{Script=Han})[\s\S]*?%\}|\{\{[<%][\s\S]*?[%>]\}\}/gu,
      hide,
    )

  const notes = new Map<string, string>()
  const text = hidden.replace(
    /^\[\^([\w-]+)\]:((?:.*\n?)(?:(?!\[\^|\n|\S)[ \t]+.*\n?|(?!\[\^|\s).+\n?)*)/gm,
    (_, label: string, note: string) => {
      notes.set(label, note.replace(/^(?: {4}|\t)/gm, ''))
      return ''
    },
  )
  const called: string[] = []
  const withoutCalls = text.replace(/\[\^([\w-]+)\]/g, (call, label: string) => {
    if (!notes.has(label)) return call
    if (!called.includes(label)) called.push(label)
    return ''
  })
  // Notes may use the addresses that stand below the text.
  const addresses = withoutCalls.match(/^ {0,3}\[[^\]\n]+\]:[ \t]*(?:\n[ \t]*)?\S.*$/gm)?.join('\n') ?? ''
  return [withoutCalls, ...called.map((label) => `${notes.get(label) ?? ''}\n\n${addresses}`)]
    .map((part) => shownText(part, tags, matter))
    .join('\n')
}

const OF_HTML =
  /^(?:a|abbr|acronym|address|area|audio|b|big|blockquote|body|br|button|center|cite|code|col|dd|del|details|div|dl|dt|em|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|mark|meta|nav|object|ol|option|p|param|pre|q|rt|ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video)$/

const HAN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]`
/** Between these the end of a line is no blank. */
const LINE_OF_HAN = new RegExp(`(?<=${HAN})[ \\t]*\\n[ \\t]*(?=${HAN})`, 'gu')

function shownText(markdown: string, tags: readonly string[], matter: string): string {
  const html = new HtmlRenderer({ safe: false }).render(new Parser().parse(markdown))
  return textOf(parseFragment(html, { sourceCodeLocationInfo: true }), false)

  function textOf(
    node: DefaultTreeAdapterTypes.ParentNode | DefaultTreeAdapterTypes.ChildNode,
    inCode: boolean,
  ): string {
    if ('value' in node) {
      const value = inCode ? node.value : node.value.replace(LINE_OF_HAN, '').replace(/\{[.#]\w[\w.# -]*\}/g, '')
      return value.replace(
        /\uE000(\d+)\uE001/g,
        (_, index: string) => (inCode ? tags[Number(index)] : printed(tags[Number(index)] ?? '', matter)) ?? '',
      )
    }
    const name = node.nodeName
    if (['#comment', 'script', 'style', 'svg', 'iframe'].includes(name)) return ''
    if (name === 'img' && 'attrs' in node) {
      const of = (wanted: string) => node.attrs.find((attr) => attr.name === wanted)?.value ?? ''
      // A picture on another site becomes a link with its alternative text.
      return /^https?:/.test(of('src')) ? ` ${of('alt')} ` : ''
    }
    const inside = ('childNodes' in node ? node.childNodes : [])
      .map((child) => textOf(child, inCode || name === 'code' || name === 'pre'))
      .join('')
    const place = (node as DefaultTreeAdapterTypes.Element).sourceCodeLocation
    // What is no element of HTML and is never closed is words: `vector<char>`.
    if (place?.startTag && !place.endTag && !OF_HTML.test(name)) {
      const written = html.slice(place.startTag.startOffset, place.startTag.endOffset)
      return ` ${written.endsWith('/>') ? '' : written} ${inside} `
    }
    // What stands in a film is for those who cannot play it.
    if (/^(?:video|audio)$/.test(name) && place?.endTag) return ''
    return /^(?:a|abbr|b|code|del|em|i|input|mark|q|s|small|span|strong|sub|sup|time|u)$/.test(name)
      ? inside
      : ` ${inside} `
  }
}

function printed(tag: string, matter: string): string {
  const person = /"([\w-]+)"\s*\|\s*team_link/.exec(tag)?.[1]
  if (person) return person.replaceAll('-', ' ')
  if (/page\.excerpt/.test(tag)) return /^excerpt: "?([\s\S]*?)"?(?=\n\S)/m.exec(matter)?.[1] ?? ''
  const caption = /\bcaption *[:=] *"([^"]*)"/.exec(tag)?.[1]
  if (caption !== undefined) return ` ${shownText(caption, [], matter)} `
  return /"([^"]*)"\s*\|\s*url/.exec(tag)?.[1] ?? ''
}
