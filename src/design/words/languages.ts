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
 * A language is a file `xx.ts` in each area's folder, which exports its sentences as `xx`; nothing else has to know of
 * it. The publication is asked at each use, since it may change its language.
 */
export async function createLanguages(publication: PublicationLanguage): Promise<Languages> {
  const known = new Map<string, Words>()
  // Asked for every page, and nearly always the same.
  let asked: string | undefined
  let answered = FALLBACK
  const ownTag = () => {
    const own = publication.own()
    if (own !== asked) {
      asked = own
      answered = known.has(baseOf(own)) ? baseOf(own) : FALLBACK
    }
    return answered
  }
  for (const [tag, catalogue] of await loadCatalogues()) {
    known.set(tag, createWords(catalogue, tag, { ...publication, own: ownTag, tag: () => publication.own() }))
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
  const here = new URL('.', import.meta.url)
  const files = (await readdir(here, { recursive: true })).map((path) => path.replaceAll('\\', '/'))
  const found = files.flatMap((path) => {
    const [, area, tag] = /^([^/]+)\/([a-z]{2})\.ts$/.exec(path) ?? []
    return area && tag ? [{ area, tag }] : []
  })
  const areas = [...new Set(found.map(({ area }) => area))].sort()
  const tags = [...new Set(found.map(({ tag }) => tag))].sort()
  return Promise.all(tags.map(async (tag) => [tag, await loadCatalogue(tag, areas)] as [string, Catalogue]))
}

async function loadCatalogue(tag: string, areas: readonly string[]): Promise<Catalogue> {
  const catalogue: Record<string, string> = {}
  for (const sentences of await Promise.all(areas.map((area) => loadArea(area, tag)))) {
    const twice = Object.keys(sentences).find((key) => Object.hasOwn(catalogue, key))
    if (twice) throw new Error(`${twice} stands in two areas of ${tag}, which could disagree`)
    Object.assign(catalogue, sentences)
  }
  return catalogue as Catalogue
}

async function loadArea(area: string, tag: string): Promise<Record<string, string>> {
  const module = (await import(`./${area}/${tag}.ts`)) as Record<string, Record<string, string>>
  const sentences = module[tag]
  if (!sentences) throw new Error(`${area}/${tag}.ts does not export its sentences as ${tag}`)
  return sentences
}

const baseOf = (tag: string) => (tag.split('-')[0] ?? tag).toLowerCase()
