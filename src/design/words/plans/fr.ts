import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  'plan.freeTrial': 'Essai gratuit',
  'plan.bestValue': 'Le plus avantageux',
  'plan.perMonth': 'par mois',
  'plan.perYear': 'par an',
  'plan.daysFree': '.input {$days :integer} .match $days one {{Un jour gratuit}} * {{{$days} jours gratuits}}',
  'plan.thenMonth': 'puis {$price} par mois',
  'plan.thenYear': 'puis {$price} par an',
  'plan.freeUntil': 'Gratuit jusqu’au {$date}. Résiliez avant et vous ne payez rien.',
  'plan.chargedMonth': '{$price} aujourd’hui, puis chaque mois.',
  'plan.chargedYear': '{$price} aujourd’hui, puis chaque année.',
  'plan.save': '{$amount} d’économie par rapport au paiement mensuel.',
  'plan.startTrial': 'Commencer l’essai gratuit',
  'plan.subscribeMonth': 'S’abonner au mois',
  'plan.subscribeYear': 'S’abonner à l’année',
}
