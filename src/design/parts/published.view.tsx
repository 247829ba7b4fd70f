import type { Words } from '../words/words.ts'

/** What the publication itself has written, in the page's language where it has said how, else marked as its own. */
export function Published({ words, text }: { words: Words; text: string }) {
  const said = words.published(text)
  if (said.lang === undefined) return said.text
  return (
    <span lang={said.lang} dir={said.dir}>
      {said.text}
    </span>
  )
}
