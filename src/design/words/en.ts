/**
 * Every word of the interface, as MessageFormat 2 sentences. Keys say where a sentence stands; a sentence is never
 * glued together from pieces, so that another language may order it its own way. American spelling, sentence case.
 */
export const en = {
  // The frame of every page
  'page.title': '{$title} — {$publication}',
  'page.skip': 'Skip to the article',
  'page.skipToMain': 'Skip to the main part',
  'masthead.home': '{$publication}, front page',
  'masthead.sections': 'Sections',
  'masthead.times': 'Local times',
  'masthead.account': 'Your account',
  'masthead.signIn': 'Sign in',
  'masthead.accountLink': 'Account',
  'masthead.subscribe': 'Subscribe',
  'masthead.latest': 'Latest',
  'promise.region': 'The daily letter',
  'promise.open': 'Get the daily letter',
  'promise.label': 'E-mail address for {$letter}',
  'promise.placeholder': 'Your e-mail address',
  'promise.button': 'Get the daily letter',
  'footer.about': 'About',
  'footer.read': 'Read',
  'footer.letters': 'Newsletters',
  'footer.allLetters': 'All newsletters',
  'footer.latest': 'The Latest',
  'footer.front': 'Front page',
  'footer.navigation': 'More of {$publication}',

  'teaser.from': 'from {$outlet}',

  // An article
  'article.by': 'By',
  'article.byAnd': 'and',
  'article.updated': 'Updated {$date}',
  'article.firstPublishedIn': 'First published in {$language} by',
  'article.firstPublished': 'First published by',
  'article.translatedBy': 'Translated by {$translator}',
  'article.original': 'Read the original',
  'article.alsoIn': 'Also in',
  'article.corrections': 'Corrections',
  'article.minutes':
    '.input {$count :integer} .match $count one {{{$count} minute to read}} * {{{$count} minutes to read}}',
  'article.related': 'Read also',
  'article.tags': 'Filed under',
  'article.meter':
    '.input {$left :integer} .match $left 0 {{This was the last of your free articles for now.}} one {{You have one more free article.}} * {{You have {$left} more free articles.}}',
  'article.meterLink': 'Read without limit',
  'stream.heading': 'Read on',
  'stream.keepReading': 'Keep reading',
  'stream.keepReadingOf': 'Keep reading: {$headline}',
  'stream.showLess': 'Show less',
  'stream.showLessOf': 'Show less of: {$headline}',
  'stream.failed': 'The article did not arrive. Open it on its own page.',
  'latest.heading': 'The Latest',
  'latest.all': 'All of the latest',

  // The gate
  'gate.limit':
    '.input {$count :integer} .match $count 0 {{This article is for subscribers.}} 1 {{You’ve reached your limit of one free article.}} 2 {{You’ve reached your limit of two free articles.}} 3 {{You’ve reached your limit of three free articles.}} * {{You’ve reached your limit of {$count} free articles.}}',
  'gate.limitShort': 'You’ve reached your limit of free articles.',
  'gate.accountRequired': 'This article is free with an account.',
  'gate.subscribersOnly': 'This article is for subscribers.',
  'gate.archive': 'The archive is open to subscribers.',
  'gate.preview': 'The full article waits on its page.',
  'gate.unlimited': 'Get unlimited access. Cancel anytime, in two clicks.',
  'gate.toRead': 'To read the full story, start your free trial today.',
  'gate.toReadNoTrial': 'To read the full story, subscribe today.',
  'gate.toReadRegister': 'To read the full story, create your free account.',
  'gate.registerLine': 'It takes an e-mail address and one minute. No card, no password.',
  'gate.registerButton': 'Create a free account',
  'gate.seePlans': 'See the plans',
  'gate.already': 'Already a subscriber?',
  'gate.alreadyReader': 'Already have an account?',
  'gate.logIn': 'Log in',
  'gate.benefits': 'What subscribers have',
  'gate.new': 'new',
  'gate.plans': 'Plans',

  // Plans, wherever they are offered
  'plan.freeTrial': 'Free trial',
  'plan.bestValue': 'Best value',
  'plan.perMonth': 'per month',
  'plan.perYear': 'per year',
  'plan.daysFree': '.input {$days :integer} .match $days one {{One day free}} * {{{$days} days free}}',
  'plan.thenMonth': 'then {$price} per month',
  'plan.thenYear': 'then {$price} per year',
  'plan.freeUntilMonth': 'Free until {$date}, then {$price} a month.',
  'plan.freeUntilYear': 'Free until {$date}, then {$price} a year.',
  'plan.chargedMonth': '{$price} today, then every month.',
  'plan.chargedYear': '{$price} today, then every year.',
  'plan.save': 'Save {$amount} compared to monthly billing.',
  'plan.startTrial': 'Start the free trial',
  'plan.subscribeMonth': 'Subscribe by the month',
  'plan.subscribeYear': 'Subscribe for a year',
} as const

export type EnglishCatalogue = typeof en
