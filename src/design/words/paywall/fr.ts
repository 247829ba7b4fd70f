import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // The gate
  'gate.limit':
    '.input {$count :integer} .match $count 0 {{Cet article est réservé aux abonnés.}} 1 {{Vous avez lu votre article gratuit.}} 2 {{Vous avez lu vos deux articles gratuits.}} 3 {{Vous avez lu vos trois articles gratuits.}} * {{Vous avez lu vos {$count} articles gratuits.}}',
  'gate.limitShort': 'Vous avez lu tous vos articles gratuits.',
  'gate.accountRequired': 'Il faut un compte pour lire cet article.',
  'gate.subscribersOnly': 'Cet article est réservé aux abonnés.',
  'gate.archive': 'Les archives sont réservées aux abonnés.',
  'gate.preview': 'L’article entier se lit sur sa page.',
  'gate.unlimited': 'Lisez tout, sans limite. Sans engagement : résiliez à tout moment, en deux clics.',
  'gate.toRead': 'Pour lire la suite, commencez aujourd’hui votre essai gratuit.',
  'gate.toReadNoTrial': 'Pour lire la suite, abonnez-vous aujourd’hui.',
  'gate.toReadRegister': 'Pour lire la suite, créez votre compte gratuit.',
  'gate.registerLine': 'Il suffit d’une adresse électronique et d’une minute. Ni carte, ni mot de passe.',
  'gate.registerBonus':
    '.input {$count :integer} .match $count 1 {{Un compte gratuit vous ouvre un article de plus. Il suffit d’une adresse électronique : ni carte, ni mot de passe.}} 2 {{Un compte gratuit vous ouvre deux articles de plus. Il suffit d’une adresse électronique : ni carte, ni mot de passe.}} 3 {{Un compte gratuit vous ouvre trois articles de plus. Il suffit d’une adresse électronique : ni carte, ni mot de passe.}} * {{Un compte gratuit vous ouvre {$count} articles de plus. Il suffit d’une adresse électronique : ni carte, ni mot de passe.}}',
  'gate.registerOr': 'Ou lisez sans limite :',
  'gate.registerButton': 'Créer un compte gratuit',
  'gate.seePlans': 'Voir les formules',
  'gate.already': 'Déjà abonné ?',
  'gate.alreadyReader': 'Vous avez déjà un compte ?',
  'gate.logIn': 'Se connecter',
  'gate.benefits': 'Ce que comprend l’abonnement',
  'gate.new': 'nouveau',
  'gate.plans': 'Formules',

  // An article given away
  'gift.button': 'Offrir cet article',
  'gift.promise': 'Dix par mois. La personne à qui vous l’envoyez le lit sans compte.',
  'gift.title': 'Votre cadeau',
  'gift.lead': 'Ce lien permet de lire « {$headline} » jusqu’au {$until}.',
  'gift.link': 'Le lien à envoyer',
  'gift.count':
    '.input {$given :integer} .match $given one {{Vous avez offert {$given} article sur {$allowed} ce mois-ci.}} * {{Vous avez offert {$given} articles sur {$allowed} ce mois-ci.}}',
  'gift.revoke': 'Reprendre le cadeau',
  'gift.back': 'Retour à l’article',
  'gift.revokedTitle': 'Le cadeau est repris',
  'gift.revokedLead': 'Vos liens vers « {$headline} » n’ouvrent plus rien.',
  'gift.spentTitle': 'Vous avez offert {$allowed} articles ce mois-ci',
  'gift.spentLead':
    'Dès le premier du mois prochain, vous pourrez en offrir d’autres. Les liens envoyés restent valables.',
  'gift.dead.expired': 'Ce cadeau a expiré',
  'gift.dead.revoked': 'Ce cadeau a été repris',
  'gift.dead.used-up': 'Ce cadeau a été ouvert trop de fois',
  'gift.dead.unknown': 'Ce lien ne fonctionne pas',
  'gift.deadLead': 'Demandez-en un autre à qui vous l’a envoyé, ou lisez la suite avec votre propre abonnement.',

  // The policy, to those who set it
  'policy.visitors':
    '.input {$count :integer} .match $count one {{Les visiteurs lisent {$count} article {$window}}} * {{Les visiteurs lisent {$count} articles {$window}}}',
  'policy.account': 'avec un compte {$count}',
  'policy.rolling':
    '.input {$days :integer} .match $days one {{par jour glissant}} * {{par période glissante de {$days} jours}}',
  'policy.calendar': '.input {$unit :string} .match $unit day {{par jour}} week {{par semaine}} * {{par mois}}',
  'policy.poolHard': '{$pool} : réservé aux abonnés',
  'policy.poolUnlimited': '{$pool} : ouvert à tous',
  'policy.poolShare': '{$pool} : compté comme le reste',
  'policy.poolOwn': '.input {$count :integer} {{{$pool} : {$count} à part}}',
  'policy.networkCap': 'les visiteurs d’un même réseau {$count} par jour en tout',
  'policy.noCrawlers': 'les moteurs de recherche ne lisent pas plus que les visiteurs',
  'policy.letterPasses':
    '.input {$days :integer} .input {$browsers :integer} .match $days $browsers one one {{les liens des lettres donnent accès pendant un jour, dans un seul navigateur}} one * {{les liens des lettres donnent accès pendant un jour, dans {$browsers} navigateurs}} * one {{les liens des lettres donnent accès pendant {$days} jours, dans un seul navigateur}} * * {{les liens des lettres donnent accès pendant {$days} jours, dans {$browsers} navigateurs}}',
  'policy.letterPassesCount': 'et ces lectures comptent',
  'policy.archive': 'ce qui a plus de {$days} jours est réservé aux abonnés',
  'policy.freeFor': 'tout est gratuit pendant les {$hours} premières heures',

  // A kept decision, to those who are asked why
  'decision.reader': 'Le compte {$reader}',
  'decision.visitor': 'Un visiteur',
  'decision.opened':
    '.input {$left :integer} .match $left 0 {{{$who} a ouvert « {$headline} » le {$date} ; c’était le dernier article gratuit.}} * {{{$who} a ouvert « {$headline} » le {$date} ; articles gratuits restants : {$left}.}}',
  'decision.gated':
    '.input {$gate :string} .match $gate register {{{$who} a été invité à créer un compte devant « {$headline} » le {$date} : {$why}.}} * {{{$who} a été invité à s’abonner devant « {$headline} » le {$date} : {$why}.}}',
  'decision.why':
    '.input {$reason :string} .match $reason allowance-spent {{les articles gratuits étaient épuisés}} account-required {{l’article demande un compte}} subscribers-only {{l’article est réservé aux abonnés}} archive {{les archives sont réservées aux abonnés}} preview {{un agent d’aperçu de liens le demandait}} * {{{$reason}}}',
  'decision.rule': '(Règle « {$rule} », version {$policy} de la politique.)',
}
