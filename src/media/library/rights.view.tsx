import type { Words } from '../../design/words/words.ts'
import type { Rights } from './rights.rule.ts'

/** Whether it may be used, in words. */
export function RightsWords({ words, rights }: { words: Words; rights: Rights }) {
  return <span class={`media-rights-${rights.kind}`}>{describeRights(words, rights)}</span>
}

export function describeRights(words: Words, rights: Rights): string {
  switch (rights.kind) {
    case 'free':
      return words.t('library.rights.free')
    case 'allowed':
      return rights.until
        ? words.t('library.rights.until', { day: words.day(rights.until, 'medium') })
        : words.t('library.rights.allowed')
    case 'ending':
      return words.t('library.rights.ending', { count: rights.daysLeft })
    case 'refused': {
      const { reason, day } = rights
      if (!day) return words.t('library.rights.denied')
      return words.t(`library.rights.${reason}On`, { day: words.day(day, 'medium') })
    }
  }
}
