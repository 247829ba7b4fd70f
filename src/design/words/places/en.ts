export const en = {
  // A map
  'map.alt': 'Map: {$place}',
  'map.place': '{$city}, {$country}',
  'map.north': '{$degrees}° N',
  'map.south': '{$degrees}° S',
  'map.east': '{$degrees}° E',
  'map.west': '{$degrees}° W',

  // The world page and the list of countries
  'countries.heading': 'All countries',
  'world.fold':
    '.input {$count :integer} .match $count one {{One report of this week}} * {{{$count} reports of this week}}',
  'world.heading': 'The week in the world',
  'world.map': 'Map of this week’s reports',
  'world.mark': '{$number}. {$place}: {$headline}',
} as const
