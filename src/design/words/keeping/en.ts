export const en = {
  // Articles that a reader puts aside
  'keep.button': 'Save this article',
  'keep.promise': 'For later, or for an issue of your own.',
  'keep.title': 'Saved articles',
  'keep.lead':
    '.input {$count :integer} .match $count 0 {{Nothing is saved yet. Below each article stands a button that saves it.}} one {{One article, in the order in which you saved it.}} * {{{$count} articles, in the order in which you saved them.}}',
  'keep.offer': 'Save “{$headline}”?',
  'keep.offerButton': 'Save it',
  'keep.remove': 'Remove',
  'keep.removeOf': 'Remove {$headline} from your saved articles',
  'keep.gone': 'Not published any more',
  'keep.withheld': 'For subscribers',
  'keep.full': 'Sixty articles are saved, which is as many as there is room for. Remove one first.',
  'keep.panel':
    '.input {$count :integer} .match $count 0 {{Save articles from the foot of their pages, and take them along as an issue of your own.}} one {{You have saved one article.}} * {{You have saved {$count} articles.}}',
  'keep.open': 'See your saved articles',
} as const
