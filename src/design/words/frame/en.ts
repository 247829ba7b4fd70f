export const en = {
  // Head and body of every page
  'page.title': '{$title} — {$publication}',
  'page.skip': 'Skip to the article',
  'page.skipToMain': 'Skip to main content',

  // The masthead
  'masthead.home': '{$publication}, front page',
  'masthead.sections': 'Sections',
  'masthead.times': 'Local times',
  'masthead.account': 'Your account',
  'masthead.signIn': 'Log in',
  'masthead.accountLink': 'Account',
  'masthead.subscribe': 'Subscribe',
  'masthead.latest': 'Latest',

  // The promise above all pages
  'promise.region': 'The daily letter',
  'promise.open': 'The daily letter',
  'promise.label': 'Email address for {$letter}',
  'promise.placeholder': 'Your email address',
  'promise.button': 'Get the daily letter',

  // The footer
  'footer.language': 'Language',
  'footer.about': 'About',
  'footer.read': 'Read',
  'footer.letters': 'Newsletters',
  'footer.allLetters': 'All newsletters',
  'footer.latest': 'The Latest',
  'footer.front': 'Front page',
  'footer.navigation': 'More of {$publication}',

  // What an operator sends to see whether mails go out
  'mail.testSubject': '{$publication} can send mail',
  'mail.testHeading': 'Mails go out',
  'mail.testText': 'This is how the mails of {$publication} look. The links in them lead to {$url}.',
  'mail.testButton': 'Open the front page',

  // Below every mail but those about a subscription
  'mail.footer': 'This mail was sent to {$email} by {$publication}.',

  // Between a name and what it stands for, in mails that are read as text
  'mail.colon': ': ',
} as const
