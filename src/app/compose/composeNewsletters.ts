import type { Languages } from '../../design/words/languages.ts'
import { createNewsletterList } from '../../letters/newsletters/newsletters.module.ts'
import { trustMailbox } from '../../letters/returns/returns.module.ts'
import { createNewsletters, type NewslettersPorts } from '../../letters/signUp/signUp.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'

export type NewslettersWingDeps = Pick<NewslettersPorts, 'readers' | 'subscriberUntil' | 'archive'> & {
  languages: Languages
  publication: Publication
}

/** Which newsletters there are, and how readers take and stop them. */
export async function composeNewsletters(
  platform: Platform,
  { languages, publication, ...ports }: NewslettersWingDeps,
) {
  const newsletters = createNewsletters(
    {
      ...{ ...platform, languages, publicationName: async () => publication.facts().name },
      signer: platform.signerFor('newsletters'),
    },
    { ...ports, list: createNewsletterList(platform, languages), mailboxWorks: trustMailbox },
  )
  await newsletters.open()
  return newsletters
}
