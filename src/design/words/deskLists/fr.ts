import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  'today.waiting': 'Vous attend',
  'today.own': 'À vous',
  'today.goingOut': 'Va paraître, heure de {$zone}',
  'today.runningOut': 'Arrive à terme',
  'today.nothing': 'Rien ne vous attend.',
  'today.nothingNext': 'Rien ne vous attend. Prochaine parution : {$time}, « {$headline} ».',
  'today.toDo': 'à faire',
  'today.held': 'Ce qui était dû avant la restauration attend quelqu’un : dateline held show.',
  'today.sources':
    '.input {$count :integer} .match $count one {{{$count} média d’un import n’a encore ni pays, ni langue, ni adresse.}} * {{{$count} médias d’un import n’ont encore ni pays, ni langue, ni adresse.}}',
  'today.unsecured': 'Votre boîte aux lettres seule ouvre la rédaction.',
  'today.secure': 'Ajouter une clé d’accès ou une application',
  'today.ownNone': 'Aucun article n’est à vous.',
  'today.goingOutNone': 'Rien ne paraît dans les prochaines 24 heures.',
  'today.runningOutNone': 'Rien n’est retiré dans les 30 prochains jours.',

  'articles.filters': 'Restreindre la liste',
  'articles.hint': 'Mots d’un titre, un état, mine, section:… place:… language:… author:… source:… terms:…',
  'articles.nameless':
    'Vous ne signez encore sous aucun nom, si bien qu’aucun article n’est à vous. Un éditeur vous en donne un.',
  'articles.all': 'tous',
  'articles.state': 'État',
  'articles.headline': 'Titre',
  'articles.section': 'Rubrique',
  'articles.place': 'Lieu',
  'articles.words': 'Mots',
  'articles.languages': 'Langues',
  'articles.goesOut': 'Paraît',
  'articles.state.draft': 'brouillon',
  'articles.state.in-review': 'en relecture',
  'articles.state.ready': 'prêt',
  'articles.state.scheduled': 'programmé',
  'articles.state.published': 'publié',
  'articles.state.expired': 'expiré',
  'articles.state.withdrawn': 'retiré',

  'log.search': 'Chercher dans le journal',
  'log.hint': 'Mots des détails, actor:… action:… subject:… from:2026-11-01 to:2026-11-30',
  'log.noDay': 'Ce jour n’existe pas : {$said}. Les jours s’écrivent 2026-11-30.',
  'log.when': 'Quand',
  'log.who': 'Qui',
  'log.what': 'Quoi',
  'log.towhat': 'À quoi',
  'log.detail': 'Détails',
}
