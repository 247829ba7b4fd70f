export const en = {
  // The account page
  'account.title': 'Your account',
  'account.address': 'Logged in as',
  'account.signOut': 'Log out',
  'account.signOutHere': 'This device',
  'account.letters': 'Your newsletters',
  'account.noLetters': 'None yet.',
  'account.letterRequested': 'Waiting for you to confirm by mail',
  'account.allLetters': 'See all newsletters',
  'account.privacy': 'See what we hold about you',
  'account.sessions': 'See where you are logged in',

  // Signed in by a payment: whose the mailbox is has not been shown
  'account.proveButton': 'Confirm by mail',
  'account.proveLetters':
    'You are logged in because you paid here. What comes to {$email} is shown once you have confirmed by mail that it is yours.',
  'account.proveFeed':
    'Whole articles in your feed reader. The feed outlives this visit, so confirm by mail first that {$email} is yours.',
  'account.proveData':
    'You are logged in because you paid here. What you have agreed to, and another address, are for whoever reads the mail of {$email}. Confirm that first.',
  'account.proveFirst':
    'You are logged in because you paid here. This is for whoever reads the mail of {$email}, so use the link or the code in it first.',

  // Where the reader is signed in
  'sessions.title': 'Where you are logged in',
  'sessions.lead': 'Log out any device that you do not recognize; it takes a few seconds.',
  'sessions.device': '{$browser} on {$system}',
  'sessions.unknownDevice': 'A browser that does not say its name',
  'sessions.this': 'this browser',
  'sessions.staff': 'as staff',
  'sessions.dates': 'Since {$began}, last used {$used}',
  'sessions.end': 'Log out there',
  'sessions.endOthers': 'Log out everywhere else',
  'sessions.ended': 'Logged out there.',

  // A feed of their own
  'feed.title': 'Your own feed',
  'feed.lead': 'Whole articles in your feed reader, as long as you subscribe.',
  'feed.since': 'You have had one since {$date}. Whoever has its address reads as you do.',
  'feed.make': 'Make my feed',
  'feed.again': 'Make a new address',
  'feed.revoke': 'Take it back',
  'feed.made': 'Give one of these addresses to your feed reader, and to nobody else. They are shown only now.',
  'feed.leadInsOnly': 'Your subscription has ended; here are the beginnings of the articles.',

  // Another address
  'emailChange.title': 'Change your email address',
  'emailChange.label': 'New email address',
  'emailChange.hint': 'We write to both addresses. The change takes effect once you have confirmed it from both.',
  'emailChange.button': 'Change my address',
  'emailChange.same': 'This is the address of your account already.',
  'emailChange.staff': 'You are one of the staff. Somebody has to invite your new address first.',
  'emailChange.asked': 'We are writing to {$from} and to {$to}. Press the button in both mails within {$hours} hours.',
  'emailChange.confirm': 'The account is to move to {$email}.',
  'emailChange.confirmButton': 'Yes, change the address',
  'emailChange.waitingTitle': 'Half done',
  'emailChange.waiting':
    'Now press the button in the other mail. When both have confirmed, the account moves to {$email}.',
  'emailChange.changedTitle': 'Your address is changed',
  'emailChange.changed': 'From now on you log in with {$email}.',
  'emailChange.takenTitle': 'This address cannot be used',
  'emailChange.taken': 'There is an account with it by now. Nothing was changed.',
  'emailChange.gone': 'Nothing was changed. You can ask for the change again.',

  // Mails about another address
  'mail.changeSubject': 'Another address for {$publication}?',
  'mail.changeHeading': 'Another address for your account?',
  'mail.changeLead': 'Somebody, probably you, wants to change the address of an account from {$from} to {$to}.',
  'mail.changeButton': 'Confirm the change',
  'mail.changeBoth': 'It happens when both addresses have confirmed, within {$hours} hours.',
  'mail.changeNotYou': 'If this was not you, do nothing, and nothing changes.',
  'mail.changeTakenHeading': 'This address has an account',
  'mail.changeTaken':
    'Somebody wanted to move their account to {$to}, which has an account already. Nothing was changed. If it was you, log in here.',
  'mail.changedSubject': 'Your address at {$publication} is changed',
  'mail.changedHeading': 'Your address is changed',
  'mail.changed': 'The account that belonged to {$from} belongs to {$to} now. It is logged out everywhere else.',
  'mail.changedNotYou': 'If this was not you, write to us at once.',
} as const
