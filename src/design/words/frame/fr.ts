import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

/** French, here and in the other areas: guillemets and high punctuation have their no-break spaces. */
export const fr: Sentences<typeof en> = {
  // Head and body of every page
  'page.title': '{$title} — {$publication}',
  'page.skip': 'Aller à l’article',
  'page.skipToMain': 'Aller au contenu principal',

  // The masthead
  'masthead.home': '{$publication}, à la une',
  'masthead.sections': 'Rubriques',
  'masthead.times': 'Heures locales',
  'masthead.account': 'Votre compte',
  'masthead.signIn': 'Se connecter',
  'masthead.accountLink': 'Compte',
  'masthead.subscribe': 'S’abonner',
  'masthead.latest': 'En continu',

  // The promise above all pages
  'promise.region': 'La lettre du jour',
  'promise.open': 'La lettre du jour',
  'promise.label': 'Adresse électronique pour {$letter}',
  'promise.placeholder': 'Votre courriel',
  'promise.button': 'Recevoir la lettre du jour',

  // The footer
  'footer.language': 'Langue',
  'footer.about': 'À propos',
  'footer.read': 'Lire',
  'footer.letters': 'Newsletters',
  'footer.allLetters': 'Toutes les newsletters',
  'footer.latest': 'En continu',
  'footer.front': 'À la une',
  'footer.navigation': 'Naviguer dans {$publication}',

  // What an operator sends to see whether mails go out
  'mail.testSubject': '{$publication} peut envoyer des courriels',
  'mail.testHeading': 'Les courriels partent',
  'mail.testText': 'Voici à quoi ressemblent les courriels de {$publication}. Leurs liens mènent à {$url}.',
  'mail.testButton': 'Ouvrir la une',

  // Below every mail but those about a subscription
  'mail.footer': 'Ce courriel a été envoyé à {$email} par {$publication}.',

  // Between a name and what it stands for, in mails that are read as text
  'mail.colon': ' : ',
}
