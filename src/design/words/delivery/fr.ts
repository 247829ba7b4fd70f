import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // Le magazine sur une liseuse
  'delivery.title': 'Le magazine sur votre liseuse',
  'delivery.catalog': '{$publication}, le magazine',
  'delivery.changed': 'Modifié le {$date} : {$text}',
  'delivery.lead':
    'Les liseuses et applications de lecture qui connaissent les catalogues OPDS vont chercher elles-mêmes chaque numéro, tant que dure votre abonnement.',
  'delivery.since': 'Votre catalogue a son adresse depuis le {$date}. Qui la connaît lit comme vous.',
  'delivery.make': 'Créer l’adresse de mon catalogue',
  'delivery.again': 'Changer d’adresse',
  'delivery.revoke': 'La retirer',
  'delivery.prove': 'Avant que votre catalogue ait une adresse, montrez que {$email} est à vous.',
  'delivery.made':
    'Donnez cette adresse à votre liseuse, et à personne d’autre. Elle n’est affichée que maintenant ; la précédente ne vaut plus rien.',
  'delivery.address': 'Adresse du catalogue',
  'delivery.orPassword': 'Si le programme demande un nom et un mot de passe :',
  'delivery.token': 'Mot de passe',
  'delivery.askForToken': 'Le mot de passe se trouve sur la page où vous avez créé l’adresse de votre catalogue.',
  'delivery.revoked': 'Cette adresse a été retirée. Créez-en une nouvelle sur la page de votre compte.',
  'delivery.ended':
    'Votre abonnement a pris fin, et ce catalogue avec lui. Il s’ouvrira de nouveau quand vous vous abonnerez.',
  'delivery.steps': 'Comment faire',
  'delivery.stepsKoreader':
    'Dans le gestionnaire de fichiers, ouvrez le menu, puis Recherche, puis Catalogue OPDS. En haut à gauche, choisissez « Ajouter un catalogue » (un signe plus dans les versions anciennes) et saisissez l’adresse.',
  'delivery.stepsThorium':
    'Ouvrez Catalogues, choisissez « Ajouter un flux OPDS », donnez-lui un nom et collez l’adresse.',
  'delivery.stepsMoon':
    'Ouvrez Bibliothèque en ligne, choisissez « Ajouter un catalogue » et collez l’adresse. Laissez vides le nom et le mot de passe.',
  'delivery.stepsApple':
    'Il ne connaît pas les catalogues. Ouvrez ce site dans Safari, téléchargez l’EPUB depuis la page du numéro et ouvrez-le avec Livres.',
  'delivery.stepsKindle':
    'Il ne connaît pas les catalogues. Faites plutôt envoyer chaque numéro à votre adresse Kindle, ou installez KOReader.',

  // La lettre qui apporte chaque numéro
  'delivery.subject': '{$title} : {$line}',
  'delivery.letterShown':
    'Compris dans votre abonnement à {$publication} : chaque numéro du magazine par courriel, tant que vous ne dites pas non au pied de l’un d’eux.',

  // Chaque numéro comme fichier
  'delivery.sentTitle': 'Recevoir chaque numéro',
  'delivery.sentLead':
    'Chaque numéro en EPUB à une adresse à vous, dans l’heure de sa parution : celle de votre Kindle, ou une autre.',
  'delivery.sentTo': 'Chaque numéro part vers {$email}.',
  'delivery.sentWaits': 'Nous avons écrit à {$email}. Dès que quelqu’un y dira oui, chaque numéro y partira.',
  'delivery.sentRefused':
    'Le dernier fichier envoyé à {$email} n’a pas été accepté : plus rien n’y part. Vérifiez que l’adresse est juste et qu’elle accepte le courrier de {$sender}, puis enregistrez-la de nouveau.',
  'delivery.sentLast':
    '.input {$state :string} .match $state sent {{Le numéro du {$date} a été envoyé.}} linked {{Le numéro du {$date} était trop lourd ; un lien a été envoyé.}} pending {{Le numéro du {$date} est en route.}} * {{Le numéro du {$date} n’a pas été envoyé.}}',
  'delivery.field': 'Adresse pour les fichiers',
  'delivery.kindleHint':
    'Pour un Kindle : chez Amazon, sous « Gérer votre contenu et vos appareils », « Préférences », « Paramètres des documents personnels », autorisez l’expéditeur {$sender}. L’adresse de votre Kindle s’y trouve aussi.',
  'delivery.save': 'Y envoyer chaque numéro',
  'delivery.stop': 'Ne plus rien y envoyer',
  'delivery.askAgain': 'Envoyer le dernier numéro maintenant',
  'delivery.confirmSubject': '{$publication} peut-il vous envoyer son magazine ?',
  'delivery.confirmTitle': 'Le magazine à cette adresse',
  'delivery.confirmText':
    '{$email} lit {$publication} et souhaite que chaque numéro de son magazine soit envoyé ici, comme fichier.',
  'delivery.confirmButton': 'Oui, l’envoyer ici',
  'delivery.confirmNot': 'Si ce n’est pas vous, ne faites rien : rien ne viendra.',
  'delivery.confirmLead': 'Chaque numéro arrivera à {$email}.',
  'delivery.confirmed': 'C’est fait. Chaque numéro arrivera désormais à {$email}.',
  'delivery.confirmDead': 'Ce lien a servi ou il est trop ancien. Il suffit d’enregistrer l’adresse de nouveau.',
  'delivery.toConfirmTitle': 'Regardez dans cette boîte',
  'delivery.attached': 'Le numéro est joint, en EPUB.',
  'delivery.tooLarge': 'Ce numéro est trop lourd pour être joint.',
  'delivery.download': 'Ouvrir le numéro',
  'delivery.change': 'Changer l’adresse d’envoi',
  'delivery.whyFile': 'Vous faites envoyer ici chaque numéro de {$publication}.',
  'delivery.refusedSubject': '{$title} n’a pas pu être envoyé à votre liseuse',
  'delivery.refusedHeading': 'L’adresse de votre liseuse n’a pas pris le fichier',
  'delivery.refusedText':
    '{$title} a été refusé par {$email}. Plus rien n’y part tant que vous n’avez pas enregistré l’adresse de nouveau ; nous ne l’écrivons qu’une fois.',
}
