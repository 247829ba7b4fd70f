import type { Child } from 'hono/jsx'
import { directionOf } from '../../design/words/words.ts'

/** The attributes of what is in another language than what it stands in; nothing where it is in the same. */
export function tongue(language: string, around: string) {
  if (language === around) return {}
  return { lang: language, 'xml:lang': language, dir: directionOf(language) }
}

const HERE = '\uE000'

/** A sentence of the catalogue around something that is more than text. */
export function around(sentence: (mark: string) => string, what: Child): Child[] {
  const [before = '', after = ''] = sentence(HERE).split(HERE)
  return [before, what, after]
}
