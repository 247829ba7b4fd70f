export const en = {
  // Choosing a plan
  'subscribe.title': 'Read without limit',
  'subscribe.choose': 'Choose a plan',
  'subscribe.today': 'Today',
  'subscribe.everyMonth': 'Every month after that, until you cancel',
  'subscribe.everyYear': 'Every year after that, until you cancel',
  'subscribe.asReader': 'You subscribe as {$email}.',
  'subscribe.emailHint': 'Your account and receipts go here.',
  'subscribe.trialUsed': 'You have had your free trial, so the first payment is made today.',
  'subscribe.withTrial': 'Begin with a free trial instead',
  'subscribe.button': 'Continue to payment',
  'subscribe.payment': 'You pay on the page of our payment provider; we never see your card.',
  'subscribe.agree': 'By continuing you agree to',
  'subscribe.terms': 'our terms',
  'subscribe.privacy': 'our privacy notice',
  'subscribe.problem.choose': 'Choose one of the plans.',
  'subscribe.problem.provider-away':
    'Our payment provider does not answer just now. Nothing has been charged. Please try again in a few minutes.',
  'subscribe.problem.refused':
    'Our payment provider does not take this payment as it is. Nothing has been charged. Please write to us; trying again will not help.',
  'subscribe.problem.already-subscribed': 'A subscription already runs for this address. Log in to read on.',
  'subscribe.problem.limit': 'Too many tries from here. Please wait a quarter of an hour and try again.',

  // Back from the payment provider
  'checkout.pending.title': 'Waiting for the payment provider',
  'checkout.pending.lead': 'Your payment is being confirmed. This page asks again by itself every few seconds.',
  'checkout.pending.back': 'Back to the article',
  'checkout.checkMail.title': 'Your subscription runs',
  'checkout.checkMail.lead': 'To read on this device, open the link that we have sent to {$email}.',
  'checkout.checkMail.signIn': 'To read on this device, log in with {$email}.',
  'checkout.checkMail.later':
    'We could not send you a link just now: too many were asked for. To read on this device, log in with {$email} a little later.',
  'checkout.trialUsed.title': 'There is one free trial per person',
  'checkout.trialUsed.lead':
    'This address or this card has had its free trial before, so the new one is being ended, unpaid. You are welcome to subscribe without a trial.',
  'checkout.surplus.title': 'You were subscribed already',
  'checkout.surplus.lead':
    'The second subscription is being ended, and what was paid for it given back. We confirm it to {$email} by mail.',
  'checkout.refused.title': 'Your subscription needs a look',
  'checkout.refused.lead':
    'The payment provider says something that we did not expect. We have been told, and will write to you.',

  // The welcome after the payment
  'welcome.title': 'Welcome to {$publication}',
  'welcome.lead': 'Everything is open to you from now on.',
  'welcome.start': 'Start reading',
  'welcome.readOn': 'Read on',
  'welcome.mail': 'A mail with what we agreed is on its way to {$email}.',
  'welcome.letters': 'The newsletters come to you if you like:',
  'welcome.chooseLetters': 'choose yours',
} as const
