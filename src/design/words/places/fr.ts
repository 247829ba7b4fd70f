import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // A map
  'map.alt': 'Carte : {$place}',
  'map.place': '{$city}, {$country}',
  'map.north': '{$degrees}° N',
  'map.south': '{$degrees}° S',
  'map.east': '{$degrees}° E',
  'map.west': '{$degrees}° O',

  // The world page and the list of countries
  'countries.heading': 'Tous les pays',
  'world.fold':
    '.input {$count :integer} .match $count one {{Un article de la semaine}} * {{{$count} articles de la semaine}}',
  'world.heading': 'La semaine dans le monde',
  'world.map': 'Carte des articles de la semaine',
  'world.mark': '{$number}. {$place} : {$headline}',
}
