/** What the issues of the magazine are made of, and what is said of a later revision. */
export const en = {
  'book.issueTitle': '{$name}, {$date}',
  'book.letter': 'Editor’s letter',
  'book.desk': 'The desk',
  'book.world': 'The week in the world',
  'book.almanac': 'This happened',
  'book.quiz': 'The quiz',
  'book.colophon': 'Colophon',
  'book.firstPublishedIn': 'First published in {$language} by {$outlet}.',
  'book.firstPublished': 'First published by {$outlet}.',
  'book.translatedBy': 'Translated by {$translator}.',
  'book.withdrawn': '“{$headline}” was withdrawn.',
  'book.corrected': '“{$headline}” was corrected: {$text}',
  'book.changed': '“{$headline}” was changed.',
  'book.added': '“{$headline}” was added.',
} as const
