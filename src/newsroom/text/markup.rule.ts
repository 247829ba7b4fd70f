/** HTML from elsewhere as a tree of its own: the browser makes it of a clipboard, the desk of a file. */
export type Markup = MarkupElement | string
export type MarkupElement = { tag: string; attrs: Readonly<Record<string, string>>; inside: Markup[] }

export function element(tag: string, inside: Markup[] = [], attrs: Readonly<Record<string, string>> = {}) {
  return { tag, attrs, inside }
}

/** The words in it, as they stand. */
export function wordsOf(nodes: readonly Markup[]): string {
  let words = ''
  for (const node of nodes) words += typeof node === 'string' ? node : wordsOf(node.inside)
  return words
}

export function isBlank(text: string): boolean {
  return !/[^\s\u00a0\u200b\ufeff]/.test(text)
}

const NEVER_CLOSED = new Set(['br', 'hr', 'img'])

/** Written out; whatever was in words stays words. */
export function writeMarkup(nodes: readonly Markup[]): string {
  const parts: string[] = []
  const write = (node: Markup) => {
    if (typeof node === 'string') {
      parts.push(escapeWords(node))
      return
    }
    parts.push('<', node.tag)
    for (const [name, value] of Object.entries(node.attrs)) parts.push(' ', name, '="', escapeValue(value), '"')
    parts.push('>')
    if (NEVER_CLOSED.has(node.tag)) return
    for (const child of node.inside) write(child)
    parts.push('</', node.tag, '>')
  }
  for (const node of nodes) write(node)
  return parts.join('')
}

const escapeWords = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const escapeValue = (text: string): string => escapeWords(text).replace(/"/g, '&quot;')

const read = new Map<string, ReadonlyMap<string, string>>()
/** What is longer stands in no document a second time, and is not to be kept. */
const LONGEST_KEPT = 2_000

/** What a `style` attribute says; documents repeat the same few thousands of times. */
export function styleOf({ attrs }: MarkupElement): ReadonlyMap<string, string> {
  const style = attrs.style ?? ''
  if (style.length > LONGEST_KEPT) return readStyle(style)
  let said = read.get(style)
  if (!said) {
    said = readStyle(style)
    if (read.size > 500) read.clear()
    read.set(style, said)
  }
  return said
}

function readStyle(style: string): ReadonlyMap<string, string> {
  const said = new Map<string, string>()
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    said.set(
      declaration.slice(0, colon).trim().toLowerCase(),
      declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    )
  }
  return said
}
