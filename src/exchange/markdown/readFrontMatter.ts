import { isMap, isScalar, parseDocument } from 'yaml'
import { type FrontMatter, isBlank } from './saying.rule.ts'

export type ReadFile =
  | { kind: 'read'; data: FrontMatter; body: string; notes: string[] }
  | { kind: 'unreadable'; reason: string }

/** More than any article has; it keeps a stray dump from holding the import up. */
export const MOST_FILE_BYTES = 2 * 1024 * 1024

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Takes a file apart into its YAML front matter and its Markdown. */
export function readFrontMatter(bytes: Uint8Array): ReadFile {
  if (bytes.length > MOST_FILE_BYTES) return unreadable('larger than 2 MB, which no article is')
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    return unreadable('not text in UTF-8')
  }
  if (text.includes('\0')) return unreadable('not text: it holds NUL characters')
  text = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (text.trim() === '') return unreadable('empty')

  const opened = /^\s*---[ \t]*\n/.exec(text)
  if (!opened) return unreadable('no front matter: it does not begin with a line of ---')
  const rest = text.slice(opened[0].length)
  const closed = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(rest)
  if (!closed) return unreadable('the front matter is not closed by a line of ---')
  return readYaml(rest.slice(0, closed.index), rest.slice(closed.index + closed[0].length))
}

function readYaml(source: string, body: string): ReadFile {
  // uniqueKeys off: archives repeat keys, and Ruby's reader, which made most of them, took the last.
  const read = (text: string) => parseDocument(text, { uniqueKeys: false, logLevel: 'silent' })
  let document = read(source)
  if (document.errors.length > 0) {
    const again = read(indentQuotedLines(source))
    if (again.errors.length === 0) document = again
  }
  const [error] = document.errors
  if (error) return unreadable(`the front matter is not YAML: ${error.message.split('\n')[0]?.replace(/:$/, '')}`)
  if (document.contents === null) return unreadable('the front matter is empty')
  if (!isMap(document.contents)) return unreadable('the front matter is not a list of keys with values')

  const notes: string[] = []
  const data: FrontMatter = {}
  try {
    for (const pair of document.contents.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      if (key === '' || key === '__proto__') continue
      const value = (pair.value as { toJS?(doc: unknown): unknown } | null)?.toJS?.(document) ?? null
      if (Object.hasOwn(data, key)) {
        notes.push(`the key ${key} stands there twice; the last value counts`)
        if (isBlank(value)) continue
      }
      data[key] = value
    }
  } catch (thrown) {
    // Too many aliases, or an alias to nothing: found only when values are read.
    return unreadable(`the front matter is not YAML: ${(thrown as Error).message}`)
  }
  return { kind: 'read', data, body, notes }
}

/**
 * YAML wants the further lines of a quoted value indented; Ruby's reader does not, and archives made with it often have
 * them at the margin. Line breaks inside quotes are spaces either way.
 */
function indentQuotedLines(source: string): string {
  let quote = ''
  return source
    .split('\n')
    .map((line) => {
      const inside = quote !== ''
      let rest = line
      if (!inside) {
        const opened = /^\s*(?:- |[\w-]+:)\s*(["'])/.exec(line)
        if (!opened) return line
        quote = opened[1] ?? ''
        rest = line.slice(opened[0].length)
      }
      const closed = quote === '"' ? /^(?:[^"\\]|\\.)*"/ : /^(?:[^']|'')*'(?!')/
      if (closed.test(rest)) quote = ''
      return inside ? `  ${line}` : line
    })
    .join('\n')
}

function unreadable(reason: string): ReadFile {
  return { kind: 'unreadable', reason }
}
