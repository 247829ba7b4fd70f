export const en = {
  // The magazine on a reading machine
  'delivery.title': 'The magazine on your e-reader',
  'delivery.catalog': '{$publication}, the magazine',
  'delivery.changed': 'Changed on {$date}: {$text}',
  'delivery.lead':
    'E-readers and reading apps that know OPDS catalogs fetch each issue by themselves, as long as you subscribe.',
  'delivery.since': 'Your catalog has had its address since {$date}. Whoever has it reads as you do.',
  'delivery.make': 'Make my catalog’s address',
  'delivery.again': 'Make a new address',
  'delivery.revoke': 'Take it back',
  'delivery.prove': 'Before your catalog gets an address, show that {$email} is yours.',
  'delivery.made':
    'Give this address to your e-reader, and to nobody else. It is shown only now; the one before it has ended.',
  'delivery.address': 'Address of the catalog',
  'delivery.orPassword': 'Where the program asks for a name and a password:',
  'delivery.token': 'Password',
  'delivery.askForToken': 'The password is on the page on which you made your catalog’s address.',
  'delivery.revoked': 'This address was taken back. Make a new one on your account page.',
  'delivery.ended': 'Your subscription has ended, and this catalog with it. It opens again when you subscribe.',
  'delivery.steps': 'How to set it up',
  'delivery.stepsKoreader':
    'In the file browser open the menu, then Search, then OPDS catalog. At its top left choose “Add catalog” (a plus sign in older versions) and type the address.',
  'delivery.stepsThorium': 'Open Catalogs, choose “Add an OPDS feed”, give it a name, and paste the address.',
  'delivery.stepsMoon':
    'Open Net library, choose “Add new catalog”, and paste the address. Leave name and password empty.',
  'delivery.stepsApple':
    'It knows no catalogs. Open this site in Safari, download the EPUB on the issue’s page, and open it with Books.',
  'delivery.stepsKindle':
    'It knows no catalogs. Have each issue sent to your Kindle address instead, or install KOReader.',

  // The letter that brings each issue
  'delivery.subject': '{$title}: {$line}',
  'delivery.letterShown':
    'Part of your subscription to {$publication}: each issue of the magazine by mail, until you say no at the foot of any of them.',

  // Each issue as a file
  'delivery.sentTitle': 'Have each issue sent',
  'delivery.sentLead':
    'Each issue as an EPUB to an address of yours, in the hour in which it comes out: your Kindle’s, or any other.',
  'delivery.sentTo': 'Each issue goes to {$email}.',
  'delivery.sentWaits': 'We have written to {$email}. As soon as somebody says yes there, each issue goes there.',
  'delivery.sentRefused':
    'The last file to {$email} was not taken, so nothing more goes there. Look whether the address is right and whether it takes mail from {$sender}, then save it again.',
  'delivery.sentLast':
    '.input {$state :string} .match $state sent {{The issue of {$date} was sent.}} linked {{The issue of {$date} was too large; a link was sent.}} pending {{The issue of {$date} is on its way.}} * {{The issue of {$date} was not sent.}}',
  'delivery.field': 'Address for files',
  'delivery.kindleHint':
    'For a Kindle: at Amazon, under “Manage your content and devices”, “Preferences”, “Personal document settings”, allow the sender {$sender}. There stands your Kindle’s address, too.',
  'delivery.save': 'Send each issue there',
  'delivery.stop': 'Send nothing there any more',
  'delivery.askAgain': 'Send the newest issue now',
  'delivery.confirmSubject': 'Shall {$publication} send you its magazine?',
  'delivery.confirmTitle': 'The magazine at this address',
  'delivery.confirmText': '{$email} reads {$publication} and wants each issue of its magazine sent here, as a file.',
  'delivery.confirmButton': 'Yes, send it here',
  'delivery.confirmNot': 'If that is not you, do nothing: nothing will come.',
  'delivery.confirmLead': 'Each issue will come to {$email}.',
  'delivery.confirmed': 'Done. Each issue will come to {$email} from now on.',
  'delivery.confirmDead': 'This link is used or too old. Whoever wants it can save the address again.',
  'delivery.toConfirmTitle': 'Check that mailbox',
  'delivery.attached': 'The issue is attached, as an EPUB.',
  'delivery.tooLarge': 'This issue is too large to be attached.',
  'delivery.download': 'Open the issue',
  'delivery.change': 'Change where issues are sent',
  'delivery.whyFile': 'You have each issue of {$publication} sent here.',
  'delivery.refusedSubject': '{$title} could not be sent to your e-reader',
  'delivery.refusedHeading': 'Your e-reader’s address took no file',
  'delivery.refusedText':
    '{$title} was refused at {$email}. Nothing more goes there until you have saved the address again; we write this only once.',
} as const
