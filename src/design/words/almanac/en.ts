export const en = {
  // This Happened: a leaf for each day of the year
  'almanac.name': 'This Happened',
  'almanac.todayTitle': 'This Happened today',
  'almanac.dayTitle': '{$date}: {$headline}',
  'almanac.emptyTitle': 'This Happened on {$date}',
  'almanac.description': 'What happened on {$date}: one day, one place, and who says so.',
  'almanac.empty': 'Nothing is written on this leaf yet.',
  'almanac.sources': '.input {$count :integer} .match $count one {{Source}} * {{Sources}}',
  'almanac.reports': 'Read also',
  'almanac.others': 'The same day in other years',
  'almanac.days': 'Leaf through the days',
  'almanac.beside': 'The leaves beside it',
  'almanac.previous': 'The day before: {$date}',
  'almanac.next': 'The day after: {$date}',
  'almanac.toToday': 'Today’s leaf',
  'almanac.leaf': 'The leaf of {$date}',
  'almanac.here': 'It happened here',
  'almanac.centuries': 'By century',
  'almanac.century':
    '.input {$century :integer select=ordinal} .match $century one {{{$century}st century}} two {{{$century}nd century}} few {{{$century}rd century}} * {{{$century}th century}}',
  'almanac.older': 'Earlier years',
  'almanac.newer': 'Later years',
} as const
