export const en = {
  // A subscription, to its reader
  'subscription.title': 'Your subscription',
  'subscription.none': 'You have no subscription.',
  'subscription.manage': 'Manage, change payment, or cancel',
  'subscription.manageCanceled': 'Manage, or take it up again',
  'subscription.trialingMonth': 'Your free trial runs until {$date}. After that it is {$price} a month.',
  'subscription.trialingYear': 'Your free trial runs until {$date}. After that it is {$price} a year.',
  'subscription.activeMonth': 'Your subscription is paid until {$date}, and then renews for {$price} a month.',
  'subscription.activeYear': 'Your subscription is paid until {$date}, and then renews for {$price} a year.',
  'subscription.pastDueUntil':
    'Your last payment of {$price} did not succeed. You can read until {$date}; please check your payment method before then.',
  'subscription.pastDueCanceled':
    'You have canceled, and your subscription will not be renewed. Your last payment of {$price} did not succeed; you can read until {$date}.',
  'subscription.paused': 'Your subscription is paused and nothing is charged. You can read until {$date}.',
  'subscription.pausedOver':
    'Your subscription is paused: nothing is charged, and until it goes on you read as somebody without one.',
  'subscription.pausedCanceled':
    'You have canceled. Your subscription was paused: it will not go on, and nothing is charged.',
  'subscription.canceling': 'You have canceled. You can read until {$date}, and nothing more is charged.',
  'subscription.cancelingTrial': 'You have canceled. You can read until {$date}, and nothing is charged.',
  'subscription.ended': 'Your subscription has ended.',
  'subscription.endedOn': 'Your subscription ended on {$date}.',
  'subscription.endedRefunded': 'Your payment was given back, and your subscription ended on {$date}.',
  'subscription.endedUnpaid': 'Your subscription ended on {$date}, since we could not collect your payment.',
  'subscription.endedDisputeLost': 'Your bank took your payment back, and your subscription ended on {$date}.',
  'subscription.givenUp':
    'We could not collect your payment of {$price}. You can read until {$date}; to read on after that, please subscribe again.',
  'subscription.incomplete': 'Your payment has not been completed, so your subscription has not begun.',
  'subscription.plan': 'Plan',
  'subscription.price': 'Price',
  'subscription.priceMonth': '{$price} per month',
  'subscription.priceYear': '{$price} per year',
  'subscription.since': 'Subscriber since',
  'subscription.nextCharge': 'Next payment',
  'subscription.accessUntil': 'You can read until',
  'subscription.endedAt': 'Ended on',
  'subscription.resume': 'Keep my subscription',
  'subscription.payment': 'Change how you pay, see invoices',
  'subscription.cancel': 'Cancel the subscription',
  'subscription.again': 'Subscribe again',
  'subscription.back': 'Your account',
  'subscription.notice.canceled': 'Your subscription is canceled. We have confirmed it by mail.',
  'subscription.notice.resumed': 'Your subscription goes on as before.',
  'subscription.notice.not-renewed':
    'You have canceled: your subscription will not be renewed. We have confirmed it by mail.',
  'subscription.notice.unanswered':
    'Our payment provider does not answer just now, so we do not know yet whether this was done. We keep asking; please look here again in a few minutes.',
  'subscription.notice.not-done':
    'Our payment provider did not do this. How your subscription stands is shown here. Please try again in a few minutes.',
  'subscription.notice.provider-away':
    'Our payment provider does not answer just now. Nothing was changed. Please try again in a few minutes.',
  'subscription.notice.no-portal':
    'Our payment provider has no page for your payment any more. Your subscription stands as it is shown here. To pay with another card, please write to us.',
  'subscription.collecting': 'Your payment of {$price} is being collected. You can read on meanwhile.',

  // Canceling
  'cancel.title': 'Cancel your subscription?',
  'cancel.trial': 'You can go on reading until {$date}. You will not be charged.',
  'cancel.paid': 'You can go on reading until {$date}. Nothing is charged after that.',
  'cancel.owed':
    'Your subscription will not be renewed. Your payment of {$price} is still owed; without it you can read until {$date}.',
  'cancel.paused': 'Your subscription will not go on, and nothing is charged.',
  'cancel.resumable': 'Until {$date}, you can change your mind with one click.',
  'cancel.button': 'Cancel the subscription',
  'cancel.keep': 'Keep it',
} as const
