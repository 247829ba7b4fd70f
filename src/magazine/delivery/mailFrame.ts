import type { Words } from '../../design/words/words.ts'
import { absoluteUrl } from '../../platform/http.ts'
import type { DeliveryDeps } from './deliveryDeps.ts'

/** What every mail of this room needs to know of the publication. */
export type MailFrame = {
  words: Words
  publication: { name: string; url: string }
  /** Who writes, by law. */
  imprint: string
  url(path: string): string
}

export function mailFrame(
  { languages, publication, site }: Pick<DeliveryDeps, 'languages' | 'publication' | 'site'>,
  language: string,
): MailFrame {
  const words = languages.speak(language)
  const { name, legalName, address } = publication.facts()
  const url = (path: string) => absoluteUrl(site, words.path(path))
  return {
    words,
    publication: { name, url: url('/') },
    imprint: [legalName, address].filter(Boolean).join('\n'),
    url,
  }
}
