import { parse as parseToml, TomlDate } from 'smol-toml'
import { isMap, isScalar, parseDocument } from 'yaml'
import { type FrontMatter, isBlank } from './saying.rule.ts'

export type ReadFile =
  | { kind: 'read'; data: FrontMatter; body: string; notes: string[] }
  | { kind: 'unreadable'; reason: string }

/** More than any article has; it keeps a stray dump from holding the import up. */
export const MOST_FILE_BYTES = 2 * 1024 * 1024

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Takes a file apart into its front matter, in YAML, TOML or JSON, and its Markdown. */
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

  const fenced = /^\s*(-{3,}|\+{3,}|;{3,})[ \t]*(yaml|toml|json)?[ \t]*\n/i.exec(text)
  if (!fenced) return /^\s*\{/.test(text) ? readBareJson(text) : readWithoutOpening(text)
  const [opening, fence = '', language = ''] = fenced
  const rest = text.slice(opening.length)
  const closed = closingOf(fence).exec(rest)
  if (!closed) return unreadable(`the front matter is not closed by a line of ${fence}`)
  const source = rest.slice(0, closed.index)
  const body = rest.slice(closed.index + closed[0].length)
  if (language.toLowerCase() === 'toml' || fence.startsWith('+')) return readToml(source, body)
  if (language.toLowerCase() === 'json' || fence.startsWith(';')) return readJson(source, body)
  return readYaml(source, body)
}

function closingOf(fence: string): RegExp {
  if (fence === '---') return /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m
  return new RegExp(`^${fence.replaceAll('+', '\\+')}[ \\t]*(?:\\n|$)`, 'm')
}

/** Hugo's and Zola's. Its dates come as text, as those of YAML do. */
function readToml(source: string, body: string): ReadFile {
  try {
    return asRead(parseToml(source), body, 'TOML')
  } catch (thrown) {
    return unreadable(`the front matter is not TOML: ${(thrown as Error).message.split('\n')[0]}`)
  }
}

function readJson(source: string, body: string): ReadFile {
  try {
    // Hexo leaves the braces away.
    return asRead(JSON.parse(/^\s*\{/.test(source) ? source : `{${source}}`), body, 'JSON')
  } catch (thrown) {
    return unreadable(`the front matter is not JSON: ${(thrown as Error).message}`)
  }
}

/** Hugo's JSON stands at the top without a fence, to the brace that closes it. */
function readBareJson(text: string): ReadFile {
  let depth = 0
  for (const { 0: found, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    if (found === '{') depth++
    else if (found === '}' && --depth === 0) return readJson(text.slice(0, index + 1), text.slice(index + 1))
  }
  return unreadable(NO_FRONT_MATTER)
}

/** Hexo wants no line of --- above its keys; without one, only what looks like several keys is taken for them. */
function readWithoutOpening(text: string): ReadFile {
  const found = /^((?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n)+)-{3,}[ \t]*(?:\n|$)/.exec(text.trimStart())
  const keys = found?.[1]?.match(/^[\w-]+:/gm)?.length ?? 0
  if (!found?.[1] || keys < 2 || !/^title:/im.test(found[1])) return unreadable(NO_FRONT_MATTER)
  return readYaml(found[1], text.trimStart().slice(found[0].length))
}

const NO_FRONT_MATTER = 'no front matter: it does not begin with a line of ---'

function asRead(value: unknown, body: string, language: string): ReadFile {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return unreadable(`the front matter is not ${language} with keys`)
  const data = plain(value) as FrontMatter
  if (Object.keys(data).length === 0) return unreadable('the front matter is empty')
  return { kind: 'read', data: lifted(data), body, notes: [] }
}

function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__')
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]))
}

/** Where Hugo and Zola keep what others have beside the rest; what stands there itself counts. */
const LIFTED = ['taxonomies', 'params', 'extra']

function lifted(data: FrontMatter): FrontMatter {
  const result: FrontMatter = { ...data }
  for (const name of LIFTED) {
    const inner = data[name]
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) continue
    delete result[name]
    for (const [key, value] of Object.entries(inner)) if (!Object.hasOwn(data, key)) result[key] = value
  }
  return result
}

function readYaml(source: string, body: string): ReadFile {
  // uniqueKeys off: archives repeat keys, and Ruby's reader, which made most of them, took the last.
  const read = (text: string) => parseDocument(text, { uniqueKeys: false, logLevel: 'silent' })
  let document = read(source)
  for (const repair of REPAIRS) {
    const [error] = document.errors
    if (!error) break
    const again = read(repair(source))
    // Whoever is to mend the file hears of what no repair helps with.
    const further = again.errors[0]?.pos[0] ?? Number.POSITIVE_INFINITY
    if (further > error.pos[0]) document = again
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
  return { kind: 'read', data: lifted(data), body, notes }
}

/** What YAML refuses and the programs that archives were made for put up with. */
const REPAIRS: readonly ((source: string) => string)[] = [
  indentQuotedLines,
  indentBySpaces,
  (source) => indentQuotedLines(indentBySpaces(source)),
]

/** Hexo takes a tab at the beginning of a line for two spaces. */
function indentBySpaces(source: string): string {
  return source.replace(/^[ \t]+/gm, (indent) => indent.replaceAll('\t', '  '))
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
