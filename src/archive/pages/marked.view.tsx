import type { Snippet } from '../search/search.module.ts'

/** What was looked for, marked where it stands. */
export function Marked({ pieces }: { pieces: Snippet }) {
  return pieces.map(({ text, isHit }) => (isHit ? <mark>{text}</mark> : text))
}
