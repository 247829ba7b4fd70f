import type { Newsletter } from './newsletter.ts'

/** Why a newsletter cannot stand once a week in place of another; undefined: it can. */
export function whyNoWeeklyForm(
  newsletter: Pick<Newsletter, 'slug' | 'every' | 'audience'>,
  form: Pick<Newsletter, 'slug' | 'every' | 'audience'>,
): string | undefined {
  if (newsletter.every === 'weekly') return `“${newsletter.slug}” comes once a week itself`
  if (form.every !== 'weekly') return `“${form.slug}” does not come once a week`
  if (form.audience !== newsletter.audience) return `“${form.slug}” is for others than “${newsletter.slug}”`
  return undefined
}
