import { readdir } from 'node:fs/promises'
import { type Catalogue, createWords, type PublicationLanguage, type Words } from './words.ts'

/** The languages of the interface: the publication's own, and every other that has a catalogue. */
export type Languages = {
  /** The publication's own first. */
  all(): readonly Words[]
  own(): Words
  /** A language by its tag (`fr`, `fr-CA`), as pages and mails are to speak it; the publication's own where it has none. */
  speak(tag: string | undefined): Words
  /** Exactly this language, or undefined. */
  find(tag: string): Words | undefined
}

/** What pages speak where the publication's language has no catalogue. */
const FALLBACK = 'en'

/**
 * Each file `xx.ts` of this folder is a language and exports its catalogue as `xx`; nothing else has to know of it.
 * The publication is asked at each use, since it may change its language.
 */
export async function createLanguages(publication: PublicationLanguage): Promise<Languages> {
  const known = new Map<string, Words>()
  const ownTag = () => {
    const tag = baseOf(publication.own())
    return known.has(tag) ? tag : FALLBACK
  }
  for (const [tag, catalogue] of await loadCatalogues()) {
    known.set(tag, createWords(catalogue, tag, { ...publication, own: ownTag }))
  }
  const find = (tag: string) => known.get(baseOf(tag))
  const ownWords = () => known.get(ownTag()) as Words
  return {
    all: () => [ownWords(), ...[...known.values()].filter((words) => words !== ownWords())],
    own: ownWords,
    speak: (tag) => (tag === undefined ? undefined : find(tag)) ?? ownWords(),
    find: (tag) => known.get(tag),
  }
}

export async function loadCatalogues(): Promise<[tag: string, catalogue: Catalogue][]> {
  const files = (await readdir(new URL('.', import.meta.url))).filter((name) => /^[a-z]{2}\.ts$/.test(name)).sort()
  return Promise.all(
    files.map(async (name) => {
      const tag = name.slice(0, 2)
      const module = (await import(`./${name}`)) as Record<string, Catalogue>
      const catalogue = module[tag]
      if (!catalogue) throw new Error(`${name} does not export its catalogue as ${tag}`)
      return [tag, catalogue] as [string, Catalogue]
    }),
  )
}

const baseOf = (tag: string) => (tag.split('-')[0] ?? tag).toLowerCase()
