import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // Choosing a plan
  'subscribe.title': 'Lire sans limite',
  'subscribe.choose': 'Choisissez une formule',
  'subscribe.today': 'Aujourd’hui',
  'subscribe.everyMonth': 'Ensuite chaque mois, jusqu’à résiliation',
  'subscribe.everyYear': 'Ensuite chaque année, jusqu’à résiliation',
  'subscribe.asReader': 'Vous vous abonnez en tant que {$email}.',
  'subscribe.emailHint': 'Pour votre compte et vos reçus.',
  'subscribe.trialUsed': 'Vous avez déjà eu votre essai gratuit : le premier paiement a lieu aujourd’hui.',
  'subscribe.withTrial': 'Commencer plutôt par un essai gratuit',
  'subscribe.button': 'Continuer vers le paiement',
  'subscribe.payment': 'Vous payez sur la page de notre prestataire de paiement ; nous ne voyons jamais votre carte.',
  'subscribe.agree': 'En continuant, vous acceptez',
  'subscribe.terms': 'nos conditions',
  'subscribe.privacy': 'notre politique de confidentialité',
  'subscribe.problem.choose': 'Choisissez l’une des formules.',
  'subscribe.problem.provider-away':
    'Notre prestataire de paiement ne répond pas pour l’instant. Rien n’a été débité. Réessayez dans quelques minutes.',
  'subscribe.problem.refused':
    'Notre prestataire de paiement n’accepte pas ce paiement tel quel. Rien n’a été débité. Écrivez-nous : un nouvel essai n’y changera rien.',
  'subscribe.problem.already-subscribed':
    'Un abonnement court déjà pour cette adresse. Connectez-vous pour lire la suite.',
  'subscribe.problem.limit': 'Trop de tentatives depuis ce réseau. Patientez un quart d’heure, puis réessayez.',

  // Back from the payment provider
  'checkout.pending.title': 'En attente du prestataire de paiement',
  'checkout.pending.lead':
    'Votre paiement est en cours de confirmation. Cette page s’actualise toute seule, à quelques secondes d’intervalle.',
  'checkout.pending.back': 'Retour à l’article',
  'checkout.checkMail.title': 'Votre abonnement a commencé',
  'checkout.checkMail.lead': 'Pour lire sur cet appareil, ouvrez le lien que nous avons envoyé à {$email}.',
  'checkout.checkMail.signIn': 'Pour lire sur cet appareil, connectez-vous avec l’adresse {$email}.',
  'checkout.checkMail.later':
    'Nous n’avons pas pu vous envoyer de lien pour l’instant : il y a eu trop de demandes. Pour lire sur cet appareil, connectez-vous avec {$email} un peu plus tard.',
  'checkout.trialUsed.title': 'Un seul essai gratuit par personne',
  'checkout.trialUsed.lead':
    'Cette adresse ou cette carte a déjà eu son essai gratuit ; le nouveau prend donc fin, sans paiement. Vous pouvez vous abonner sans essai.',
  'checkout.surplus.title': 'Vous aviez déjà un abonnement',
  'checkout.surplus.lead':
    'Le second abonnement prend fin, et la somme versée est remboursée. Nous le confirmons par courriel à {$email}.',
  'checkout.refused.title': 'Votre abonnement est à vérifier',
  'checkout.refused.lead':
    'La réponse du prestataire de paiement est inattendue. Nous en sommes avertis et nous vous écrirons.',

  // The welcome after the payment
  'welcome.title': 'Bienvenue à {$publication}',
  'welcome.lead': 'Tout vous est ouvert dès maintenant.',
  'welcome.start': 'Commencer à lire',
  'welcome.readOn': 'Reprendre la lecture',
  'welcome.mail': 'Un courriel récapitulant notre accord est en route vers {$email}.',
  'welcome.letters': 'Envie de recevoir nos newsletters ?',
  'welcome.chooseLetters': 'Choisissez les vôtres',
}
