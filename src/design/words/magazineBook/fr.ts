import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  'book.issueTitle': '{$name}, {$date}',
  'book.letter': 'La lettre de la rédaction',
  'book.desk': 'La rédaction',
  'book.world': 'La semaine dans le monde',
  'book.almanac': 'Ce jour-là',
  'book.quiz': 'Le quiz',
  'book.colophon': 'Colophon',
  'book.firstPublishedIn': 'Publié à l’origine en {$language} par {$outlet}.',
  'book.firstPublished': 'Publié à l’origine par {$outlet}.',
  'book.translatedBy': 'Traduction : {$translator}.',
  'book.withdrawn': '« {$headline} » a été retiré.',
  'book.corrected': '« {$headline} » a été corrigé : {$text}',
  'book.changed': '« {$headline} » a été modifié.',
  'book.added': '« {$headline} » a été ajouté.',
}
