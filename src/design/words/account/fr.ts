import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // The account page
  'account.title': 'Votre compte',
  'account.address': 'Adresse de connexion',
  'account.signOut': 'Se déconnecter',
  'account.signOutHere': 'Cet appareil',
  'account.letters': 'Vos newsletters',
  'account.noLetters': 'Aucune pour l’instant.',
  'account.letterRequested': 'En attente de votre confirmation par courriel',
  'account.allLetters': 'Voir toutes les newsletters',
  'account.privacy': 'Voir ce que nous savons de vous',
  'account.sessions': 'Voir vos connexions en cours',

  // Signed in by a payment: whose the mailbox is has not been shown
  'account.proveButton': 'Confirmer par courriel',
  'account.proveLetters':
    'Vous êtes connecté parce que vous venez de payer. Ce qui arrive à {$email} s’affichera dès que vous aurez confirmé par courriel que cette adresse est la vôtre.',
  'account.proveFeed':
    'Des articles entiers dans votre lecteur de flux. Ce flux survit à votre visite : confirmez donc d’abord par courriel que {$email} est à vous.',
  'account.proveData':
    'Vous êtes connecté parce que vous venez de payer. Vos accords et le changement d’adresse sont réservés à qui lit les courriels de {$email}. Confirmez-le d’abord.',
  'account.proveFirst':
    'Vous êtes connecté parce que vous venez de payer. Ceci est réservé à qui lit les courriels de {$email} ; utilisez donc d’abord le lien ou le code qui s’y trouve.',

  // Where the reader is signed in
  'sessions.title': 'Vos connexions en cours',
  'sessions.lead': 'Déconnectez tout appareil que vous ne reconnaissez pas ; cela prend quelques secondes.',
  'sessions.device': '{$browser} sur {$system}',
  'sessions.unknownDevice': 'Un navigateur qui ne dit pas son nom',
  'sessions.this': 'ce navigateur',
  'sessions.staff': 'en tant que membre de la rédaction',
  'sessions.dates': 'Depuis le {$began}, dernier usage le {$used}',
  'sessions.end': 'Déconnecter',
  'sessions.endOthers': 'Déconnecter partout ailleurs',
  'sessions.ended': 'C’est déconnecté.',

  // A feed of their own
  'feed.title': 'Votre flux personnel',
  'feed.lead': 'Les articles entiers dans votre lecteur de flux, tant que dure votre abonnement.',
  'feed.since': 'Vous en avez un depuis le {$date}. Qui en connaît l’adresse lit comme vous.',
  'feed.make': 'Créer mon flux',
  'feed.again': 'Changer d’adresse',
  'feed.revoke': 'Le supprimer',
  'feed.made':
    'Donnez l’une de ces adresses à votre lecteur de flux, et à personne d’autre. Elles ne s’affichent que maintenant.',
  'feed.leadInsOnly': 'Votre abonnement a pris fin ; voici le début des articles.',

  // Another address
  'emailChange.title': 'Changer d’adresse électronique',
  'emailChange.label': 'Nouvelle adresse électronique',
  'emailChange.hint': 'Nous écrivons aux deux adresses. Le changement a lieu une fois confirmé depuis les deux.',
  'emailChange.button': 'Changer d’adresse',
  'emailChange.same': 'C’est déjà l’adresse de votre compte.',
  'emailChange.staff': 'Vous faites partie de la rédaction. Il faut d’abord inviter votre nouvelle adresse.',
  'emailChange.asked':
    'Nous écrivons à {$from} et à {$to}. Appuyez sur le bouton des deux courriels dans les {$hours} heures.',
  'emailChange.confirm': 'Le compte doit passer à {$email}.',
  'emailChange.confirmButton': 'Oui, changer l’adresse',
  'emailChange.waitingTitle': 'À moitié fait',
  'emailChange.waiting':
    'Appuyez maintenant sur le bouton de l’autre courriel. Une fois les deux confirmés, le compte passe à {$email}.',
  'emailChange.changedTitle': 'Votre adresse a changé',
  'emailChange.changed': 'Désormais, vous vous connectez avec {$email}.',
  'emailChange.takenTitle': 'Cette adresse ne convient pas',
  'emailChange.taken': 'Entre-temps, un compte a été créé à cette adresse. Rien n’a changé.',
  'emailChange.gone': 'Rien n’a changé. Vous pouvez redemander le changement.',

  // Mails about another address
  'mail.changeSubject': 'Une autre adresse pour {$publication} ?',
  'mail.changeHeading': 'Une autre adresse pour votre compte ?',
  'mail.changeLead': 'Quelqu’un, sans doute vous, souhaite que l’adresse d’un compte passe de {$from} à {$to}.',
  'mail.changeButton': 'Confirmer le changement',
  'mail.changeBoth': 'Il a lieu quand les deux adresses l’ont confirmé, dans les {$hours} heures.',
  'mail.changeNotYou': 'Si ce n’était pas vous, ne faites rien : rien ne change.',
  'mail.changeTakenHeading': 'Cette adresse a déjà un compte',
  'mail.changeTaken':
    'Quelqu’un a voulu rattacher son compte à {$to}, qui en a déjà un. Rien n’a changé. Si c’était vous, connectez-vous ici.',
  'mail.changedSubject': 'Votre adresse chez {$publication} a changé',
  'mail.changedHeading': 'Votre adresse a changé',
  'mail.changed': 'Le compte de {$from} est désormais celui de {$to}. Il est déconnecté partout ailleurs.',
  'mail.changedNotYou': 'Si ce n’était pas vous, écrivez-nous sans attendre.',
}
