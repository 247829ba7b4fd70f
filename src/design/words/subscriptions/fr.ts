import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // A subscription, to its reader
  'subscription.title': 'Votre abonnement',
  'subscription.none': 'Vous n’avez pas d’abonnement.',
  'subscription.manage': 'Gérer, changer de moyen de paiement ou résilier',
  'subscription.manageCanceled': 'Gérer ou reprendre l’abonnement',
  'subscription.trialingMonth': 'Votre essai gratuit court jusqu’au {$date}. Ensuite, c’est {$price} par mois.',
  'subscription.trialingYear': 'Votre essai gratuit court jusqu’au {$date}. Ensuite, c’est {$price} par an.',
  'subscription.activeMonth': 'Votre abonnement est payé jusqu’au {$date}, puis se renouvelle à {$price} par mois.',
  'subscription.activeYear': 'Votre abonnement est payé jusqu’au {$date}, puis se renouvelle à {$price} par an.',
  'subscription.pastDueUntil':
    'Votre dernier paiement de {$price} n’a pas abouti. Vous pouvez lire jusqu’au {$date} ; d’ici là, vérifiez votre moyen de paiement.',
  'subscription.pastDueCanceled':
    'Vous avez résilié, et votre abonnement ne sera pas renouvelé. Votre dernier paiement de {$price} n’a pas abouti ; vous pouvez lire jusqu’au {$date}.',
  'subscription.paused': 'Votre abonnement est suspendu et rien n’est débité. Vous pouvez lire jusqu’au {$date}.',
  'subscription.pausedOver':
    'Votre abonnement est suspendu : rien n’est débité et, jusqu’à sa reprise, vous lisez comme sans abonnement.',
  'subscription.pausedCanceled':
    'Vous avez résilié. Votre abonnement était suspendu : il ne reprendra pas, et rien n’est débité.',
  'subscription.canceling': 'Vous avez résilié. Vous pouvez lire jusqu’au {$date}, et plus rien n’est débité.',
  'subscription.cancelingTrial': 'Vous avez résilié. Vous pouvez lire jusqu’au {$date}, et rien n’est débité.',
  'subscription.ended': 'Votre abonnement a pris fin.',
  'subscription.endedOn': 'Votre abonnement a pris fin le {$date}.',
  'subscription.endedRefunded': 'Votre paiement vous a été remboursé, et votre abonnement a pris fin le {$date}.',
  'subscription.endedUnpaid':
    'Votre abonnement a pris fin le {$date}, car nous n’avons pas pu encaisser votre paiement.',
  'subscription.endedDisputeLost': 'Votre banque a repris votre paiement, et votre abonnement a pris fin le {$date}.',
  'subscription.givenUp':
    'Nous n’avons pas pu encaisser votre paiement de {$price}. Vous pouvez lire jusqu’au {$date} ; pour continuer ensuite, abonnez-vous à nouveau.',
  'subscription.incomplete': 'Votre paiement n’a pas été achevé ; votre abonnement n’a donc pas commencé.',
  'subscription.plan': 'Formule',
  'subscription.price': 'Prix',
  'subscription.priceMonth': '{$price} par mois',
  'subscription.priceYear': '{$price} par an',
  'subscription.since': 'Abonnement depuis le',
  'subscription.nextCharge': 'Prochain paiement',
  'subscription.accessUntil': 'Lecture jusqu’au',
  'subscription.endedAt': 'Terminé le',
  'subscription.resume': 'Garder mon abonnement',
  'subscription.payment': 'Changer de moyen de paiement, voir les factures',
  'subscription.cancel': 'Résilier l’abonnement',
  'subscription.again': 'S’abonner à nouveau',
  'subscription.back': 'Votre compte',
  'subscription.notice.canceled': 'Votre abonnement est résilié. Nous l’avons confirmé par courriel.',
  'subscription.notice.resumed': 'Votre abonnement se poursuit comme avant.',
  'subscription.notice.not-renewed':
    'Vous avez résilié : votre abonnement ne sera pas renouvelé. Nous l’avons confirmé par courriel.',
  'subscription.notice.unanswered':
    'Notre prestataire de paiement ne répond pas pour l’instant ; nous ne savons donc pas encore si cela a été fait. Nous continuons de demander ; revenez voir ici dans quelques minutes.',
  'subscription.notice.not-done':
    'Notre prestataire de paiement ne l’a pas fait. L’état de votre abonnement est indiqué ici. Réessayez dans quelques minutes.',
  'subscription.notice.provider-away':
    'Notre prestataire de paiement ne répond pas pour l’instant. Rien n’a changé. Réessayez dans quelques minutes.',
  'subscription.notice.no-portal':
    'Notre prestataire de paiement n’a plus de page pour votre paiement. Votre abonnement est tel qu’affiché ici. Pour payer avec une autre carte, écrivez-nous.',
  'subscription.collecting': 'Votre paiement de {$price} est en cours d’encaissement. Vous pouvez lire en attendant.',

  // Canceling
  'cancel.title': 'Résilier votre abonnement ?',
  'cancel.trial': 'Vous pouvez continuer à lire jusqu’au {$date}. Rien ne sera débité.',
  'cancel.paid': 'Vous pouvez continuer à lire jusqu’au {$date}. Rien n’est débité ensuite.',
  'cancel.owed':
    'Votre abonnement ne sera pas renouvelé. Votre paiement de {$price} reste dû ; sans lui, vous pouvez lire jusqu’au {$date}.',
  'cancel.paused': 'Votre abonnement ne reprendra pas, et rien n’est débité.',
  'cancel.resumable': 'Jusqu’au {$date}, un clic suffit pour changer d’avis.',
  'cancel.button': 'Résilier l’abonnement',
  'cancel.keep': 'Le garder',
}
