import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // The pages
  'signIn.title': 'Se connecter',
  'signIn.lead': 'Nous vous envoyons un lien et un code par courriel. Il n’y a pas de mot de passe.',
  'signIn.new': 'Première visite ? Le même lien crée votre compte.',
  'signIn.seePlans': 'Voir les formules',
  'signIn.email': 'Adresse électronique',
  'signIn.button': 'M’envoyer un lien',
  'signIn.checkTitle': 'Consultez votre messagerie',
  'signIn.checkLead':
    '.input {$minutes :integer} .match $minutes one {{Nous envoyons un lien et un code à six chiffres à {$email}. L’un et l’autre servent une seule fois, pendant une minute.}} * {{Nous envoyons un lien et un code à six chiffres à {$email}. L’un et l’autre servent une seule fois, pendant {$minutes} minutes.}}',
  'signIn.code': 'Code à six chiffres',
  'signIn.codeHint': 'Le code ne vaut que dans ce navigateur. Le lien, dans tous.',
  'signIn.codeButton': 'Se connecter avec le code',
  'signIn.again': 'Toujours rien après quelques minutes ? Regardez parmi les indésirables.',
  'signIn.againLink': 'Demander un autre lien',
  'signIn.codeMalformed': 'Le code a six chiffres.',
  'signIn.codeWrong': 'Ce n’est pas le code du courriel. Comparez, puis réessayez.',
  'signIn.codeSpent': 'Trop de codes erronés. Suivez le lien du courriel, ou demandez-en un autre.',
  'signIn.codesRest':
    'Trop de codes erronés ont été saisis, ici ou ailleurs. Suivez le lien du même courriel ; il vaut dans tous les navigateurs.',
  'signIn.askedOften':
    'Trop de demandes pour cette adresse en une heure. Patientez un peu, puis réessayez ; le lien de notre dernier courriel fonctionne encore.',
  'signIn.codeNothingAsked': 'Aucun code n’est attendu dans ce navigateur. Demandez-en un autre.',
  'signIn.linkTitle': 'Presque fini',
  'signIn.linkLead': 'Appuyez sur le bouton pour vous connecter en tant que {$email}.',
  'signIn.linkButton': 'Se connecter',
  'signIn.linkUsed': 'Ce lien a déjà servi',
  'signIn.linkExpired': 'Ce lien a expiré',
  'signIn.linkUnknown': 'Ce lien ne fonctionne pas',
  'signIn.linkGone': 'Chaque lien sert une fois, pendant quelques minutes seulement. Demandez-en un autre.',

  // The mail with the link and the code
  'mail.signInSubject': 'Se connecter à {$publication}',
  'mail.signInHeading': 'Se connecter à {$publication}',
  'mail.signInButton': 'Se connecter',
  'mail.signInOrCode': 'Ou tapez ce code dans le navigateur où vous l’avez demandé :',
  'mail.signInExpires':
    '.input {$minutes :integer} .match $minutes one {{Le lien et le code servent une seule fois, pendant une minute.}} * {{Le lien et le code servent une seule fois, pendant {$minutes} minutes.}}',
  'mail.signInNotYou':
    'Si ce n’était pas vous, ne faites rien : sans ce courriel, personne ne peut se connecter avec votre adresse. Nous ne vous demanderons jamais le code.',
}
