export const en = {
  // Signing up
  'letters.title': 'Newsletters',
  'letters.lead':
    '.input {$count :integer} .match $count one {{One letter, free for everyone.}} * {{{$count} letters, free for everyone. Choose the ones you want.}}',
  'letters.one': 'Newsletter',
  'letters.choose': 'Sign up',
  'letters.chooseOf': 'Sign up for {$letter}',
  'letters.language': 'In {$language}',
  'letters.email': 'Email address',
  'letters.button': 'Sign up for {$letter}',
  'letters.consent': 'We send {$letter} to this address once you have confirmed by mail. You can stop it at any time.',
  'letters.ownConsent': 'We send {$letter} to this address. You can stop it at any time.',
  'letters.others': 'All newsletters',
  'letters.askedTitle': 'Check your mail',
  'letters.asked': 'We are sending a mail to {$email}. Press the button in it to get {$letter}.',
  'letters.confirmedTitle': 'You are on the list',
  'letters.confirmed': '{$letter} will come to {$email}.',
  'letters.alreadyTitle': 'Already confirmed',
  'letters.already': 'You get {$letter} at {$email} already. There is nothing left to do.',
  'letters.confirmTitle': 'Almost there',
  'letters.confirm': 'Press the button to get {$letter} at {$email}.',
  'letters.confirmButton': 'Confirm',
  'letters.usedTitle': 'This link has been used',
  'letters.expiredTitle': 'This link has expired',
  'letters.unknownTitle': 'This link does not work',
  'letters.gone': 'Sign up once more, and we send you another link.',

  // Mails about signing up
  'mail.confirmSubject': 'Confirm your sign-up for {$letter}',
  'mail.confirmHeading': 'One step to {$letter}',
  'mail.confirmLead': 'Somebody, probably you, asked for {$letter} at this address.',
  'mail.confirmButton': 'Yes, send me {$letter}',
  'mail.confirmExpires':
    '.input {$days :integer} .match $days one {{The link works for one day.}} * {{The link works for {$days} days.}}',
  'mail.confirmNotYou': 'If this was not you, do nothing, and nothing will be sent.',
  'mail.alreadySubject': 'You already get {$letter}',
  'mail.alreadyLead': 'You get {$letter} at this address already. There is nothing left to do.',
  'mail.alreadyButton': 'See all newsletters',

  // All newsletters in one form
  'letters.leadSome':
    '.input {$closed :integer} .match $closed one {{{$count} letters: {$free} are free for everyone, and one is for subscribers. Choose the ones you want.}} * {{{$count} letters: {$free} are free for everyone, and {$closed} are for subscribers. Choose the ones you want.}}',
  'letters.forSubscribers': 'For subscribers',
  'letters.comeTo': 'They come to {$email}.',
  'letters.save': 'Save my newsletters',
  'letters.saved': 'Saved. These are the newsletters that come to you.',
  'letters.consentChosen':
    'We send what you have chosen to this address once you have confirmed it, by one mail for all. You can stop at any time.',
  'mail.confirmSeveralSubject': 'Confirm your {$count} newsletters',
  'mail.confirmSeveralHeading': 'One step to your {$count} newsletters',
  'mail.confirmSeveralButton': 'Yes, send me all of them',
  'mail.alreadySeveralSubject': 'You already get these newsletters',
  'problem.lettersMissing': 'Choose at least one newsletter.',

  // When a newsletter comes, and for whom
  'letters.daily':
    '.input {$part :string} .match $part morning {{Every morning}} noon {{Every day at noon}} afternoon {{Every afternoon}} * {{Every evening}}',
  'letters.weekdays':
    '.input {$part :string} .match $part morning {{Every weekday morning}} noon {{Every weekday at noon}} afternoon {{Every weekday afternoon}} * {{Every weekday evening}}',
  'letters.weekly':
    '.input {$part :string} .match $part morning {{Every {$day} morning}} noon {{Every {$day} at noon}} afternoon {{Every {$day} afternoon}} * {{Every {$day} evening}}',
  'letters.atYourHour': '{$cadence}, your time',
  'letters.forRegistered': 'With a free account',
  'letters.signInFirst': 'Sign in or make an account',
} as const
