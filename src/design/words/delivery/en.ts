export const en = {
  // The magazine on a reading machine
  'delivery.title': 'The magazine on your e-reader',
  'delivery.catalog': '{$publication}, the magazine',
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
    'In the file browser open the menu, then Search, then OPDS catalog. Add a catalog with the plus sign and type the address.',
  'delivery.stepsThorium': 'Open Catalogs, choose “Add an OPDS feed”, give it a name, and paste the address.',
  'delivery.stepsMoon':
    'Open Net library, choose “Add new catalog”, and paste the address. Leave name and password empty.',
  'delivery.stepsApple':
    'It knows no catalogs. Open this site in Safari, download the EPUB on the issue’s page, and open it with Books.',
  'delivery.stepsKindle':
    'It knows no catalogs. Have each issue sent to your Kindle address instead, or install KOReader.',
} as const
