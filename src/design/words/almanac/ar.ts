import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // This Happened: a leaf for each day of the year
  'almanac.name': 'حدث في مثل هذا اليوم',
  'almanac.todayTitle': 'حدث في مثل هذا اليوم',
  'almanac.dayTitle': '{$date}: {$headline}',
  'almanac.emptyTitle': 'حدث في مثل هذا اليوم: {$date}',
  'almanac.description': 'ما حدث في {$date}: يوم واحد ومكان واحد ومن يشهد به.',
  'almanac.empty': 'لا شيء مكتوبًا على هذه الورقة بعد.',
  'almanac.sources': '.input {$count :integer} .match $count one {{المصدر}} two {{المصدران}} * {{المصادر}}',
  'almanac.reports': 'اقرأ أيضًا',
  'almanac.others': 'اليوم نفسه في سنوات أخرى',
  'almanac.days': 'تصفح الأيام',
  'almanac.beside': 'الورقتان المجاورتان',
  'almanac.previous': 'اليوم السابق: {$date}',
  'almanac.next': 'اليوم التالي: {$date}',
  'almanac.toToday': 'ورقة اليوم',
  'almanac.leaf': 'ورقة {$date}',
  'almanac.here': 'حدث هنا',
  'almanac.centuries': 'حسب القرن',
  'almanac.century':
    '.input {$century :integer} .match $century 1 {{القرن الأول}} 2 {{القرن الثاني}} 3 {{القرن الثالث}} 4 {{القرن الرابع}} 5 {{القرن الخامس}} 6 {{القرن السادس}} 7 {{القرن السابع}} 8 {{القرن الثامن}} 9 {{القرن التاسع}} 10 {{القرن العاشر}} 11 {{القرن الحادي عشر}} 12 {{القرن الثاني عشر}} 13 {{القرن الثالث عشر}} 14 {{القرن الرابع عشر}} 15 {{القرن الخامس عشر}} 16 {{القرن السادس عشر}} 17 {{القرن السابع عشر}} 18 {{القرن الثامن عشر}} 19 {{القرن التاسع عشر}} 20 {{القرن العشرون}} 21 {{القرن الحادي والعشرون}} * {{القرن {$century}}}',
  'almanac.older': 'سنوات أقدم',
  'almanac.newer': 'سنوات أحدث',
}
