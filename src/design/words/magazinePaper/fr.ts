import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  'paper.issue': 'Numéro {$number}',
  'paper.contents': 'Dans ce numéro',
  'paper.dateline': '{$place}, {$day}',
  'paper.by': 'Par {$authors}',
  'paper.minutes': '{$count} min',
  'paper.translation': 'Traduit par {$translators}',
  'paper.paid': 'Financé par {$sponsor}',
  'paper.notes': 'Notes',
  'paper.corrected': 'Corrigé le {$day} : {$text}',
  'paper.changed': 'Modifié le {$day} : {$text}',
  'paper.map': 'Une carte du monde avec les lieux de ces articles : {$places}',
  'paper.source': 'Source : {$source}',
  'paper.answers': 'Les réponses',
  'paper.freeAnswer': '{$number}: {$answer}',
  'paper.answer': '{$number} : {$answer}. {$explanation}',
  'paper.pictures': 'Images',
  'paper.sources': 'De nos partenaires',
  'paper.sourceIn': '{$name}, {$country}',
  'paper.cover': 'En couverture : {$credit}',
  'paper.faces':
    'Composé en Newsreader et Public Sans, avec Source Serif, Noto Naskh Arabic et Noto Serif JP là où une langue les demande.',
  'paper.untitled': 'Une image sans description',
}
