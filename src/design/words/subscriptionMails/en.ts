export const en = {
  // In several of them
  'mail.imprint': '{$publication} wrote this about a subscription with your address.',
  'mail.agreed.plan': 'Plan',
  'mail.agreed.price': 'Price',
  'mail.agreed.trialUntil': 'Free until',
  'mail.agreed.firstCharge': 'First charge',
  'mail.agreed.nextCharge': 'Next charge',
  'mail.agreed.renews': 'Renews',
  'mail.agreed.everyMonth': 'every month, until you cancel',
  'mail.agreed.everyYear': 'every year, until you cancel',
  'mail.agreed.accessUntil': 'You can read until',
  'mail.manage': 'See or cancel your subscription',
  'mail.howToCancel':
    'To cancel, open your subscription and press “Cancel the subscription”, then confirm: two clicks. You keep what you have paid for.',

  // Welcome
  'mail.welcome.subject': 'Your subscription to {$publication}',
  'mail.welcome.heading': 'Welcome',
  'mail.welcome.trial': 'Everything in {$publication} is open to you from now on.',
  'mail.welcome.agreed': 'This is what we agreed:',
  'mail.welcome.read': 'Start reading',
  'mail.welcome.charge': 'We will charge {$price} on {$date}, and write to you {$days} days before.',
  'mail.welcome.chargeSoon': 'We will charge {$price} on {$date}.',

  // Before a charge
  'mail.trialEnding.subject': 'Your free trial ends on {$date}',
  'mail.trialEnding.heading': 'Your free trial ends on {$date}',
  'mail.trialEnding.lead': 'On that day we charge {$price}, and your subscription to {$publication} goes on.',
  'mail.trialEnding.otherwise': 'If you do not want that, cancel before then, and nothing is charged.',
  'mail.renewal.subject': 'Your subscription renews on {$date}',
  'mail.renewal.heading': 'Your subscription renews on {$date}',
  'mail.renewal.lead': 'On that day we charge {$price} for another year of {$publication}.',
  'mail.renewal.otherwise': 'If you do not want that, cancel before then, and nothing more is charged.',

  // After a charge
  'mail.receipt.subject': 'Receipt: {$amount}',
  'mail.receipt.heading': 'Thank you',
  'mail.receipt.lead': 'We have received {$amount} for your subscription to {$publication}.',
  'mail.receipt.amount': 'Amount',
  'mail.receipt.paidOn': 'Paid on',
  'mail.receipt.covers': 'Period',
  'mail.receipt.period': '{$from} to {$until}',
  'mail.receipt.number': 'Invoice',
  'mail.paymentFailed.subject': 'Your payment did not succeed',
  'mail.paymentFailed.heading': 'Your payment did not succeed',
  'mail.paymentFailed.lead':
    'We could not charge {$price} for your subscription to {$publication}. We will try again in the next days.',
  'mail.paymentFailed.refused': 'We could not charge {$price} for your subscription to {$publication}.',
  'mail.paymentFailed.access': 'You can read on until {$date}. To be sure, check your card or give another one.',
  'mail.paymentFailed.button': 'Check how you pay',
  'mail.paymentFailed.owedSubject': 'Your payment is still missing',
  'mail.paymentFailed.owed': 'We still could not charge {$price} for your subscription to {$publication}.',
  'mail.paymentFailed.givenUp':
    'You can read on until {$date}. We will not try again: to read on after that, please subscribe again.',

  // The end
  'mail.canceled.subject': 'Your subscription is canceled',
  'mail.canceled.heading': 'Your subscription is canceled',
  'mail.canceled.lead': 'Nothing more is charged. Until {$date}, everything stays open to you.',
  'mail.canceled.owed':
    'Your subscription will not be renewed. The payment of {$price} for its present period is still missing: you can read until {$date}, and until {$end} if it arrives.',
  'mail.canceled.paused': 'Your subscription was paused. It will not go on, and nothing is charged.',
  'mail.canceled.resume': 'If you change your mind before then, one click on your subscription’s page takes it back.',

  'mail.ended.subject': 'Your subscription has ended',
  'mail.ended.lead': 'Your subscription to {$publication} has ended. Nothing more is charged.',
  'mail.ended.refunded':
    'Your payment was given back in full, and with that your subscription to {$publication} has ended. Nothing more is charged.',
  'mail.ended.unpaid':
    'For {$days} days we could not collect {$price} for your subscription to {$publication}, so it has ended. Nothing more is charged.',
  'mail.ended.disputeLost':
    'Your bank has taken back your payment to {$publication}, and with that your subscription has ended. Nothing more is charged.',
  'mail.ended.again': 'You are welcome to subscribe again whenever you like.',
  'mail.ended.button': 'Subscribe again',

  // What could not begin
  'mail.trialUsed.subject': 'Your free trial could not begin',
  'mail.trialUsed.heading': 'There is one free trial per person',
  'mail.trialUsed.lead':
    'This address or this card has had its free trial of {$publication} before, so we have ended the new one. Nothing was charged, and nothing will be.',
  'mail.trialUsed.offer': 'You are welcome to subscribe without a trial. The price stands on the page before you pay.',
  'mail.trialUsed.notYou': 'If this was not you, somebody has typed your address. Nothing of yours is used up by that.',
  'mail.trialUsed.button': 'See the plans',
  'mail.surplus.subject': 'You were subscribed already',
  'mail.surplus.heading': 'You were subscribed already',
  'mail.surplus.lead':
    'You have just subscribed a second time. We have ended the second one; the first goes on as before.',
  'mail.surplus.refunded': 'The {$amount} that you paid for it is on its way back to your card.',
  'mail.surplus.nothing': 'Nothing was charged for it.',

  // To the publication
  'mail.alarm.subject': '{$publication}: {$code}',
  'mail.alarm.lead': 'Dateline has met something about money that a person should look at.',
  'mail.alarm.log': 'The details are in the log and in the audit log.',
  'mail.alarm.letters': 'A mail provider may soon take no more letters from you.',
  'mail.alarm.lettersLog': 'The figures, and what to do, are shown by “npx dateline mail check”.',
} as const
