import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // What we hold about the reader
  'privacy.title': 'Vos données',
  'privacy.notice': 'Politique de confidentialité',
  'privacy.export': 'Télécharger vos données',
  'privacy.exportLead':
    'Tout ce que nous savons de vous : compte, connexions, lectures, abonnement, paiements, newsletters avec vos consentements, et les courriels envoyés. En un seul fichier, au format JSON.',
  'privacy.exportButton': 'Tout télécharger',
  'privacy.erase': 'Effacer votre compte',
  'privacy.eraseLead':
    'En moins d’une minute, et définitivement. L’abonnement prend fin d’abord ; ce que la loi nous oblige à garder l’est sans votre nom.',
  'privacy.eraseLink': 'Effacer mes données',

  // What they agreed to
  'consents.title': 'Ce que vous avez accepté',
  'consents.none': 'Rien pour l’instant.',
  'consents.requested': 'Vous avez demandé à recevoir {$to}.',
  'consents.confirmed': 'Vous avez confirmé votre inscription à {$to}.',
  'consents.ended': 'Vous avez mis fin à votre inscription à {$to}.',
  'consents.paused': 'Vous avez suspendu {$to}.',
  'consents.resumed': 'Vous avez repris {$to}.',
  'consents.agreed': 'Vous vous êtes abonné : {$to}.',
  'consents.shown': 'Voir le texte accepté',

  // Erasure
  'erase.title': 'Effacer tout ce qui vous concerne ?',
  'erase.lead': 'Vous allez effacer le compte de {$email}. C’est définitif.',
  'erase.subscription':
    'L’abonnement prend fin aussitôt et plus rien n’est débité. Le reste de la période payée n’est pas remboursé.',
  'erase.everything': 'Votre compte, vos connexions, vos lectures, vos newsletters et nos courriels sont effacés.',
  'erase.kept':
    'Nous gardons ce que la loi demande : les factures, sans nom ni adresse. Pendant un an, nous retenons aussi, sous une forme qui ne répond que par oui ou par non, que cette adresse a eu un essai gratuit.',
  'erase.confirm': 'Pour confirmer, tapez votre adresse électronique',
  'erase.confirmHint': 'Celle avec laquelle vous vous connectez.',
  'erase.notYours': 'Ce n’est pas l’adresse de ce compte.',
  'erase.staff': 'Vous faites partie de la rédaction. Il faut d’abord mettre fin à ce rôle.',
  'erase.button': 'Tout effacer',
  'erase.keep': 'Garder mon compte',
  'erase.underWayTitle': 'Nous vous oublions',
  'erase.underWay':
    'Vous êtes déconnecté. Dans la minute, tout est effacé ; un dernier courriel à {$email} le confirme.',

  // The last mail
  'mail.erasedSubject': '{$publication} vous a oublié',
  'mail.erasedHeading': 'Tout est effacé',
  'mail.erasedLead':
    'Comme vous l’avez demandé, {$publication} a effacé votre compte et tout ce qui s’y rattachait. Si vous aviez un abonnement, il a pris fin, et plus rien n’est débité.',
  'mail.erasedKept':
    'Ne reste que ce que la loi demande : les factures, sans nom ni adresse. Pendant un an, nous retenons aussi, sous une forme qui ne répond que par oui ou par non, si cette adresse a eu un essai gratuit. C’est notre dernier courriel.',
}
