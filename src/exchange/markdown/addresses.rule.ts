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
  const own = new Map(shown.map((file) => [`/${file.section}/${file.slug}`, file]))
  const byFile = new Map(shown.map((file) => [file.path.toLowerCase(), file]))
  const older = new Map<string, Linked>()
  const wanted = new Map<string, Linked | undefined>()
  for (const file of shown) {
    for (const address of file.redirectFrom) {
      const key = address.toLowerCase()
      if (!older.has(key)) older.set(key, file)
    }
    // Where several asked for one address, it says too little.
    wanted.set(file.wantedSlug, wanted.has(file.wantedSlug) ? undefined : file)
  }
  const urlOf = (file: Linked | undefined) => file && articlePath(file)
  return {
    byPath: { get: (path) => urlOf(own.get(path)) ?? pages.get(path) ?? urlOf(older.get(path)) },
    bySlug: { get: (slug) => urlOf(wanted.get(slug)) },
    byFile: { get: (path) => urlOf(byFile.get(path)) },
  }
}
