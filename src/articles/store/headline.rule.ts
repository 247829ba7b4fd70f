/** A headline without the soft hyphens that say where a long word may part: for titles, machines and mails. */
export function plainHeadline(headline: string): string {
  return headline.replaceAll('\u00AD', '')
}
