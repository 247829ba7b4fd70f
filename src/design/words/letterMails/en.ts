export const en = {
  // A letter
  'letter.onTheWeb': 'Read on the web',
  'letter.greetingNote': '“Good morning” in {$language}, as it is said in {$country}: {$said}.',
  'letter.dateline': '{$place}, {$date}',
  'letter.readOn':
    '.input {$minutes :integer} .match $minutes one {{Read the report, one minute}} * {{Read the report, {$minutes} minutes}}',
  'letter.more': 'More from the places',
  'letter.mostRead': 'Most read',
  'letter.almanac': 'This happened',
  'letter.source': 'Source: {$source}',
  'letter.thisDay': 'More of this day',
  'letter.magazine': 'The latest issue',
  'letter.magazineRead': 'Read this issue',
  'letter.magazineContents': 'In this issue',
  'letter.quiz': 'The quiz',
  'letter.quizLeaf': 'This happened on {$day}',
  'letter.answers': 'The answers',
  'letter.answer': 'The answer',
  'letter.picture': '[Picture: {$alt}]',

  // One box at most, by who reads
  'letter.seePlans': 'See the plans',
  'letter.boxRead': 'All of {$publication}',
  'letter.boxReadText': 'Every report, the archives, the weekly magazine, and no ads. Cancel anytime, in two clicks.',
  'letter.boxTrial': 'All of {$publication}, free for a while',
  'letter.boxTrialText':
    '.input {$days :integer} .match $days one {{Every report, the archives, and no ads: free for one day, then as you choose. Cancel anytime, in two clicks.}} * {{Every report, the archives, and no ads: free for {$days} days, then as you choose. Cancel anytime, in two clicks.}}',
  'letter.boxTrialButton': 'Start a free trial',
  'letter.boxInTrial': 'Your free trial is running',
  'letter.boxInTrialText':
    'Everything is open to you. When it ends, and what it costs if you stay, stands in your account; we write to you before anything is charged.',
  'letter.boxInTrialButton': 'See your trial',
  'letter.boxLapsed': 'Good to have you here',
  'letter.boxLapsedText': 'Your subscription has ended. The reports go on; so can you, whenever you like.',

  // Its foot
  'letter.why': 'You get {$letter} because it was asked for at {$address}.',
  'letter.unsubscribe': 'Unsubscribe',
  'letter.whySubscriber': '{$letter} comes to {$address} with your subscription. Stopping it changes nothing else.',
  'letter.unsubscribeOnly': 'Unsubscribe from this letter',
  'letter.preferences': 'Choose what comes, and when',

  // On the web
  'letter.earlier': 'Earlier letters',
  'letter.none': 'No letter has gone out yet.',
  'letter.pageTitle': '{$letter}, {$date}',
  'letter.older': 'Older letters',
  'letter.getIt': 'Get {$letter} by mail',
  'letter.corrected': 'Corrected on {$date}.',
  'letter.previous': 'The letter before',
  'letter.next': 'The letter after',
  'letter.part': 'This is what everyone may read of {$letter}; the rest goes to those it is written for.',
  'letter.asSent': 'This is the letter as it came by mail.',
  'letter.feedOf': 'Letters of {$letter}',

  // Somebody tries one
  'letter.testSubject': '[Test] {$subject}',
} as const
