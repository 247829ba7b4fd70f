export const en = {
  // Pages in place of the one that was asked for
  'error.front': 'Front page',
  'error.latest': 'The Latest',
  'error.403.title': 'This page is not open to you',
  'error.403.text': 'You may need to log in with another address.',
  'error.404.title': 'There is no page at this address',
  'error.404.text': 'The address may be mistyped, or the page may have moved without leaving word.',
  'error.405.title': 'This address does not take that',
  'error.405.text': 'The page exists, but not for this kind of request. Open it from a link instead.',
  'error.409.title': 'Something changed in the meantime',
  'error.409.text':
    'What you wanted to change has been changed elsewhere. Go back, look again, and repeat it if you still wish to.',
  'error.410.title': 'This page is gone',
  'error.410.text': 'It was here once and has been taken down.',
  'error.422.title': 'That could not be understood',
  'error.422.text': 'What was sent is not what this page expects. Go back and try again.',
  'error.429.title': 'Too many tries',
  'error.429.text': 'Please wait a few minutes before you try again.',
  'error.500.title': 'The page could not be made',
  'error.500.text': 'The fault is ours and has been recorded. Trying again in a minute often helps.',
  'error.503.title': 'We will be back in a moment',
  'error.503.text':
    'The publication cannot do this just now. Please try again in a moment; nothing you have read or paid for is lost.',

  // Beside a field that could not be read
  'problem.emailMissing': 'Type your email address.',
  'problem.emailMalformed': 'This is not an email address. One looks like name@example.org.',
  'problem.emailTooLong': 'This is too long for an email address.',
  'problem.limited': 'Too many requests in the last hour. Wait a while, then try again.',
} as const
