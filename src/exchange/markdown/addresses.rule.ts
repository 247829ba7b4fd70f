import { articlePath, tagSlug } from '../../articles/store/store.module.ts'
import { pagePath, slugOf } from '../../publication/facts/facts.module.ts'
import type { FileRecord } from '../archives/archives.module.ts'
import type { Addresses } from './links.rule.ts'

type Linked = Pick<FileRecord, 'path' | 'section' | 'slug' | 'wantedSlug' | 'redirectFrom' | 'isPublic'>

/**
 * Where the published articles of one import can be reached, by all that links may call them, and the pages of their tags
 * and authors. Of a hundred thousand, addresses are put together when somebody asks.
 */
export function addressesOf(
  files: readonly Linked[],
  { tags, authors }: { tags: Iterable<string>; authors: Iterable<string> },
): Addresses {
  // A link would tell of what nobody may know of yet.
  const shown = files.filter(({ isPublic }) => isPublic)
  const pages = new Map<string, string>()
  // Most archives call tags so, too.
  for (const tag of tags)
    for (const page of ['tag', 'tags'])
      for (const called of [slugOf(tag), tag.toLowerCase()])
        pages.set(`/${page}/${called}`, pagePath('tag', tagSlug(tag)))
  for (const author of authors) pages.set(`/author/${slugOf(author)}`, pagePath('author', slugOf(author)))
  const bySlug = new Map(shown.map((file) => [file.slug, file]))
  const byFile = new Map(shown.map((file) => [file.path.toLowerCase(), file]))
  const older = new Map<string, Linked>()
  for (const file of shown) {
    for (const address of file.redirectFrom) {
      const key = address.toLowerCase()
      if (!older.has(key)) older.set(key, file)
    }
  }
  const { contested, others } = wantedOf(shown)
  const urlOf = (file: Linked | undefined) => file && articlePath(file)
  const own = (path: string) => {
    const file = bySlug.get(path.slice(path.lastIndexOf('/') + 1))
    return file && path === `/${file.section}/${file.slug}` ? file : undefined
  }
  return {
    byPath: { get: (path) => urlOf(own(path)) ?? pages.get(path) ?? urlOf(older.get(path)) },
    bySlug: {
      get(slug) {
        if (contested.has(slug)) return undefined
        const file = bySlug.get(slug)
        return urlOf(file?.wantedSlug === slug ? file : others.get(slug))
      },
    },
    byFile: { get: (path) => urlOf(byFile.get(path)) },
  }
}

/** Addresses for which several asked, so that they say too little; and who has another than the one that it asked for. */
function wantedOf(files: readonly Linked[]) {
  const asked = new Set<string>()
  const contested = new Set<string>()
  const others = new Map<string, Linked>()
  for (const file of files) {
    if (asked.has(file.wantedSlug)) contested.add(file.wantedSlug)
    asked.add(file.wantedSlug)
    if (file.wantedSlug !== file.slug) others.set(file.wantedSlug, file)
  }
  return { contested, others }
}
