import createMarkdownIt, { type MarkdownIt, type StateBlock, type StateInline, type Token } from 'markdown-it'
import { furtherCells } from './table.rule.ts'

/**
 * Markdown to HTML, to be read by `bodyDocument.rule.ts`, never to be shown. CommonMark with tables and strike-through,
 * footnotes, `::: name key="value"` containers, and attribute lists (`{.class #id}`), which are taken out: they say how
 * something looks or is called, not what it says.
 *
 * Footnotes and containers are rules of our own: the plug-ins for them render markup that would have to be taken apart
 * again, and are no shorter.
 */
export type MarkdownHtml = { kind: 'html'; html: string } | { kind: 'tooDeep' }

/** Quotations in lists in quotations…: nobody writes so many; beyond it the parser would leave words out. */
const MAX_NESTING = 100
const MAX_CONTAINERS = 12

type Rule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean

type Reading = {
  footnotes: Set<string>
  containers: number
  /** How many elements of raw HTML are open after the first `scanned` tokens. */
  openMarkup: number
  scanned: number
}

const parser = createParser()

export function convertMarkdown(source: string, shape: 'blocks' | 'line'): MarkdownHtml {
  const reading = newReading()
  if (shape === 'line') return { kind: 'html', html: parser.renderInline(source, reading) }
  const tokens = parser.parse(source, reading)
  if (tokens.some((token) => token.level >= MAX_NESTING - 1)) return { kind: 'tooDeep' }
  return { kind: 'html', html: parser.renderer.render(tokens, parser.options, reading) }
}

function newReading(): Reading {
  return { footnotes: new Set(), containers: 0, openMarkup: 0, scanned: 0 }
}

function createParser(): MarkdownIt {
  const markdown = createMarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: MAX_NESTING })
  // Addresses are judged and normalized where the document is made; here they must survive as written.
  markdown.validateLink = () => true
  markdown.normalizeLink = (url) => url
  markdown.normalizeLinkText = (text) => text
  const interrupts = ['paragraph', 'reference', 'blockquote', 'list']
  markdown.block.ruler.at('code', indentedCode)
  const table = markdown.block.ruler.getRules('').find(({ name }) => name === 'table')
  if (table) markdown.block.ruler.at('table', wholeRows(table), { alt: ['paragraph', 'reference'] })
  markdown.block.ruler.before('fence', 'container', container, { alt: interrupts })
  markdown.block.ruler.before('reference', 'footnote', footnote, { alt: ['paragraph', 'reference'] })
  markdown.inline.ruler.after('image', 'footnote_reference', (state, silent) => {
    const match = /^\[\^([^\]\s]{1,80})\]/.exec(state.src.slice(state.pos, state.pos + 90))
    const label = match?.[1]
    if (!match || !label || !(state.env as unknown as Reading).footnotes.has(label)) return false
    if (!silent) state.push('footnote_reference', 'dateline-note-reference', 0).meta = { label }
    state.pos += match[0].length
    return true
  })
  markdown.inline.ruler.after('image', 'picture_with_spaces', pictureWithSpaces)
  markdown.core.ruler.after('block', 'alerts', ({ tokens, env }) => openAlerts(tokens, env as Reading))
  markdown.core.ruler.after('alerts', 'contents', ({ tokens }) => dropContents(tokens))
  markdown.core.ruler.after('inline', 'attribute_lists', ({ tokens }) => removeAttributeLists(tokens))

  markdown.renderer.rules.footnote_reference = (tokens, index) =>
    `<dateline-note-reference label="${escapeAttribute(String(tokens[index]?.meta?.label))}"></dateline-note-reference>`
  return markdown
}

/**
 * CommonMark's rule, except inside elements of raw HTML that are still open: there an indent follows the markup, and
 * what it indents is prose.
 */
function indentedCode(state: StateBlock, startLine: number, endLine: number): boolean {
  if (!isIndented(state, startLine)) return false
  const reading = state.env as unknown as Reading
  for (; reading.scanned < state.tokens.length; reading.scanned++) {
    const token = state.tokens[reading.scanned]
    if (token?.type !== 'html_block') continue
    for (const [, slash] of token.content.matchAll(
      /<(\/?)(?:div|blockquote|figure|section|aside|article|center)\b/gi,
    )) {
      reading.openMarkup = Math.max(0, reading.openMarkup + (slash ? -1 : 1))
    }
  }
  if (reading.openMarkup > 0) return false

  let last = startLine + 1
  for (let line = last; line < endLine && (state.isEmpty(line) || isIndented(state, line)); line++) {
    if (!state.isEmpty(line)) last = line + 1
  }
  state.line = last
  const token = state.push('code_block', 'code', 0)
  token.content = `${state.getLines(startLine, last, 4 + state.blkIndent, false)}\n`
  token.map = [startLine, last]
  return true
}

/** Tables as GitHub reads them, but with the cells that a row has beyond those of the head: their words are lost else. */
function wholeRows(table: Rule): Rule {
  return (state, startLine, endLine, silent) => {
    const before = state.tokens.length
    if (!table(state, startLine, endLine, silent)) return false
    let row = startLine
    let cells = 0
    for (const token of state.tokens.splice(before)) {
      if (token.type === 'tr_open') [row, cells] = [token.map?.[0] ?? row, 0]
      if (token.type === 'td_open' || token.type === 'th_open') cells++
      if (token.type === 'tr_close') {
        for (const words of furtherCells(lineAt(state, row), cells)) {
          state.push('td_open', 'td', 1)
          const cell = state.push('inline', '', 0)
          cell.content = words
          cell.children = []
          state.push('td_close', 'td', -1)
        }
      }
      state.tokens.push(token)
    }
    return true
  }
}

/** `::: fact-box title="In figures"`, blocks, `:::`; one inside another is counted. Unclosed, it goes to the end. */
function container(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const reading = state.env as unknown as Reading
  const opened = openingOf(lineAt(state, startLine), reading)
  if (!opened || isIndented(state, startLine)) return false
  if (reading.containers >= MAX_CONTAINERS) return false
  if (silent) return true

  let depth = 1
  let fence = ''
  let line = startLine + 1
  for (; line < endLine; line++) {
    const text = lineAt(state, line)
    const ticks = /^(`{3,}|~{3,})/.exec(text)?.[1]
    if (fence !== '') {
      if (ticks && ticks[0] === fence[0] && ticks.length >= fence.length) fence = ''
    } else if (ticks) fence = ticks
    else if (/^:{3,}[ \t]*$/.test(text) && --depth === 0) break
    else if (/^:{3,}[ \t]*\{?[a-z]/.test(text)) depth++
  }
  const inside = state.getLines(startLine + 1, Math.min(line, endLine), state.blkIndent, false)
  const open = state.push('html_block', '', 0)
  const attributes = opened.attributes.replace(/[<>]/g, (bracket) => (bracket === '<' ? '&lt;' : '&gt;'))
  open.content = `<dateline-box kind="${opened.kind}"${attributes}>\n`
  reading.containers++
  state.md.block.parse(inside, state.md, state.env, state.tokens)
  reading.containers--
  state.push('html_block', '', 0).content = '\n</dateline-box>\n'
  state.line = Math.min(line + 1, endLine)
  return true
}

/** What Docusaurus, VuePress, GitHub and Obsidian call the boxes that set something apart. */
const ALERT =
  /^(?:note|tip|info|warning|danger|caution|important|hint|success|question|abstract|summary|example|attention|error|seealso|details)$/i

/** `::: kind name="value"` of our own, and `:::note Title`, `:::note[Title]`, `:::{note}` of others. */
function openingOf(line: string, reading: Reading): { kind: string; attributes: string } | undefined {
  const own = /^:{3,}[ \t]*([a-z][a-z-]*)((?:[ \t]+[\w-]+="[^"]*")*)[ \t]*$/.exec(line)
  if (own?.[1] && !ALERT.test(own[1])) return { kind: own[1], attributes: own[2] ?? '' }
  const [, name = '', inBrackets, behind] =
    /^:{3,}[ \t]*\{?([a-zA-Z]+)\}?(?:\[([^\]]*)\])?(?:[ \t]+([^\n]*?))?[ \t]*$/.exec(line) ?? []
  if (!ALERT.test(name)) return undefined
  const title = /\btitle="([^"]*)"/.exec(behind ?? '')?.[1] ?? (inBrackets || behind || nameOfAlert(name))
  const words = wordsOfLine(title.replace(/\{[^}]*\}/g, ''), reading)
  return { kind: 'fact-box', attributes: ` title="${escapeAttribute(words)}"` }
}

/** What is read of a line of Markdown where only words can stand. */
function wordsOfLine(markdown: string, reading: Reading): string {
  const [line] = parser.parseInline(markdown, reading)
  const shown = (line?.children ?? []).filter(({ type }) => /^(?:text|text_special|code_inline|softbreak)$/.test(type))
  return shown
    .map(({ content }) => content || ' ')
    .join('')
    .trim()
}

const nameOfAlert = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()

/** A quotation that begins with `[!NOTE]`, or with `[!note] Title`, is a box. */
function openAlerts(tokens: Token[], reading: Reading) {
  for (const [index, token] of tokens.entries()) {
    const first = tokens[index + 2]
    if (token.type !== 'blockquote_open' || tokens[index + 1]?.type !== 'paragraph_open' || !first) continue
    const marked = /^\[!([a-zA-Z]+)\][+-]?[ \t]*([^\n]*)\n?/.exec(first.content)
    const end = tokens.findIndex(
      (other, at) => at > index && other.type === 'blockquote_close' && other.level === token.level,
    )
    const close = tokens[end]
    if (!marked?.[1] || !close) continue
    const title = wordsOfLine(marked[2] ?? '', reading) || nameOfAlert(marked[1])
    first.content = first.content.slice(marked[0].length)
    token.type = 'html_block'
    token.content = `<dateline-box kind="fact-box" title="${escapeAttribute(title)}">\n`
    close.type = 'html_block'
    close.content = '\n</dateline-box>\n'
  }
}

/** Where a program put the table of contents: `[TOC]`, `[[toc]]`, and the list item that kramdown's `{:toc}` replaces. */
function dropContents(tokens: Token[]) {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline') continue
    if (/^(?:\[\[?_?toc_?\]?\]|\{:\s*toc\s*\})$/i.test(token.content.trim())) token.content = ''
    else if (tokens[index - 2]?.type === 'list_item_open' && /\n[ \t]*\{:\s*toc\b[^}]*\}[ \t]*$/i.test(token.content))
      token.content = ''
    else if (
      /^\{:\s*toc\b[^}]*\}$/i.test(token.content.trim()) &&
      /^(?:bullet|ordered)_list_close$/.test(tokens[index - 2]?.type ?? '')
    )
      token.content = ''
  }
}

/** `![A quay](img/the quay.png)`: CommonMark wants no spaces there, but most programs put up with them. */
function pictureWithSpaces(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x21) return false
  const found = /^!\[([^\]\n]*)\]\([ \t]*([^()<>"\n]+?\.\w{2,5})(?:[ \t]+"([^"\n]*)")?[ \t]*\)/.exec(
    state.src.slice(state.pos, state.pos + 2000),
  )
  if (!found?.[2]) return false
  if (!silent) {
    const token = state.push('html_inline', '', 0)
    token.content = `<img src="${escapeAttribute(found[2])}" alt="${escapeAttribute(found[1] ?? '')}">`
  }
  state.pos += found[0].length
  return true
}

/** `[^label]: text`, continued by lines that are indented by four or follow without an empty line. */
function footnote(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const opened = /^\[\^([^\]\s]{1,80})\]:[ \t]*/.exec(lineAt(state, startLine))
  const reading = state.env as unknown as Reading
  if (!opened || isIndented(state, startLine) || reading.containers >= MAX_CONTAINERS) return false
  if (silent) return true

  let line = startLine + 1
  let last = line
  for (; line < endLine; line++) {
    if (state.isEmpty(line)) continue
    const continues =
      (state.sCount[line] ?? 0) - state.blkIndent >= 4 || (last === line && !beginsBlock(lineAt(state, line)))
    if (!continues) break
    last = line + 1
  }
  const label = opened[1] ?? ''
  const first = lineAt(state, startLine).slice(opened[0].length)
  const rest = last > startLine + 1 ? state.getLines(startLine + 1, last, state.blkIndent + 4, false) : ''
  reading.footnotes.add(label)
  state.push('html_block', '', 0).content = `<dateline-note label="${escapeAttribute(label)}">\n`
  reading.containers++
  state.md.block.parse(`${first}\n${rest}`, state.md, state.env, state.tokens)
  reading.containers--
  state.push('html_block', '', 0).content = '\n</dateline-note>\n'
  state.line = last
  return true
}

function beginsBlock(line: string): boolean {
  return /^(?:\[\^[^\]\s]+\]:|#{1,6}\s|>|[-*+]\s|\d{1,9}[.)]\s|:{3,}|`{3}|~{3})/.test(line)
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
}

function isIndented(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) - state.blkIndent >= 4
}

/** Names with a dot or a hash, or anything after `{:`; values only beside them, so that `{x=1}` in prose is left alone. */
const ATTRIBUTE = String.raw`(?:[.#][\w\p{L}\p{N}:-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'}]+))`
const ATTRIBUTE_LIST = new RegExp(
  String.raw`[ \t]*\{(?::[ \t]*(?:${ATTRIBUTE}[ \t]*)*|[ \t]*[.#][\w\p{L}\p{N}:-]+(?:[ \t]+${ATTRIBUTE})*[ \t]*)\}`,
  'gu',
)

function removeAttributeLists(tokens: Token[]) {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline') continue
    for (const child of token.children ?? []) {
      if (child.type !== 'text' || !child.content.includes('{')) continue
      child.content = child.content.replace(ATTRIBUTE_LIST, (list) => {
        const id = /#([\w\p{L}\p{N}:-]+)/u.exec(list)?.[1]
        const opened = tokens[index - 1]
        if (id && opened?.type === 'heading_open') opened.attrSet('id', id)
        return ''
      })
    }
  }
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
}
