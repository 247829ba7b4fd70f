import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // Signing up
  'letters.title': 'Newsletters',
  'letters.lead':
    '.input {$count :integer} .match $count one {{Une newsletter, gratuite pour tous.}} * {{{$count} newsletters, gratuites pour tous. Choisissez les vôtres.}}',
  'letters.one': 'Newsletter',
  'letters.choose': 'S’inscrire',
  'letters.chooseOf': 'S’inscrire à {$letter}',
  'letters.language': 'En {$language}',
  'letters.email': 'Adresse électronique',
  'letters.button': 'S’inscrire à {$letter}',
  'letters.consent':
    'Nous envoyons {$letter} à cette adresse dès que vous l’aurez confirmée par courriel. Vous pouvez arrêter à tout moment.',
  'letters.ownConsent': 'Nous envoyons {$letter} à cette adresse. Vous pouvez arrêter à tout moment.',
  'letters.others': 'Toutes les newsletters',
  'letters.askedTitle': 'Consultez votre messagerie',
  'letters.asked': 'Nous envoyons un courriel à {$email}. Appuyez sur son bouton pour recevoir {$letter}.',
  'letters.confirmedTitle': 'Vous êtes sur la liste',
  'letters.confirmed': 'Vous recevrez {$letter} à l’adresse {$email}.',
  'letters.alreadyTitle': 'Déjà confirmé',
  'letters.already': 'Vous recevez {$letter} à l’adresse {$email}. Il ne reste rien à faire.',
  'letters.confirmTitle': 'Presque fini',
  'letters.confirm': 'Appuyez sur le bouton pour recevoir {$letter} à {$email}.',
  'letters.confirmButton': 'Confirmer',
  'letters.usedTitle': 'Ce lien a déjà servi',
  'letters.expiredTitle': 'Ce lien a expiré',
  'letters.unknownTitle': 'Ce lien ne fonctionne pas',
  'letters.gone': 'Inscrivez-vous encore une fois, et nous vous enverrons un autre lien.',

  // Mails about signing up
  'mail.confirmSubject': 'Confirmez votre inscription à {$letter}',
  'mail.confirmHeading': 'Plus qu’une étape avant {$letter}',
  'mail.confirmLead': 'Quelqu’un, sans doute vous, a demandé {$letter} à cette adresse.',
  'mail.confirmButton': 'Oui, envoyez-moi {$letter}',
  'mail.confirmExpires':
    '.input {$days :integer} .match $days one {{Le lien vaut un jour.}} * {{Le lien vaut {$days} jours.}}',
  'mail.confirmNotYou': 'Si ce n’était pas vous, ne faites rien : rien ne sera envoyé.',
  'mail.alreadySubject': 'Vous recevez déjà {$letter}',
  'mail.alreadyLead': 'Vous recevez déjà {$letter} à cette adresse. Il ne reste rien à faire.',
  'mail.alreadyButton': 'Voir toutes les newsletters',

  // All newsletters in one form
  'letters.leadSome':
    '.input {$closed :integer} .match $closed one {{{$count} newsletters : {$free} sont gratuites pour tous, une est réservée aux abonnés. Choisissez les vôtres.}} * {{{$count} newsletters : {$free} sont gratuites pour tous, {$closed} sont réservées aux abonnés. Choisissez les vôtres.}}',
  'letters.forSubscribers': 'Réservée aux abonnés',
  'letters.comeTo': 'Elles arrivent à l’adresse {$email}.',
  'letters.save': 'Enregistrer mes choix',
  'letters.saved': 'C’est enregistré. Voici les newsletters que vous recevez.',
  'letters.consentChosen':
    'Nous envoyons vos newsletters à cette adresse dès que vous l’aurez confirmée, par un seul courriel. Vous pouvez arrêter à tout moment.',
  'mail.confirmSeveralSubject': 'Confirmez vos {$count} newsletters',
  'mail.confirmSeveralHeading': 'Plus qu’une étape avant vos {$count} newsletters',
  'mail.confirmSeveralButton': 'Oui, envoyez-les-moi toutes',
  'mail.alreadySeveralSubject': 'Vous recevez déjà ces newsletters',
  'problem.lettersMissing': 'Choisissez au moins une newsletter.',

  // Quand une newsletter arrive, et pour qui
  'letters.daily':
    '.input {$part :string} .match $part morning {{Chaque matin}} noon {{Chaque jour à midi}} afternoon {{Chaque après-midi}} * {{Chaque soir}}',
  'letters.weekdays':
    '.input {$part :string} .match $part morning {{Le matin, du lundi au vendredi}} noon {{À midi, du lundi au vendredi}} afternoon {{L’après-midi, du lundi au vendredi}} * {{Le soir, du lundi au vendredi}}',
  'letters.weekly':
    '.input {$part :string} .match $part morning {{Chaque {$day} matin}} noon {{Chaque {$day} à midi}} afternoon {{Chaque {$day} après-midi}} * {{Chaque {$day} soir}}',
  'letters.atYourHour': '{$cadence}, à votre heure',
  'letters.forRegistered': 'Avec un compte gratuit',
  'letters.signInFirst': 'Se connecter ou créer un compte',
}
