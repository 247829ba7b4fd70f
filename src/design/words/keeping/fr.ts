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
  'keep.open': 'Voir vos articles gardés',
}
