import { readFileSync } from 'node:fs'
import type { CutFace, CutFaces, FaceRole } from '../../design/fonts/cutFaces.ts'

type Stack = 'Text' | 'Display' | 'Label'

/** Which stack of families a cut belongs to, and what it is in it. */
const PLACES: Readonly<Record<FaceRole, { stack: Stack; style: 'normal' | 'italic'; weight: 'normal' | 'bold' }>> = {
  text: { stack: 'Text', style: 'normal', weight: 'normal' },
  italic: { stack: 'Text', style: 'italic', weight: 'normal' },
  bold: { stack: 'Text', style: 'normal', weight: 'bold' },
  display: { stack: 'Display', style: 'normal', weight: 'normal' },
  label: { stack: 'Label', style: 'normal', weight: 'normal' },
  labelBold: { stack: 'Label', style: 'normal', weight: 'bold' },
}

/**
 * The style sheet with its faces. Each file of a family is a family of its own, named one after the other: old programs
 * know no `unicode-range`, but all look for a letter in the next family.
 */
export function writeStyles({ faces }: CutFaces): string {
  const sheet = ['./epub.css', './epubParts.css']
    .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
    .join('\n')
  const stacks: Record<Stack, string[]> = { Text: [], Display: [], Label: [] }
  const rules: string[] = []
  for (const face of faces) {
    const { stack, style, weight } = PLACES[face.role]
    const family = `${stack} ${face.slice}`
    if (!stacks[stack].includes(family)) stacks[stack].push(family)
    for (const variant of variantsOf(face, faces)) rules.push(rule(family, { style, weight, ...variant }, face))
  }
  const companions = faces
    .filter(({ role, family }) => role === 'text' && isCompanion(family))
    .map(({ slice }) => `Text ${slice}`)
  const stackOf = (stack: Stack, generic: string) =>
    [...stacks[stack], ...(stack === 'Text' ? [] : companions)]
      .map((family) => `"${family}"`)
      .concat(generic)
      .join(', ')
  return (
    rules.join('\n') +
    '\n' +
    sheet
      .replaceAll('var(--text)', stackOf('Text', 'serif'))
      .replaceAll('var(--display)', stackOf('Display', 'serif'))
      .replaceAll('var(--label)', stackOf('Label', 'sans-serif'))
  )
}

/** Scripts of which one cut serves everywhere. */
const isCompanion = (family: CutFace['family']) => family.startsWith('noto-')

/** A script without italics or bold is not slanted or thickened by the program: its one cut stands for them. */
function variantsOf(face: CutFace, faces: readonly CutFace[]): { style?: 'italic'; weight?: 'bold' }[] {
  if (face.role !== 'text') return [{}]
  const has = (role: FaceRole) => faces.some((other) => other.role === role && other.slice === face.slice)
  return [
    {},
    ...(has('italic') ? [] : [{ style: 'italic' as const }]),
    ...(has('bold') ? [] : [{ weight: 'bold' as const }]),
  ]
}

function rule(family: string, { style, weight }: { style: string; weight: string }, face: CutFace): string {
  return `@font-face { font-family: "${family}"; font-style: ${style}; font-weight: ${weight}; src: url(fonts/${face.fileName}); }`
}
