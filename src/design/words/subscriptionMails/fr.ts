import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // In several of them
  'mail.imprint': '{$publication} vous écrit au sujet d’un abonnement pris avec votre adresse.',
  'mail.agreed.plan': 'Formule',
  'mail.agreed.price': 'Prix',
  'mail.agreed.trialUntil': 'Gratuit jusqu’au',
  'mail.agreed.firstCharge': 'Premier débit',
  'mail.agreed.nextCharge': 'Prochain débit',
  'mail.agreed.renews': 'Renouvellement',
  'mail.agreed.everyMonth': 'chaque mois, jusqu’à résiliation',
  'mail.agreed.everyYear': 'chaque année, jusqu’à résiliation',
  'mail.agreed.accessUntil': 'Lecture jusqu’au',
  'mail.manage': 'Voir ou résilier votre abonnement',
  'mail.howToCancel':
    'Pour résilier, ouvrez votre abonnement, appuyez sur « Résilier l’abonnement », puis confirmez : deux clics. Vous gardez ce que vous avez payé.',

  // Welcome
  'mail.welcome.subject': 'Votre abonnement à {$publication}',
  'mail.welcome.heading': 'Bienvenue',
  'mail.welcome.trial': 'Tout {$publication} vous est ouvert dès maintenant.',
  'mail.welcome.agreed': 'Voici ce dont nous sommes convenus :',
  'mail.welcome.read': 'Commencer à lire',
  'mail.welcome.charge': 'Nous débiterons {$price} le {$date}, et nous vous écrirons {$days} jours avant.',
  'mail.welcome.chargeSoon': 'Nous débiterons {$price} le {$date}.',

  // Before a charge
  'mail.trialEnding.subject': 'Votre essai gratuit se termine le {$date}',
  'mail.trialEnding.heading': 'Votre essai gratuit se termine le {$date}',
  'mail.trialEnding.lead': 'Ce jour-là, nous débitons {$price}, et votre abonnement à {$publication} se poursuit.',
  'mail.trialEnding.otherwise': 'Si vous ne le souhaitez pas, résiliez avant, et rien n’est débité.',
  'mail.renewal.subject': 'Votre abonnement se renouvelle le {$date}',
  'mail.renewal.heading': 'Votre abonnement se renouvelle le {$date}',
  'mail.renewal.lead': 'Ce jour-là, nous débitons {$price} pour une année de plus de {$publication}.',
  'mail.renewal.otherwise': 'Si vous ne le souhaitez pas, résiliez avant, et plus rien n’est débité.',

  // After a charge
  'mail.receipt.subject': 'Reçu : {$amount}',
  'mail.receipt.heading': 'Merci',
  'mail.receipt.lead': 'Nous avons reçu {$amount} pour votre abonnement à {$publication}.',
  'mail.receipt.amount': 'Montant',
  'mail.receipt.paidOn': 'Payé le',
  'mail.receipt.covers': 'Pour la période',
  'mail.receipt.period': 'du {$from} au {$until}',
  'mail.receipt.number': 'Facture',
  'mail.paymentFailed.subject': 'Votre paiement n’a pas abouti',
  'mail.paymentFailed.heading': 'Votre paiement n’a pas abouti',
  'mail.paymentFailed.lead':
    'Nous n’avons pas pu débiter {$price} pour votre abonnement à {$publication}. Nous réessaierons dans les prochains jours.',
  'mail.paymentFailed.refused': 'Nous n’avons pas pu débiter {$price} pour votre abonnement à {$publication}.',
  'mail.paymentFailed.access':
    'Vous pouvez lire jusqu’au {$date}. Pour plus de sûreté, vérifiez votre carte ou donnez-en une autre.',
  'mail.paymentFailed.button': 'Vérifier mon moyen de paiement',
  'mail.paymentFailed.owedSubject': 'Votre paiement manque toujours',
  'mail.paymentFailed.owed': 'Nous n’avons toujours pas pu débiter {$price} pour votre abonnement à {$publication}.',
  'mail.paymentFailed.givenUp':
    'Vous pouvez lire jusqu’au {$date}. Nous ne réessaierons plus : pour continuer à lire ensuite, abonnez-vous à nouveau.',

  // The end
  'mail.canceled.subject': 'Votre abonnement est résilié',
  'mail.canceled.heading': 'Votre abonnement est résilié',
  'mail.canceled.lead': 'Plus rien n’est débité. Jusqu’au {$date}, tout vous reste ouvert.',
  'mail.canceled.owed':
    'Votre abonnement ne sera pas renouvelé. Le paiement de {$price} pour la période en cours manque toujours : vous pouvez lire jusqu’au {$date}, et jusqu’au {$end} s’il aboutit.',
  'mail.canceled.paused': 'Votre abonnement était suspendu. Il ne reprendra pas, et rien n’est débité.',
  'mail.canceled.resume': 'Si vous changez d’avis d’ici là, un clic sur la page de votre abonnement suffit.',

  'mail.ended.subject': 'Votre abonnement a pris fin',
  'mail.ended.lead': 'Votre abonnement à {$publication} a pris fin. Plus rien n’est débité.',
  'mail.ended.refunded':
    'Votre paiement vous a été entièrement remboursé ; votre abonnement à {$publication} a donc pris fin. Plus rien n’est débité.',
  'mail.ended.unpaid':
    'Pendant {$days} jours, nous n’avons pas pu encaisser {$price} pour votre abonnement à {$publication} ; il a donc pris fin. Plus rien n’est débité.',
  'mail.ended.disputeLost':
    'Votre banque a repris votre paiement à {$publication} ; votre abonnement a donc pris fin. Plus rien n’est débité.',
  'mail.ended.again': 'Vous pouvez vous abonner à nouveau quand vous le souhaitez.',
  'mail.ended.button': 'S’abonner à nouveau',

  // What could not begin
  'mail.trialUsed.subject': 'Votre essai gratuit n’a pas pu commencer',
  'mail.trialUsed.heading': 'Un seul essai gratuit par personne',
  'mail.trialUsed.lead':
    'Cette adresse ou cette carte a déjà eu son essai gratuit de {$publication} ; nous avons donc mis fin au nouveau. Rien n’a été débité, et rien ne le sera.',
  'mail.trialUsed.offer': 'Vous pouvez vous abonner sans essai. Le prix est indiqué sur la page avant le paiement.',
  'mail.trialUsed.notYou':
    'Si ce n’était pas vous, quelqu’un a saisi votre adresse. Vos droits n’en sont pas affectés.',
  'mail.trialUsed.button': 'Voir les formules',
  'mail.surplus.subject': 'Vous aviez déjà un abonnement',
  'mail.surplus.heading': 'Vous aviez déjà un abonnement',
  'mail.surplus.lead':
    'Vous venez de vous abonner une seconde fois. Nous avons mis fin au second abonnement ; le premier se poursuit comme avant.',
  'mail.surplus.refunded': 'Les {$amount} que vous aviez versés vous sont remboursés sur votre carte.',
  'mail.surplus.nothing': 'Rien n’a été débité pour ce second abonnement.',

  // To the publication
  'mail.alarm.subject': '{$publication} : {$code}',
  'mail.alarm.lead': 'Dateline signale une question d’argent qui demande l’attention de quelqu’un.',
  'mail.alarm.log': 'Les détails sont dans le journal technique et dans le journal d’audit.',
  'mail.alarm.letters': 'Un service de messagerie risque de ne bientôt plus accepter vos lettres.',
  'mail.alarm.lettersLog': 'La commande npx dateline mail check montre les chiffres et ce qu’il faut faire.',
}
