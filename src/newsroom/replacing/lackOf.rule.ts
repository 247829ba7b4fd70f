/** Why a picture is put into no article: each would be kept from going out by it. */
export type Lack = 'refused' | 'noCredit' | 'noAlt'

/** `isRefused`: it may not be used today. */
export function lackOf(
  { credit, alt, isDecorative }: { credit: string; alt: string; isDecorative: boolean },
  isRefused: boolean,
): Lack | undefined {
  if (isRefused) return 'refused'
  if (credit === '') return 'noCredit'
  return alt === '' && !isDecorative ? 'noAlt' : undefined
}
