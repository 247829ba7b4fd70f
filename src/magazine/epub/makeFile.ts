import { articlePath } from '../../articles/store/store.module.ts'
import { type CutFaces, cutFaces, licenseOf } from '../../design/fonts/cutFaces.ts'
import type { FontFamily } from '../../design/fonts/slices.ts'
import { createLanguages } from '../../design/words/languages.ts'
import type { Words } from '../../design/words/words.ts'
import { createMaps } from '../../publication/places/places.module.ts'
import type { Book } from '../book/book.module.ts'
import { cleanText } from './cleanText.rule.ts'
import type { FacesUsed } from './colophon.view.tsx'
import { drawCoverPicture } from './drawCoverPicture.ts'
import { type Drawing, drawPage } from './drawPage.tsx'
import type { EpubMade, EpubOrder } from './order.ts'
import { outlineOf, pagesOf } from './outline.rule.ts'
import { packFile } from './packFile.ts'
import { picturesIn, undescribed } from './pictures.rule.ts'
import type { DrawnPage, PackedPicture, Page, Setting } from './setting.ts'
import { writeNavigation } from './writeNavigation.ts'
import { writeNcx } from './writeNcx.ts'
import { type PackageItem, writePackage } from './writePackage.ts'
import { writeStyles } from './writeStyles.ts'

const maps = createMaps()

/** From so many bytes on, some stores and mail programs take no file. */
const HEAVIEST = 15 * 1024 * 1024

/** An issue as EPUB 3.3, whole or not at all. The same order gives the same bytes. */
export async function makeFile(order: EpubOrder): Promise<EpubMade> {
  const book = cleanText(order.book)
  const warnings: EpubMade['warnings'] = []
  const warn = (part: string, text: string) => {
    if (!warnings.some((said) => said.part === part && said.text === text)) warnings.push({ part, text, stops: false })
  }
  const words = await wordsOf(book)
  const { packed, files: pictureFiles } = packPictures(order, book, warn)
  const pages = pagesOf(book, words)
  const setting: Setting = { book, words, pictures: packed, pageAt: addressesOf(pages), maps, warn }
  const cover = await drawCoverPicture(book, order.cover, words)
  if (book.cover.pictureId !== undefined && !order.cover)
    warn('cover', 'The picture of the cover is gone; it is set in type')
  const alt = words.t('epub.coverAlt', {
    title: book.issue.title,
    alt: [...book.cover.lines, book.cover.alt].join('. '),
  })
  const drawing = { pages, cover: { ...cover.measures, file: COVER_FILE, alt }, setting }
  const all = await drawAll({ ...drawing, faces: await facesUsed(EVERY_FAMILY) })
  const faces = await cutFaces(order.fontFolder, lettersOf(all), [
    'text',
    'italic',
    'bold',
    'display',
    'label',
    'labelBold',
  ])
  const drawn = await drawAll({ ...drawing, faces: await facesUsed(familiesIn(faces)) })
  warnOfLetters(book, faces, warn)
  const shown = picturesIn(book).filter(({ pictureId }) => packed.has(pictureId))
  for (const { pictureId } of undescribed(shown))
    warn('pictures', `The picture ${pictureId} is not described in words; the file is not accessible to all`)
  const items: PackageItem[] = [
    { id: 'nav', href: 'nav.xhtml', mediaType: 'application/xhtml+xml', properties: 'nav' },
    { id: 'ncx', href: 'toc.ncx', mediaType: 'application/x-dtbncx+xml' },
    { id: 'style', href: 'style.css', mediaType: 'text/css' },
    { id: 'cover-image', href: COVER_FILE, mediaType: 'image/jpeg', properties: 'cover-image' },
    ...pictureFiles.map(({ file, mediaType }, at) => ({ id: `picture-${at + 1}`, href: file, mediaType })),
    ...faces.faces.map((face, at) => ({ id: `face-${at + 1}`, href: `fonts/${face.fileName}`, mediaType: 'font/ttf' })),
  ]
  const titled = { book, pages, outline: outlineOf(pages), words }
  const bytes = packFile([
    [
      'EPUB/package.opf',
      writePackage(book, { pages: drawn, items, allDescribed: undescribed(shown).length === 0 }, words),
    ],
    ['EPUB/nav.xhtml', writeNavigation(titled)],
    ['EPUB/toc.ncx', writeNcx(titled)],
    ['EPUB/style.css', writeStyles(faces)],
    [`EPUB/${COVER_FILE}`, cover.bytes],
    ...drawn.map(({ file, markup }): [string, string] => [`EPUB/text/${file}`, markup]),
    ...pictureFiles.map(({ file, bytes }): [string, Uint8Array] => [`EPUB/${file}`, bytes]),
    ...faces.faces.map((face): [string, Uint8Array] => [`EPUB/fonts/${face.fileName}`, face.sfnt]),
  ])
  if (bytes.length > HEAVIEST)
    warn('issue', `The file has ${Math.round(bytes.length / 1024 / 1024)} MB; some e-readers take no more than 15`)
  return { bytes, warnings }
}

const COVER_FILE = 'pictures/cover.jpg'

async function wordsOf({ publication }: Book): Promise<Words> {
  const languages = await createLanguages({ own: () => publication.language, phrase: () => undefined })
  return languages.own()
}

/** One page after the other, as they are read. */
async function drawAll(drawing: Drawing): Promise<DrawnPage[]> {
  return drawing.pages.map((page) => drawPage(page, drawing))
}

function packPictures({ pictures, width }: EpubOrder, book: Book, warn: Setting['warn']) {
  const packed = new Map<string, PackedPicture>()
  const files: { file: string; mediaType: string; bytes: Uint8Array }[] = []
  for (const [id, bytes] of pictures) {
    const kind = kindOf(bytes)
    if (!kind) {
      warn('pictures', `The picture ${id} is neither JPEG nor PNG; the issue goes without it`)
      continue
    }
    const file = `pictures/${String(files.length + 1).padStart(3, '0')}.${kind.ending}`
    const stored = book.pictures[id]
    const scale = stored ? Math.min(1, width / stored.width) : 1
    const measures = stored && { width: Math.round(stored.width * scale), height: Math.round(stored.height * scale) }
    packed.set(id, { file, ...measures })
    files.push({ file, mediaType: kind.mediaType, bytes })
  }
  return { packed, files }
}

/** By their first bytes: a name can be wrong. */
function kindOf(bytes: Uint8Array) {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { ending: 'jpg', mediaType: 'image/jpeg' }
  return bytes[0] === 0x89 && bytes[1] === 0x50 ? { ending: 'png', mediaType: 'image/png' } : undefined
}

function addressesOf(pages: readonly Page[]): Setting['pageAt'] {
  const files = new Map(
    pages.flatMap(({ part, file }) =>
      part?.kind === 'piece' ? [[articlePath({ section: part.section.slug, slug: part.slug }), file] as const] : [],
    ),
  )
  return (path) => files.get(path)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** What of a document is seen. */
const seenIn = (markup: string) =>
  markup
    .slice(markup.indexOf('<body'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')

/** With the capitals of datelines, what numbers and breaks lists and lines: the style sheet asks for them. */
function lettersOf(pages: readonly DrawnPage[]): string {
  const letters = [...new Set(pages.map(({ markup }) => seenIn(markup)).join(''))].join('')
  return `${letters}${letters.toUpperCase()}0123456789ABCDEFGHIJ.-\u2022`
}

/** By the parts themselves: a page also names the next one, and a colophon all of them. */
function warnOfLetters({ parts }: Book, { missing }: CutFaces, warn: Setting['warn']): void {
  const said = new Set<string>()
  for (const part of parts.toSorted(
    (one, other) => Number(one.kind === 'colophon') - Number(other.kind === 'colophon'),
  )) {
    const letters = new Set(JSON.stringify(part))
    const here = missing.filter((letter) => letters.has(letter) && !(part.kind === 'colophon' && said.has(letter)))
    if (here.length === 0) continue
    for (const letter of here) said.add(letter)
    const listed = here.slice(0, 12).join(' ') + (here.length > 12 ? ' …' : '')
    warn(part.slug, `Our faces lack letters of it, which each e-reader takes from its own: ${listed}`)
  }
}

const NAMES: Readonly<Record<FontFamily, string>> = {
  newsreader: 'Newsreader',
  'public-sans': 'Public Sans',
  'source-serif-4': 'Source Serif 4',
  'source-sans-3': 'Source Sans 3',
  'noto-naskh-arabic': 'Noto Naskh Arabic',
  'noto-serif-jp': 'Noto Serif JP',
}
const EVERY_FAMILY = Object.keys(NAMES) as FontFamily[]

const familiesIn = ({ faces }: CutFaces) =>
  EVERY_FAMILY.filter((family) => faces.some((face) => face.family === family))

async function facesUsed(families: readonly FontFamily[]): Promise<FacesUsed> {
  const licenses = await Promise.all(families.map(licenseOf))
  return {
    names: families.map((family) => NAMES[family]),
    copyrights: families.map((family, at) => `${NAMES[family]}: ${licenses[at]?.copyright}`),
    license: licenses[0]?.license ?? '',
  }
}
