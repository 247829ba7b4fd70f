import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // An issue as a file for e-readers
  'epub.cover': 'Couverture',
  'epub.coverAlt': 'Couverture de {$title}. {$alt}',
  'epub.coverPicture': 'En couverture : {$credit}',
  'epub.contents': 'Dans ce numéro',
  'epub.number': 'Numéro {$number}',
  'epub.dateline': '{$place}, {$day}',
  'epub.by': 'Par {$authors}',
  'epub.minutes': '{$count} min',
  'epub.notes': 'Notes',
  'epub.note': 'Note {$number}',
  'epub.backToText': 'Retour à la note {$number} dans le texte',
  'epub.table': 'Tableau',
  'epub.corrected': 'Corrigé le {$day} : {$text}',
  'epub.next': 'Suivant : {$title}',
  'epub.map': 'Carte du monde avec les lieux de cette rubrique : {$places}',
  'epub.places': 'Lieux',
  'epub.source': 'Source : {$source}',
  'epub.answers': 'Les réponses',
  'epub.imprint': 'Mentions légales',
  'epub.changes': 'Ce qui a changé depuis la parution',
  'epub.changed': '{$day} : {$text}',
  'epub.pictures': 'Images',
  'epub.credit': '{$headline} : {$credit}',
  'epub.sources': 'De nos partenaires',
  'epub.sourceIn': '{$name}, {$country}',
  'epub.faces': 'Caractères',
  'epub.facesOf': 'Composé en {$faces}.',
  'epub.license': 'Licence des caractères',
  'epub.series': '{$name}, l’hebdomadaire',
  'epub.sample': 'Un extrait',
  'epub.sampleOf':
    'Ce fichier est un extrait : il contient les textes qui ont ici un lien. Le numéro entier est à l’adresse {$url}.',
  'epub.description': '{$promise} Dans ce numéro : {$lines}.',
  'epub.access':
    'Le texte se lit dans un seul ordre, à toute taille et en toute couleur, avec des titres, un sommaire et des notes qui ramènent au texte. Images et cartes sont décrites par des mots. Rien ne clignote, ne bouge ni ne fait de bruit.',
  'epub.accessPartly':
    'Le texte se lit dans un seul ordre, à toute taille et en toute couleur, avec des titres, un sommaire et des notes qui ramènent au texte. Certaines images ne sont pas décrites. Rien ne clignote, ne bouge ni ne fait de bruit.',
}
