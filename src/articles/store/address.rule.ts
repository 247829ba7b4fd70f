import { plainLatin } from '../../publication/facts/facts.module.ts'

/** The one form of an article's address. */
export function articlePath(article: { section: string; slug: string }): string {
  return `/${article.section}/${article.slug}`
}

/** A name as it stands in an address: `Crème brûlée, twice` → `creme-brulee-twice`; undefined when nothing is left. */
export function slugFrom(name: string): string | undefined {
  const slug = plainLatin(name)
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
    .replace(/-+$/, '')
  return slug === '' ? undefined : slug
}

/** For names of which no Latin letter is left, such as 編集部. */
export function slugOrCode(name: string): string {
  return slugFrom(name) ?? `n-${Buffer.from(name.normalize('NFC')).toString('hex').slice(0, 40)}`
}
