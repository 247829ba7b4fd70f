/** Why words for a picture help nobody who does not see it. */
export type AltProblem = 'alt-file-name' | 'alt-copies-caption' | 'alt-says-picture'

const FILE = /\.(?:jpe?g|png|gif|webp|avif|tiff?|heic|bmp|svg)$/i
/** As cameras and programs name their files: IMG_2034, DSC01234, 20261129_071502. */
const NUMBERED =
  /^(?:img|dsc[nf]?|pxl|image|photo|picture|foto|bild|screenshot|scan)?[-_ ]?\d{3,}[-_\d ]*(?:\(\d+\))?$/i

/** “A photo of …”: everybody is told that already. A drawing or a map is another thing than a photo, and may say so. */
const SAYS_PICTURE: Readonly<Record<string, RegExp>> = {
  en: /^(?:(?:an?|the|this) )?(?:image|picture|photo|photograph|pic)(?: (?:of|showing|shows|depicting|that shows)\b|$)/i,
  fr: /^(?:(?:une|la|cette) )?(?:image|photo|photographie)(?: (?:de|du|des|montrant|qui montre)\b| d['’]|$)/i,
  de: /^(?:(?:ein|das|dieses) )?(?:bild|foto|fotografie)(?: (?:von|des|der|zeigt)\b|$)/i,
  es: /^(?:(?:una|la|esta) )?(?:imagen|foto|fotografía)(?: (?:de|del|que muestra)\b|$)/i,
  ar: /^صورة(?:\s|$)/u,
}

export function altProblem(alt: string, caption: string, language: string): AltProblem | undefined {
  const said = alt.trim()
  if (said === '') return undefined
  if (FILE.test(said) || NUMBERED.test(said)) return 'alt-file-name'
  if (plain(said) === plain(caption)) return 'alt-copies-caption'
  const pattern = SAYS_PICTURE[language.split('-')[0] ?? '']
  return pattern?.test(said) ? 'alt-says-picture' : undefined
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
