import { invalid } from '../../platform/errors.ts'
import { NEWSLETTER, type Newsletter } from './newsletter.ts'
import { readNewsletterChange } from './readNewsletterChange.ts'

/** A whole newsletter in the words of `dateline newsletter set`, with its slug among them. */
export function readNewsletterDraft({ slug, ...given }: Readonly<Record<string, string>>): Newsletter {
  const draft = NEWSLETTER.safeParse({ slug, language: 'en', ...readNewsletterChange(given) })
  if (draft.success) return draft.data
  throw invalid('newsletter', `${slug}: ${draft.error.issues[0]?.path.join('.')} is missing or wrong.`)
}
