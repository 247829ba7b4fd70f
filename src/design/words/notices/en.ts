/** What stands in the space for notices: the house's own, and what is said of those that others have booked. */
export const en = {
  'notice.label': 'Notice',
  'notice.sold': 'Advertisement',
  'notice.more': 'Find out more',

  // The house's own
  'notice.letter.headline': 'The morning, in one letter',
  'notice.letter.text':
    '{$letter}: what happened while you slept, with its places and dates. Free, and read in three minutes.',
  'notice.letter.button': 'Get the letter',
  'notice.trial.headline': 'Everything, without advertisements',
  'notice.trial.text':
    '.input {$days :integer} .match $days one {{Every report and every letter, free for one day. Cancel anytime, in two clicks.}} * {{Every report and every letter, free for {$days} days. Cancel anytime, in two clicks.}}',
  'notice.trial.button': 'See the plans',
  'notice.plans.headline': 'Everything, without advertisements',
  'notice.plans.text':
    'Every report and every letter, and nothing for sale beside them. Cancel anytime, in two clicks.',
  'notice.plans.button': 'See the plans',
  'notice.gift.headline': 'A report is a good present',
  'notice.gift.text': 'Whoever subscribes may give articles away: one link, and a friend reads the whole of it.',
  'notice.gift.button': 'Subscribe and give',
  'notice.leaf.headline': 'A leaf for every day',
  'notice.leaf.text': 'One thing that happened on this date, somewhere in the world, with its place and its source.',
  'notice.leaf.button': 'Open today’s leaf',

  // An article that somebody paid for
  'sponsored.by': 'Paid for by {$sponsor}',
  'sponsored.note': 'This article was paid for by {$sponsor}. The newsroom had no part in it.',

  // In a letter
  'letter.noticeSold': 'Advertisement: {$advertiser}',
  'letter.noticeOwn': 'Notice: {$publication}',

  // The page about notices
  'noticesPage.title': 'About the notices',
  'noticesPage.lead': 'Notices help to pay for reporting. This is how they work here.',
  'noticesPage.label':
    'What is marked “Advertisement” was booked by somebody else. What is marked “Notice” is our own. The newsroom has no part in either.',
  'noticesPage.chosen':
    'They are chosen by the page, never by its reader: by its section, its countries, its language. They are counted, but not by whom they were seen. Nothing is stored in your browser for them.',
  'noticesPage.subscribers': 'Whoever subscribes sees none: not on a page, not in a letter.',
  'noticesPage.plans': 'See the plans',
  'noticesPage.gpcHeading': 'Global Privacy Control',
  'noticesPage.gpcHeard':
    'Your browser sends this signal, and we honor it: nothing is remembered for notices, and nothing of them comes from elsewhere.',
  'noticesPage.gpcUnheard': 'Your browser does not send this signal. Where one does, we honor it.',
  'noticesPage.choiceHeading': 'Your choice',
  'noticesPage.choiceText':
    'One or more advertisers would like to bring a notice from their own server, or to have it shown to you only so often each day. For that something would be stored in your browser. Unless you allow it, this is not done.',
  'noticesPage.choiceObjected':
    'Since your browser sends Global Privacy Control, this is not done and there is nothing to choose.',
  'noticesPage.choiceAllowed': 'You have allowed it.',
  'noticesPage.choiceRefused': 'You have refused it.',
  'noticesPage.choiceOpen': 'You have not chosen: it is not done.',
  'noticesPage.allow': 'Allow',
  'noticesPage.refuse': 'Refuse',

  // Below the publication's page about privacy
  'privacy.gpcHeard':
    'Your browser sends Global Privacy Control. We honor it: nothing about you is sold or shared, and nobody else follows you on these pages.',
} as const
