export const en = {
  // An article
  'article.by': 'By',
  'article.updated': 'Updated {$date}',
  'article.firstPublishedIn': 'First published in {$language} by',
  'article.firstPublished': 'First published by',
  'article.translatedBy': 'Translated by {$translator}',
  'article.original': 'Read the original',
  'article.from': 'From',
  'article.atOutlet': 'Read it there',
  'article.alsoIn': 'Also in',
  'article.corrections': 'Corrections',
  'corrections.none': 'Nothing has had to be corrected yet.',
  'corrections.about': 'What was wrong, and what is right. Each stands with its article, too.',
  'article.minutes':
    '.input {$count :integer} .match $count one {{{$count} minute to read}} * {{{$count} minutes to read}}',
  'article.openedByInstitution': '{$institution} opens this article to you.',
  'article.openedByGift': 'A subscriber has given you this article.',
  'article.openedByNewsletter': 'Our letter opens this article to you.',
  'article.openedByStaff': 'You read this as one of the staff.',
  'article.related': 'Read also',
  'article.notes': 'Notes',
  'article.note': 'Note {$number}',
  'article.backToText': 'Back to the text',
  'article.table': 'Table',
  'article.quiz': 'Quiz',
  'article.quizHow': 'Open an answer to see whether it is right.',
  'article.quizRight': 'Right.',
  'article.quizWrong': 'No. Try another.',
  'article.quizAnswers': 'The answers',
  'article.tags': 'Filed under',
  'article.meter':
    '.input {$left :integer} .match $left 0 {{This was the last of your free articles for now.}} one {{You have one more free article.}} * {{You have {$left} more free articles.}}',
  'article.meterLink': 'Read without limit',

  // The articles below an article
  'stream.heading': 'Read on',
  'stream.keepReading': 'Keep reading',
  'stream.keepReadingOf': 'Keep reading: {$headline}',
  'stream.showLess': 'Show less',
  'stream.showLessOf': 'Show less of: {$headline}',
  'stream.failed': 'The article did not arrive. Open it on its own page.',
  'elsewhere.heading': 'Elsewhere in the world',
  'latest.heading': 'The Latest',
  'latest.all': 'All of the latest',

  // In every list
  'teaser.from': 'from {$outlet}',

  // Pages that list articles
  'list.section': 'Section',
  'list.place': 'Reports from',
  'list.author': 'By',
  'list.source': 'Partner outlet',
  'list.tag': 'Filed under',
  'list.latest': 'The Latest',
  'list.pages': 'Pages',
  'list.newer': 'Newer',
  'list.older': 'Older',
  'list.empty': 'Nothing has been published here yet.',
  'list.outletLanguage': 'Writes in {$language}',
  'list.visitOutlet': 'Visit the outlet',

  // The picture where an address is pasted
  'poster.alt': '“{$headline}”, in {$publication}',
} as const
