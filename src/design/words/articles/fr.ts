import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // An article
  'article.by': 'Par',
  'article.updated': 'Mis à jour le {$date}',
  'article.firstPublishedIn': 'Paru d’abord en {$language} dans',
  'article.firstPublished': 'Paru d’abord dans',
  'article.translatedBy': 'Traduction : {$translator}',
  'article.original': 'Lire l’original',
  'article.from': 'De',
  'article.atOutlet': 'Lire sur son site',
  'article.alsoIn': 'Aussi en',
  'article.corrections': 'Rectifications',
  'corrections.none': 'Rien n’a encore dû être rectifié.',
  'corrections.about': 'Ce qui était faux, et ce qui est juste. Chaque rectification figure aussi avec son article.',
  'article.minutes':
    '.input {$count :integer} .match $count one {{{$count} minute de lecture}} * {{{$count} minutes de lecture}}',
  'article.openedByInstitution': '{$institution} vous offre la lecture de cet article.',
  'article.openedByGift': 'Cet article vous est offert par une personne abonnée.',
  'article.openedByNewsletter': 'Notre lettre vous donne accès à cet article.',
  'article.openedByStaff': 'Vous lisez cet article en tant que membre de la rédaction.',
  'article.related': 'À lire aussi',
  'article.notes': 'Notes',
  'article.note': 'Note {$number}',
  'article.backToText': 'Retour au texte',
  'article.table': 'Tableau',
  'article.quiz': 'Quiz',
  'article.quizHow': 'Ouvrez une réponse pour voir si elle est juste.',
  'article.quizRight': 'C’est juste.',
  'article.quizWrong': 'Non. Essayez-en une autre.',
  'article.quizAnswers': 'Les réponses',
  'article.tags': 'Mots-clés',
  'article.meter':
    '.input {$left :integer} .match $left 0 {{C’était, pour l’instant, le dernier de vos articles gratuits.}} one {{Il vous reste un article gratuit.}} * {{Il vous reste {$left} articles gratuits.}}',
  'article.meterLink': 'Lire sans limite',

  // The articles below an article
  'stream.heading': 'Poursuivre la lecture',
  'stream.keepReading': 'Lire la suite',
  'stream.keepReadingOf': 'Lire la suite : {$headline}',
  'stream.showLess': 'Replier',
  'stream.showLessOf': 'Replier : {$headline}',
  'stream.failed': 'L’article n’est pas arrivé. Ouvrez-le sur sa page.',
  'elsewhere.heading': 'Ailleurs dans le monde',
  'latest.heading': 'En continu',
  'latest.all': 'Tout le fil',

  // In every list
  'teaser.from': 'de {$outlet}',

  // Pages that list articles
  'list.section': 'Rubrique',
  'list.place': 'Reportages sur place',
  'list.author': 'Par',
  'list.source': 'Média partenaire',
  'list.tag': 'Mot-clé',
  'list.latest': 'En continu',
  'list.pages': 'Pages',
  'list.newer': 'Plus récents',
  'list.older': 'Plus anciens',
  'list.empty': 'Rien n’a encore été publié ici.',
  'list.outletLanguage': 'Écrit en {$language}',
  'list.visitOutlet': 'Voir ce média',

  // The picture where an address is pasted
  'poster.alt': '« {$headline} », dans {$publication}',
}
