export const en = {
  // The pages
  'signIn.title': 'Log in',
  'signIn.lead': 'We mail you a link and a code. There is no password.',
  'signIn.new': 'New here? The same link makes your account.',
  'signIn.seePlans': 'See the plans',
  'signIn.email': 'Email address',
  'signIn.button': 'Send me a link',
  'signIn.checkTitle': 'Check your mail',
  'signIn.checkLead':
    '.input {$minutes :integer} .match $minutes one {{We are sending a link and a six-digit code to {$email}. Both work once, within one minute.}} * {{We are sending a link and a six-digit code to {$email}. Both work once, within {$minutes} minutes.}}',
  'signIn.code': 'Six-digit code',
  'signIn.codeHint': 'The code works only in this browser. The link works in any.',
  'signIn.codeButton': 'Log in with the code',
  'signIn.again': 'No mail after a few minutes? Check your spam folder.',
  'signIn.againLink': 'Ask for another link',
  'signIn.codeMalformed': 'The code has six digits.',
  'signIn.codeWrong': 'This is not the code from the mail. Compare it, then try again.',
  'signIn.codeSpent': 'Too many wrong codes. Use the link in the mail, or ask for another one.',
  'signIn.codesRest':
    'Too many wrong codes were typed, here or elsewhere. Use the link in the same mail; it works in any browser.',
  'signIn.askedOften':
    'Too many requests for this address in the last hour. Wait a while, then try again; the link in the newest mail from us still works.',
  'signIn.codeNothingAsked': 'No code is waiting in this browser. Ask for another one.',
  'signIn.linkTitle': 'Almost there',
  'signIn.linkLead': 'Press the button to log in as {$email}.',
  'signIn.linkButton': 'Log in',
  'signIn.linkUsed': 'This link has been used',
  'signIn.linkExpired': 'This link has expired',
  'signIn.linkUnknown': 'This link does not work',
  'signIn.linkGone': 'Each link works once, and only for a few minutes. Ask for another one.',

  // The mail with the link and the code
  'mail.signInSubject': 'Log in to {$publication}',
  'mail.signInHeading': 'Log in to {$publication}',
  'mail.signInButton': 'Log in',
  'mail.signInOrCode': 'Or type this code in the browser in which you asked for it:',
  'mail.signInExpires':
    '.input {$minutes :integer} .match $minutes one {{Link and code work once, within one minute.}} * {{Link and code work once, within {$minutes} minutes.}}',
  'mail.signInNotYou':
    'If this was not you, do nothing: without this mail nobody can log in with your address. We will never ask you for the code.',
} as const
