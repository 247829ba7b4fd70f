/** What a file of an archive is known by, whatever it is called. */
export type FileIdentity = {
  path: string
  headline: string
  /** A digest of its text; empty where that is too short to be anybody's own. */
  text: string
  /** The address that it asks for. */
  slug: string
}

/** An article as it was imported before; `text` is not known of those that came before it was kept. */
export type ImportedArticle = {
  id: number
  path: string
  headline: string
  text: string | undefined
  slug: string
  wantedSlug: string
}

export type KnownArchive = {
  name: string
  folder: string
  /** How many articles it has; of one that is larger than all there is to compare, so many at least. */
  size: number
  /** Those of them that have a path, a text or a headline in common with the files in question. */
  articles: readonly ImportedArticle[]
}

export type Told = { kind: 'known'; archive: KnownArchive } | { kind: 'new' } | { kind: 'unclear'; reason: string }

/** Of the smaller side: a folder that shares so much with an archive is that archive. */
const SAME = 0.5
/** What two archives may have in common, such as the page that came with the program. */
const STRANGERS = 0.1

/** So few files may all have been rewritten, headline and text, since they came in; of more that is another archive. */
export const FEW = 20

/**
 * Which archive a folder is. Folders and paths are everybody's (`_posts`, `content`), so that only what files say counts.
 * Where that leaves it open nothing is imported: to take one archive for another would overwrite it.
 */
export function tellArchive(files: readonly FileIdentity[], archives: readonly KnownArchive[], folder: string): Told {
  const found = archives
    .filter(({ size }) => size > 0)
    .map((archive) => {
      const shared = countShared(files, archive.articles)
      return { archive, shared, share: shared / Math.max(1, Math.min(files.length, archive.size)) }
    })
    .sort((a, b) => b.share - a.share)
  const same = found.filter(({ share }) => share >= SAME)
  const here = same.find(({ archive }) => archive.folder === folder)
  const [best, second] = same
  if (here) return { kind: 'known', archive: here.archive }
  if (best && (!second || second.share < best.share)) return { kind: 'known', archive: best.archive }
  if (best && second) return unclear(`it is as much the archive “${best.archive.name}” as “${second.archive.name}”`)
  const rewritten = found.find(({ archive }) => archive.folder === folder && mayBeRewritten(files, archive))
  if (rewritten) return { kind: 'known', archive: rewritten.archive }
  const paths = new Set(files.map(({ path }) => path))
  const like = found.find(
    ({ archive, share }) =>
      share > STRANGERS || (archive.folder === folder && archive.articles.some(({ path }) => paths.has(path))),
  )
  if (!like) return { kind: 'new' }
  return unclear(
    `${like.shared} of its ${files.length} articles are those of the archive “${like.archive.name}”, and the others are not`,
  )
}

/** A few files at the same place, of which at least half are called as before. */
function mayBeRewritten(files: readonly FileIdentity[], { size, articles }: KnownArchive): boolean {
  if (Math.max(files.length, size) > FEW) return false
  const known = new Set(articles.map(({ path }) => path))
  const called = files.filter(({ path }) => known.has(path)).length
  return called > 0 && called >= SAME * Math.min(files.length, size)
}

function unclear(reason: string): Told {
  return { kind: 'unclear', reason }
}

function countShared(files: readonly FileIdentity[], articles: readonly ImportedArticle[]): number {
  const signatures = new Set(articles.filter(({ text }) => text !== undefined).map(signature))
  const byPath = new Map(articles.map((article) => [article.path, article]))
  return files.filter((file) => signatures.has(signature(file)) || isAlike(file, byPath.get(file.path))).length
}

const signature = ({ headline, text = '' }: { headline: string; text?: string | undefined }) => `${headline}\n${text}`

function isAlike(file: FileIdentity, article: ImportedArticle | undefined): boolean {
  return (
    article !== undefined && (article.headline === file.headline || (file.text !== '' && article.text === file.text))
  )
}

/**
 * Which file is which article of the same archive: by what it says before where it stands, so that a file that was moved,
 * renamed or given another's old name stays its article.
 */
export function matchFiles(
  files: readonly FileIdentity[],
  articles: readonly ImportedArticle[],
): Map<string, ImportedArticle> {
  const matches = new Map<string, ImportedArticle>()
  let left = [...files]
  let free = [...articles]
  const match = (
    fileKey: (file: FileIdentity) => string | undefined,
    articleKey: (article: ImportedArticle) => string | undefined,
    agree: (file: FileIdentity, article: ImportedArticle) => boolean = () => true,
  ) => {
    const byKey = onlyOnes(free, articleKey)
    const wanted = onlyOnes(left, fileKey)
    const taken = new Set<ImportedArticle>()
    for (const [key, file] of wanted) {
      const article = byKey.get(key)
      if (!article || !agree(file, article)) continue
      matches.set(file.path, article)
      taken.add(article)
    }
    left = left.filter(({ path }) => !matches.has(path))
    free = free.filter((article) => !taken.has(article))
  }
  const path = ({ path }: { path: string }) => path
  match(path, path, (file, article) => signature(file) === signature(article))
  match(path, path, isAlike)
  match(signature, (article) => (article.text === undefined ? undefined : signature(article)))
  match(
    ({ text }) => text || undefined,
    ({ text }) => text || undefined,
  )
  match(path, path)
  match(
    ({ headline, slug }) => `${headline}\n${slug}`,
    ({ headline, wantedSlug }) => `${headline}\n${wantedSlug}`,
  )
  return matches
}

/** By key, what is the only one that has it. */
function onlyOnes<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): Map<string, Item> {
  const found = new Map<string, Item>()
  const several = new Set<string>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    if (found.has(key)) several.add(key)
    found.set(key, item)
  }
  for (const key of several) found.delete(key)
  return found
}
