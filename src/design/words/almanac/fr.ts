import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // This Happened: a leaf for each day of the year
  'almanac.name': 'Ce jour-là',
  'almanac.todayTitle': 'Ce jour-là, aujourd’hui',
  'almanac.dayTitle': '{$date} : {$headline}',
  'almanac.emptyTitle': 'Ce jour-là, un {$date}',
  'almanac.description': 'Ce qui s’est passé un {$date} : un jour, un lieu, et qui le dit.',
  'almanac.empty': 'Rien n’est encore écrit sur ce feuillet.',
  'almanac.sources': '.input {$count :integer} .match $count one {{Source}} * {{Sources}}',
  'almanac.reports': 'À lire aussi',
  'almanac.others': 'Le même jour, en d’autres années',
  'almanac.days': 'Feuilleter les jours',
  'almanac.beside': 'Les feuillets voisins',
  'almanac.previous': 'La veille : {$date}',
  'almanac.next': 'Le lendemain : {$date}',
  'almanac.toToday': 'Le feuillet du jour',
  'almanac.leaf': 'Le feuillet du {$date}',
  'almanac.here': 'Cela s’est passé ici',
  'almanac.centuries': 'Par siècle',
  'almanac.century':
    '.input {$century :integer} .match $century 1 {{Ier siècle}} 2 {{IIe siècle}} 3 {{IIIe siècle}} 4 {{IVe siècle}} 5 {{Ve siècle}} 6 {{VIe siècle}} 7 {{VIIe siècle}} 8 {{VIIIe siècle}} 9 {{IXe siècle}} 10 {{Xe siècle}} 11 {{XIe siècle}} 12 {{XIIe siècle}} 13 {{XIIIe siècle}} 14 {{XIVe siècle}} 15 {{XVe siècle}} 16 {{XVIe siècle}} 17 {{XVIIe siècle}} 18 {{XVIIIe siècle}} 19 {{XIXe siècle}} 20 {{XXe siècle}} 21 {{XXIe siècle}} * {{{$century}e siècle}}',
  'almanac.older': 'Années antérieures',
  'almanac.newer': 'Années ultérieures',
}
