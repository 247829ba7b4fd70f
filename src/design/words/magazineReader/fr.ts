import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // The magazine: the shelf
  'shelf.name': 'Le magazine',
  'shelf.link': 'Magazine',
  'shelf.lead':
    'Chaque semaine, les reportages à garder, en un numéro qui commence et finit. À lire ici, hors connexion, sur une liseuse ou sur papier.',
  'shelf.description':
    'Le magazine hebdomadaire de {$publication}, tous les numéros avec leurs couvertures et leurs sommaires.',
  'shelf.empty': 'Le premier numéro n’a pas encore paru.',
  'shelf.latest': 'Le dernier numéro',
  'shelf.number': 'Nº {$number}',
  'shelf.open': 'Ouvrir ce numéro',
  'shelf.year': 'Numéros de {$year}',

  // One issue
  'issue.description': 'Le sommaire de {$title}.',
  'issue.contents': 'Sommaire',
  'issue.begin': 'Commencer la lecture',
  'issue.minutes': '.input {$count :integer} .match $count one {{{$count} min}} * {{{$count} min}}',
  'issue.length':
    '.input {$pieces :integer} .input {$minutes :integer} .match $pieces $minutes one one {{{$pieces} texte, {$minutes} minute}} one * {{{$pieces} texte, {$minutes} minutes}} * one {{{$pieces} textes, {$minutes} minute}} * * {{{$pieces} textes, {$minutes} minutes}}',
  'issue.sampleMark': 'ouvert à tous',
  'issue.coverCredit': 'Couverture de {$credit}',
  'issue.files': 'À emporter',
  'issue.file.epub': 'EPUB, pour liseuses et téléphones',
  'issue.file.pdf-a4': 'PDF, A4',
  'issue.file.pdf-letter': 'PDF, format US Letter',
  'issue.file.sample-epub': 'L’extrait, en EPUB',
  'issue.size': '{$size} Mo',
  'issue.sampleLead': 'La couverture, le sommaire, la lettre et un texte, pour une liseuse.',
  'issue.notes': 'Modifié depuis la parution',
  'issue.revised': 'Révisé le {$date}',
  'issue.around': 'Autres numéros',
  'issue.earlier': 'Le numéro précédent',
  'issue.later': 'Le numéro suivant',
  'issue.all': 'Tous les numéros',
  'issue.goOn': 'Reprendre où vous en étiez',
  'issue.read': 'Lu',

  // A piece of it
  'part.position': '{$position} sur {$count}',
  'left.pieces': '.input {$count :integer} .match $count one {{{$count} texte}} * {{{$count} textes}}',
  'left.minutes': '.input {$count :integer} .match $count one {{{$count} minute}} * {{{$count} minutes}}',
  'part.after': 'Après celui-ci : {$pieces}, {$minutes}',
  'part.left': 'Reste à lire : {$pieces}, {$minutes}',
  'part.allRead': 'Vous avez lu tout ce numéro.',
  'part.leftNone': 'Vous voici à la fin de ce numéro.',
  'part.way': 'Dans ce numéro',
  'part.previous': 'Avant',
  'part.next': 'Ensuite',
  'part.toContents': 'Sommaire',
  'part.pieces': 'Dans cette section',
  'part.map': 'D’où viennent ces reportages, {$places}',
  'part.answers': 'Les réponses',
  'part.masthead': 'Qui le fait',
  'part.credits': 'Images',
  'part.sources': 'Publié d’abord par',

  // Where a visitor comes to what is for subscribers
  'magazineGate.heading': 'Le magazine est réservé aux abonnés.',
  'magazineGate.text':
    'Tout de chaque numéro, ici et hors connexion, en EPUB et sur papier. Résiliable à tout moment, en deux clics.',
  'magazineGate.sample': 'Lire l’extrait de ce numéro',
  'magazineGate.letter': 'Lire la lettre de ce numéro',
  'magazineGate.already': 'Déjà abonné ?',

  // What a browser keeps
  'kept.title': 'Gardés sur cet appareil',
  'kept.lead': 'Les numéros que vous avez ouverts ici se lisent sans connexion.',
  'kept.keep': 'Garder ce numéro hors connexion',
  'kept.keeping': 'Enregistrement en cours…',
  'kept.isKept': 'Gardé sur cet appareil',
  'kept.failed': 'Il n’a pas pu être gardé. Réessayez avec une meilleure connexion.',
  'kept.full': 'Il n’y a pas assez de place sur cet appareil. Supprimez un numéro plus ancien.',
  'kept.none': 'Aucun numéro n’est gardé sur cet appareil.',
  'kept.pieces': '.input {$count :integer} .match $count one {{{$count} page}} * {{{$count} pages}}',
  'kept.until': 'Lisible jusqu’au {$date}',
  'kept.renewed': 'Ce délai recommence chaque fois que l’appareil est connecté.',
  'kept.remove': 'Supprimer',
  'kept.removeOf': 'Supprimer {$title} de cet appareil',
  'kept.removeAll': 'Tout supprimer',
  'kept.size': '{$size} Mo',
  'kept.noScript': 'Garder un numéro demande un navigateur avec scripts. Un EPUB se garde sans cela.',
  'kept.offlineTitle': 'Pas de connexion',
  'kept.offlineLead': 'Cette page n’est pas gardée sur cet appareil. Voici ce qui l’est.',
  'kept.overTitle': 'Ces numéros doivent être rouverts une fois en ligne',
  'kept.overLead':
    'Une copie sur un appareil se lit pendant quatorze jours. Connectez-vous et ouvrez le magazine, elle sera gardée à nouveau.',
}
