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
  'keep.own': 'An issue of your own',
  'keep.included':
    '.input {$count :integer} .match $count 0 {{What you save can be taken along as a book. So far there is nothing that you may take.}} one {{One article goes into it, set like the magazine.}} * {{{$count} articles go into it, in this order, set like the magazine.}}',
  'keep.leftOut':
    '.input {$count :integer} .match $count one {{One is for subscribers and stays out.}} * {{{$count} are for subscribers and stay out.}}',
  'keep.make': 'Make it: {$kind}',
  'keep.making': 'It is being made; that takes a minute at most.',
  'keep.look': 'See whether it is ready',
  'keep.failed': 'It could not be made. Try again, or in the other form.',
  'keep.download': 'Download {$kind}',
  'keep.keptUntil': 'Kept until {$date}.',
  'keep.tooOften': 'That was a dozen in a day. The next can be made tomorrow.',
  'keep.issueTitle': '{$publication}, saved articles, {$date}',
  'keep.open': 'See your saved articles',
} as const
