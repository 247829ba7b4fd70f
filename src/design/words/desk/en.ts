export const en = {
  // The frame
  'desk.rail': 'The desk',
  'desk.menu': 'Menu',
  'desk.today': 'Today',
  'desk.articles': 'Articles',
  'desk.staff': 'Staff',
  'desk.log': 'Audit log',
  'desk.search': 'Search articles',
  'desk.signOut': 'Log out',
  'desk.save': 'Save',
  'desk.show': 'Show',
  'desk.done': 'Kept.',
  'desk.role.contributor': 'contributor',
  'desk.role.translator': 'translator',
  'desk.role.editor': 'editor',
  'desk.role.publisher': 'publisher',
  'desk.role.circulation': 'circulation',

  // What is not to be had
  'desk.refused': 'Not here',
  'desk.signedOut': 'Your session is over. Log in, then send it again.',
  'desk.notForRole': 'Your role, {$role}, does not open this. A publisher can give you another one.',
  'desk.nothingHere': 'There is nothing at this address.',
  'desk.wrongMethod': 'This address does not take what was sent to it.',

  // Keys
  'desk.keys': 'Keys',
  'desk.keysOff': 'Single letters are off. Your account turns them on.',
  'desk.keysClose': 'Close',
  'desk.keySearch': 'to the search',
  'desk.keyMove': 'down and up in a list',
  'desk.keyOpen': 'opens',
  'desk.keyAll': 'all keys',

  // Lists
  'desk.nothingYet': 'Nothing stands here yet.',
  'desk.nothingFound': 'Nothing matches “{$typed}”.',
  'desk.without': 'Without {$left}',
  'desk.pages': 'Pages of this list',
  'desk.newest': 'Newest',
  'desk.older': 'Older',

  // The door
  'door.title': 'The desk',
  'door.passkey': 'Log in with a passkey',
  'door.passkeyNone': 'No passkey was used. Try again, or take the other way below.',
  'door.passkeyRefused': 'This passkey does not open the desk. It may belong to another account, or have been removed.',
  'door.mailHint': 'A link comes to your mailbox. It works for ten minutes.',
  'door.prove': 'You are logged in as {$email}. The desk asks for one thing more.',
  'door.code': 'Code',
  'door.codeHint': 'Six digits from your app, or a recovery code. Each works once.',
  'door.enter': 'Enter',
  'door.codeMalformed': 'A code has six digits, or ten letters and digits.',
  'door.codeWrong': 'This code does not work, or was used before. Wait for the next one in your app.',
  'door.limited': 'Too many tries. Wait a quarter of an hour, then try again.',
  'door.lost': 'Everything lost? Whoever runs the server lets you in with “dateline staff invite”.',
} as const
