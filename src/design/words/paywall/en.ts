export const en = {
  // The gate
  'gate.limit':
    '.input {$count :integer} .match $count 0 {{This article is for subscribers.}} 1 {{You’ve reached your limit of one free article.}} 2 {{You’ve reached your limit of two free articles.}} 3 {{You’ve reached your limit of three free articles.}} * {{You’ve reached your limit of {$count} free articles.}}',
  'gate.limitShort': 'You’ve reached your limit of free articles.',
  'gate.accountRequired': 'You need an account to read this article.',
  'gate.subscribersOnly': 'This article is for subscribers.',
  'gate.archive': 'The archive is open to subscribers.',
  'gate.preview': 'The full article waits on its page.',
  'gate.unlimited': 'Get unlimited access. Cancel anytime, in two clicks.',
  'gate.toRead': 'To read the full story, start your free trial today.',
  'gate.toReadNoTrial': 'To read the full story, subscribe today.',
  'gate.toReadRegister': 'To read the full story, create your free account.',
  'gate.registerLine': 'It takes an email address and one minute. No card, no password.',
  'gate.registerBonus':
    '.input {$count :integer} .match $count 1 {{With a free account you read one more. It takes an email address: no card, no password.}} 2 {{With a free account you read two more. It takes an email address: no card, no password.}} 3 {{With a free account you read three more. It takes an email address: no card, no password.}} * {{With a free account you read {$count} more. It takes an email address: no card, no password.}}',
  'gate.registerOr': 'Or read without limit:',
  'gate.registerButton': 'Create a free account',
  'gate.seePlans': 'See the plans',
  'gate.already': 'Already a subscriber?',
  'gate.alreadyReader': 'Already have an account?',
  'gate.logIn': 'Log in',
  'gate.benefits': 'What subscribers have',
  'gate.new': 'new',
  'gate.plans': 'Plans',

  // An article given away
  'gift.button': 'Give this article',
  'gift.promise': 'Ten a month. Whoever you send it to reads it without an account.',
  'gift.title': 'Your gift',
  'gift.lead': 'Whoever follows this link can read “{$headline}” until {$until}.',
  'gift.link': 'The link to send',
  'gift.count':
    '.input {$given :integer} .match $given one {{You have given {$given} of {$allowed} articles this month.}} * {{You have given {$given} of {$allowed} articles this month.}}',
  'gift.revoke': 'Take the gift back',
  'gift.back': 'Back to the article',
  'gift.revokedTitle': 'The gift is taken back',
  'gift.revokedLead': 'Your links to “{$headline}” open nothing any more.',
  'gift.spentTitle': 'You have given {$allowed} articles this month',
  'gift.spentLead': 'From the first of the next month you can give more. The links you have sent go on working.',
  'gift.dead.expired': 'This gift has expired',
  'gift.dead.revoked': 'This gift was taken back',
  'gift.dead.used-up': 'This gift has been opened too often',
  'gift.dead.unknown': 'This link does not work',
  'gift.deadLead': 'Ask whoever sent it for another one, or read on with a subscription of your own.',

  // The policy, to those who set it
  'policy.visitors':
    '.input {$count :integer} .match $count one {{Visitors read {$count} article {$window}}} * {{Visitors read {$count} articles {$window}}}',
  'policy.account': 'with an account {$count}',
  'policy.rolling': '.input {$days :integer} .match $days one {{in any day}} * {{in any {$days} days}}',
  'policy.calendar': '.input {$unit :string} .match $unit day {{a day}} week {{a week}} * {{a month}}',
  'policy.poolHard': '{$pool} is for subscribers',
  'policy.poolUnlimited': '{$pool} is open to everybody',
  'policy.poolShare': '{$pool} counts like everything else',
  'policy.poolOwn': '.input {$count :integer} {{{$pool} has {$count} of its own}}',
  'policy.networkCap': 'visitors of one network {$count} a day in all',
  'policy.noCrawlers': 'search engines read no more than visitors',
  'policy.letterPasses':
    '.input {$days :integer} .input {$browsers :integer} .match $days $browsers one one {{links in letters open what they lead to for a day, in one browser}} one * {{links in letters open what they lead to for a day, in {$browsers} browsers each}} * one {{links in letters open what they lead to for {$days} days, in one browser}} * * {{links in letters open what they lead to for {$days} days, in {$browsers} browsers each}}',
  'policy.letterPassesCount': 'what is opened so counts',
  'policy.archive': 'what is older than {$days} days is for subscribers',
  'policy.freeFor': 'everything is free for its first {$hours} hours',

  // A kept decision, to those who are asked why
  'decision.reader': 'Reader {$reader}',
  'decision.visitor': 'A visitor',
  'decision.opened':
    '.input {$left :integer} .match $left 0 {{{$who} opened “{$headline}” on {$date}; it was the last article of the allowance.}} * {{{$who} opened “{$headline}” on {$date}; {$left} were left of the allowance.}}',
  'decision.gated':
    '.input {$gate :string} .match $gate register {{{$who} was shown the register gate of “{$headline}” on {$date}: {$why}.}} * {{{$who} was shown the subscribe gate of “{$headline}” on {$date}: {$why}.}}',
  'decision.why':
    '.input {$reason :string} .match $reason allowance-spent {{the allowance was spent}} account-required {{the article needs an account}} subscribers-only {{the article is for subscribers}} archive {{the archive is for subscribers}} preview {{it was asked for by a link-preview agent}} * {{{$reason}}}',
  'decision.rule': '(Rule “{$rule}”, version {$policy} of the policy.)',
} as const
