import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // Des articles mis de côté
  'keep.button': 'Garder cet article',
  'keep.promise': 'Pour plus tard, ou pour un numéro à vous.',
  'keep.title': 'Articles gardés',
  'keep.lead':
    '.input {$count :integer} .match $count 0 {{Rien n’est gardé pour l’instant. Au pied de chaque article, un bouton permet de le garder.}} one {{Un article, dans l’ordre où vous l’avez gardé.}} * {{{$count} articles, dans l’ordre où vous les avez gardés.}}',
  'keep.offer': 'Garder « {$headline} » ?',
  'keep.offerButton': 'Le garder',
  'keep.remove': 'Retirer',
  'keep.removeOf': 'Retirer {$headline} de vos articles gardés',
  'keep.gone': 'N’est plus publié',
  'keep.withheld': 'Réservé aux abonnés',
  'keep.full': 'Soixante articles sont gardés : il n’y a pas de place pour davantage. Retirez-en un d’abord.',
  'keep.panel':
    '.input {$count :integer} .match $count 0 {{Gardez des articles au pied de leur page, et emportez-les dans un numéro à vous.}} one {{Vous avez gardé un article.}} * {{Vous avez gardé {$count} articles.}}',
  'keep.own': 'Un numéro à vous',
  'keep.included':
    '.input {$count :integer} .match $count 0 {{Ce que vous gardez peut s’emporter comme un livre. Pour l’instant, il n’y a rien que vous puissiez emporter.}} one {{Un article y entre, composé comme le magazine.}} * {{{$count} articles y entrent, dans cet ordre, composés comme le magazine.}}',
  'keep.leftOut':
    '.input {$count :integer} .match $count one {{Un article est réservé aux abonnés et n’y entre pas.}} * {{{$count} articles sont réservés aux abonnés et n’y entrent pas.}}',
  'keep.make': 'Le faire : {$kind}',
  'keep.making': 'Il est en préparation, pour une minute au plus.',
  'keep.look': 'Voir s’il est prêt',
  'keep.failed': 'Il n’a pas pu être fait. Essayez de nouveau, ou dans l’autre format.',
  'keep.download': 'Télécharger : {$kind}',
  'keep.keptUntil': 'Conservé jusqu’au {$date}.',
  'keep.tooOften': 'Cela faisait une douzaine en un jour. Le prochain pourra être fait demain.',
  'keep.issueTitle': '{$publication}, articles gardés, {$date}',
  'keep.open': 'Voir vos articles gardés',
}
