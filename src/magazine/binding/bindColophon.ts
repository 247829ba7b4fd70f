import { countryName } from '../../publication/places/places.module.ts'
import { sourceBySlug } from '../../publication/sources/sources.module.ts'
import type { ColophonPart, PiecePart } from '../book/book.module.ts'
import type { BindingDeps, Wanted } from './binding.ts'
import { creditsOf } from './credits.rule.ts'

/** Who made it: the masthead, whose pictures they are, and the outlets that published some of it first. */
export async function bindColophon(
  deps: BindingDeps,
  wanted: Wanted,
  { pieces, slug }: { pieces: readonly PiecePart[]; slug: string },
): Promise<ColophonPart> {
  const words = deps.languages.speak(deps.publication.facts().language)
  const slugs = new Set([...wanted.pieces, ...wanted.world].flatMap(({ source }) => source?.slug ?? []))
  const sources: { name: string; country: string }[] = []
  for (const slug of slugs) {
    const source = await sourceBySlug(deps.db, slug)
    if (source)
      sources.push({ name: source.name, country: source.country && countryName(source.country, words.locale) })
  }
  const { masthead, cover } = wanted
  const title = words.t('book.colophon')
  return { kind: 'colophon', slug, title, masthead, credits: creditsOf(cover, pieces), sources }
}
