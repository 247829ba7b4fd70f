import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // Le magazine sur une liseuse
  'delivery.title': 'Le magazine sur votre liseuse',
  'delivery.catalog': '{$publication}, le magazine',
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
    'Dans le gestionnaire de fichiers, ouvrez le menu, puis Recherche, puis Catalogue OPDS. Ajoutez un catalogue avec le signe plus et saisissez l’adresse.',
  'delivery.stepsThorium':
    'Ouvrez Catalogues, choisissez « Ajouter un flux OPDS », donnez-lui un nom et collez l’adresse.',
  'delivery.stepsMoon':
    'Ouvrez Bibliothèque en ligne, choisissez « Ajouter un catalogue » et collez l’adresse. Laissez vides le nom et le mot de passe.',
  'delivery.stepsApple':
    'Il ne connaît pas les catalogues. Ouvrez ce site dans Safari, téléchargez l’EPUB depuis la page du numéro et ouvrez-le avec Livres.',
  'delivery.stepsKindle':
    'Il ne connaît pas les catalogues. Faites plutôt envoyer chaque numéro à votre adresse Kindle, ou installez KOReader.',
}
