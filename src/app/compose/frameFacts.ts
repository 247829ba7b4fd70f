import { ALMANAC_PATH, type Almanac } from '../../almanac/entries/entries.module.ts'
import type { FrameFacts } from '../../design/frame/page.ts'
import type { Newsletters } from '../../letters/signUp/signUp.module.ts'
import { MAGAZINE_PATH } from '../../magazine/reader/reader.module.ts'
import { navigationOf, type Publication, pagePath } from '../../publication/facts/facts.module.ts'

type Deps = {
  publication: Publication
  newsletters: Newsletters
  almanac: Almanac
  hasIssues: () => boolean
}

/** What the frame says of the publication, and a version of all of it. */
export function createFrameFacts({ publication, newsletters, almanac, hasIssues }: Deps) {
  const hasLeaves = () => almanac.days().length > 0
  return {
    version: () => `${publication.version()} ${newsletters.version()} ${hasLeaves()} ${hasIssues()}`,
    facts(): FrameFacts {
      const facts = publication.facts()
      const letters = newsletters.list()
      const daily = letters.find((letter) => letter.slug === facts.dailyLetter)
      const letterUrl = (slug: string) => `/newsletters/${slug}`
      return {
        name: facts.name,
        promise: facts.promise,
        description: facts.description,
        language: facts.language,
        zone: facts.zone,
        clocks: facts.clocks,
        ...(facts.crawlerLicense !== 'none' && { license: '/license.xml' }),
        legalName: facts.legalName,
        address: facts.address.replaceAll('\n', ', '),
        sections: navigationOf(publication.sections()).map((section) => ({
          slug: section.slug,
          name: section.name,
          description: section.description,
          url: pagePath('section', section.slug),
        })),
        aboutPages: publication.aboutPages().map((page) => ({ name: page.title, url: `/about/${page.slug}` })),
        newsletters: letters.map((letter) => ({ name: letter.name, url: letterUrl(letter.slug) })),
        ...(hasLeaves() && { almanac: ALMANAC_PATH }),
        ...(hasIssues() && { magazine: MAGAZINE_PATH }),
        ...(daily && { dailyLetter: { name: daily.name, url: letterUrl(daily.slug) } }),
      }
    },
  }
}
