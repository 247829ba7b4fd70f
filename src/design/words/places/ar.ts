import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // A map
  'map.alt': 'خريطة: {$place}',
  'map.place': '{$city}، {$country}',
  'map.north': '{$degrees}° شمالًا',
  'map.south': '{$degrees}° جنوبًا',
  'map.east': '{$degrees}° شرقًا',
  'map.west': '{$degrees}° غربًا',

  // The world page and the list of countries
  'countries.heading': 'كل البلدان',
  'world.fold':
    '.input {$count :integer} .match $count one {{تقرير واحد هذا الأسبوع}} two {{تقريران هذا الأسبوع}} few {{{$count} تقارير هذا الأسبوع}} many {{{$count} تقريرًا هذا الأسبوع}} * {{{$count} تقرير هذا الأسبوع}}',
  'world.heading': 'الأسبوع في العالم',
  'world.map': 'خريطة تقارير هذا الأسبوع',
  'world.mark': '{$number}. {$place}: {$headline}',
}
