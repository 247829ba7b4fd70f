import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { parseFragment } from 'parse5'
import { documentOfMarkup } from './documentOfMarkup.ts'
import { takeHeadline } from './headline.rule.ts'
import type { Incoming, ReadIncoming } from './incoming.ts'
import { markupOf } from './markupOf.ts'
import { openArchive } from './openArchive.ts'

/** What mammoth does not know by itself. */
const STYLES = [
  "p[style-name='Title'] => p.title:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Code'] => pre:separator('\\n')",
  'strike => s',
  'comment-reference => ',
]

const isWanted = (name: string) =>
  /^(?:\[Content_Types\]\.xml|_rels\/[^/]+|word\/(?:_rels\/)?[^/]+\.(?:xml|rels)|word\/media\/[^/]+)$/.test(name)

/**
 * A Word file. Its archive is looked at before anything is inflated; mammoth then gets one that was made anew of its parts,
 * so that nothing in it is other than it was judged by.
 */
export async function readWord(bytes: Uint8Array): Promise<ReadIncoming> {
  const archive = openArchive(bytes, isWanted)
  if (archive.kind === 'refused') return { kind: 'refused', why: archive.why === 'no-archive' ? 'torn' : archive.why }
  const { files } = archive
  if (!files.has('word/document.xml')) return { kind: 'refused', why: 'no-word' }
  for (const [name, content] of files) {
    // Entities of one's own are how a few bytes become billions.
    if (/\.(?:xml|rels)$/.test(name) && /<!(?:DOCTYPE|ENTITY)/i.test(textOf(content))) {
      return { kind: 'refused', why: 'bomb' }
    }
  }
  const pictures: Incoming['pictures'] = []
  const buffer = Buffer.from(zipSync(Object.fromEntries(files), { level: 0 }))
  let html: string
  try {
    const options = {
      styleMap: STYLES,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async (image) => {
        const key = `picture-${pictures.length + 1}`
        pictures.push({ key, bytes: await image.readAsBuffer() })
        return { src: key }
      }),
    }
    html = (await mammoth.convertToHtml({ buffer }, options)).value
  } catch {
    return { kind: 'refused', why: 'unreadable' }
  }
  const { headline, standfirst, rest } = takeHeadline(markupOf(parseFragment(html).childNodes))
  const { document, left, notes } = documentOfMarkup(rest, new Set(pictures.map(({ key }) => key)))
  const main = textOf(files.get('word/document.xml') as Uint8Array)
  const comments = textOf(files.get('word/comments.xml') ?? new Uint8Array())
  const counted = {
    ...left,
    deletions: countOf(main, /<w:del[ >]/g),
    comments: countOf(comments, /<w:comment[ >]/g),
  }
  return { kind: 'read', document, pictures, headline, standfirst, left: counted, notes }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
