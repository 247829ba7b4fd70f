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

/** A line above a headline, in the page's language where the publication has said how. `language`: the article's. */
export function Kicker({ words, text, language }: { words: Words; text: string; language: string }) {
  const said = words.published(text, language)
  if (language === words.locale) return said.text
  return (
    <span lang={said.lang ?? words.locale} dir={said.dir ?? words.direction}>
      {said.text}
    </span>
  )
}
