export const en = {
  // What we hold about the reader
  'privacy.title': 'Your data',
  'privacy.notice': 'Privacy notice',
  'privacy.export': 'Download your data',
  'privacy.exportLead':
    'Everything we hold about you: account, log-ins, reading, subscription, payments, newsletters with your consent, and the mails we sent. One file, in JSON.',
  'privacy.exportButton': 'Download everything',
  'privacy.erase': 'Erase your account',
  'privacy.eraseLead':
    'Within a minute, and for good. A subscription ends first; what the law makes us keep is kept without your name.',
  'privacy.eraseLink': 'Erase my data',

  // What they agreed to
  'consents.title': 'What you agreed to',
  'consents.none': 'Nothing yet.',
  'consents.requested': 'You asked for {$to}.',
  'consents.confirmed': 'You confirmed that you want {$to}.',
  'consents.ended': 'You stopped {$to}.',
  'consents.paused': 'You paused {$to}.',
  'consents.resumed': 'You let {$to} come again.',
  'consents.agreed': 'You subscribed to {$to}.',
  'consents.shown': 'Show the words that you agreed to',

  // Erasure
  'erase.title': 'Erase everything about you?',
  'erase.lead': 'You are about to erase the account of {$email}. This cannot be undone.',
  'erase.subscription':
    'A subscription ends at once, and nothing more is charged. What is paid for the rest of the period is not given back.',
  'erase.everything': 'Your account, log-ins, what you have read, your newsletters and our mails to you are erased.',
  'erase.kept':
    'We keep what the law asks for: invoices, without your name or address. For a year we also remember, in a form that only answers yes or no, that this address has had a free trial.',
  'erase.confirm': 'Type your email address to confirm',
  'erase.confirmHint': 'The one that you log in with.',
  'erase.notYours': 'This is not the address of this account.',
  'erase.staff': 'You are one of the staff. Somebody has to end that role first.',
  'erase.button': 'Erase everything',
  'erase.keep': 'Keep my account',
  'erase.underWayTitle': 'You are being forgotten',
  'erase.underWay': 'You are logged out. Within a minute everything is erased; a last mail to {$email} confirms it.',

  // The last mail
  'mail.erasedSubject': '{$publication} has forgotten you',
  'mail.erasedHeading': 'Everything is erased',
  'mail.erasedLead':
    'As you asked, {$publication} has erased your account and everything that belonged to it. A subscription, if you had one, has ended, and nothing more is charged.',
  'mail.erasedKept':
    'We keep only what the law asks for: invoices, without your name or address. For a year we also remember, in a form that only answers yes or no, whether this address has had a free trial. This is our last mail to you.',
} as const
