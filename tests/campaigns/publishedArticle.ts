import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import sharp from 'sharp'

export const SECTION = 'dispatches'
export const TERMS = ['free', 'metered', 'registered', 'subscribers'] as const
export type Terms = (typeof TERMS)[number]

/** Revision 0: the article is not there. */
export type State = { revision: number; terms: Terms }

/** An article that an operator publishes again and again: its file, and what the site may know of it by now. */
export type PublishedArticle = {
  readonly slug: string
  readonly path: string
  /** What stands in the file. */
  written: State
  /** What each revision's file said, picture, authors and all. */
  readonly revisions: Map<number, Revision>
  /** Every state that fits what the commands have answered so far: one, as long as all of them exited 0. */
  possible: State[]
  /** Revisions of which a command has said that they are stored, and when. */
  readonly acknowledged: Map<number, number>
  /** The newest revision that a reader was shown. */
  shown: number
  /** Terms that `article set` has set, or may have. */
  termsSet: { acknowledged: number; asked: number }
  /** When a command that touches it last ended. */
  touchedAt: number
}

export type Revision = { picture: string; authors: string[] }

export const PARAGRAPHS = 8

/** Stands in one paragraph of one revision and nowhere else. */
const markOf = (slug: string, revision: number, paragraph: number) => `${slug}-r${revision}-p${paragraph}`
export const headlineOf = (slug: string, revision: number) => `Report ${slug} in revision ${revision}`
export const tagsOf = (slug: string, revision: number) => ['kept', `${slug}-r${revision}`]

/** The revisions whose marks stand in a text, and how many different marks there are. */
export function marksIn(text: string, slug: string): { revisions: number[]; marks: number } {
  const found = [...text.matchAll(new RegExp(`\\b${slug}-r(\\d+)-p(\\d+)\\b`, 'g'))]
  return {
    revisions: [...new Set(found.map(([, revision]) => Number(revision)))],
    marks: new Set(found.map(([mark]) => mark)).size,
  }
}

export function newArticle(archive: string, name: string): PublishedArticle {
  const slug = `${basename(archive)}-${name}`
  return {
    slug,
    path: join(archive, `${slug}.md`),
    written: { revision: 0, terms: 'metered' },
    revisions: new Map(),
    possible: [{ revision: 0, terms: 'metered' }],
    acknowledged: new Map(),
    shown: 0,
    termsSet: { acknowledged: 0, asked: 0 },
    touchedAt: 0,
  }
}

let pictures = 0

/** The next revision in the article's file: another headline, body, tag and picture, maybe other authors and terms. */
export async function writeRevision(article: PublishedArticle, terms: Terms, authors: string[]): Promise<void> {
  const { slug, path } = article
  const revision = article.written.revision + 1
  const bytes = await newPicture()
  const picture = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const image = join('pictures', `${slug}-${revision}.png`)
  await mkdir(join(path, '..', 'pictures'), { recursive: true })
  await writeFile(join(path, '..', image), bytes)
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, index) =>
      `Paragraph ${index} says what was to be said at this place, and ${markOf(slug, revision, index)} is its mark.`,
  )
  const matter = [
    `title: ${headlineOf(slug, revision)}`,
    `slug: ${slug}`,
    `section: ${SECTION}`,
    'date: 2026-11-01',
    `access: ${terms}`,
    `tags: [${tagsOf(slug, revision).join(', ')}]`,
    `authors: [${authors.join(', ')}]`,
    'place: { country: JP, city: Tokyo }',
    `image: ${image}`,
    `image_alt: Picture of ${slug} in revision ${revision}`,
  ]
  await writeFile(path, `---\n${matter.join('\n')}\n---\n\n${paragraphs.join('\n\n')}\n`)
  article.written = { revision, terms }
  article.revisions.set(revision, { picture, authors })
}

/** A colour that no picture before had, so that no two are one to the site. */
async function newPicture(): Promise<Buffer> {
  const number = ++pictures
  const background = { r: number & 255, g: (number >> 8) & 255, b: (number >> 16) & 255 }
  return sharp({ create: { width: 48, height: 32, channels: 3, background } })
    .png()
    .toBuffer()
}

/** An import stores what the file says, unless it has it already; whether terms were set since is not its matter. */
export const afterImport = (state: State, written: State): State =>
  state.revision === written.revision ? state : { ...written }

/** What may be the case after a command that was to lead each state to another: surely, or perhaps. */
export function lead(article: PublishedArticle, to: (state: State) => State, surely: boolean): void {
  const led = article.possible.map(to)
  const states = surely ? led : [...article.possible, ...led]
  article.possible = [...new Map(states.map((state) => [`${state.revision} ${state.terms}`, state])).values()]
}
