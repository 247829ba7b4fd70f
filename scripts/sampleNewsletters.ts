import { parse } from 'yaml'
import type { Languages } from '../src/design/words/languages.ts'
import { type Newsletter, readNewsletterDraft, sayCadence } from '../src/letters/newsletters/newsletters.module.ts'

/** The sample's newsletters as pages show them. */
export function sampleNewsletters(yaml: string, languages: Languages): Newsletter[] {
  return (parse(yaml) as Record<string, string>[]).map((given) => {
    const newsletter = readNewsletterDraft(given)
    return { ...newsletter, cadence: sayCadence(newsletter, languages.speak(newsletter.language)) }
  })
}
