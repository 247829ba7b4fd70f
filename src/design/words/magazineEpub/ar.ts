import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // An issue as a file for e-readers
  'epub.cover': 'الغلاف',
  'epub.coverAlt': 'غلاف {$title}. {$alt}',
  'epub.coverPicture': 'على الغلاف: {$credit}',
  'epub.contents': 'في هذا العدد',
  'epub.number': 'العدد {$number}',
  'epub.dateline': '{$place}، {$day}',
  'epub.by': 'بقلم {$authors}',
  'epub.minutes': '{$count} د',
  'epub.notes': 'هوامش',
  'epub.note': 'الهامش {$number}',
  'epub.backToText': 'العودة إلى الهامش {$number} في النص',
  'epub.table': 'جدول',
  'epub.corrected': 'صُحّح في {$day}: {$text}',
  'epub.next': 'التالي: {$title}',
  'epub.map': 'خريطة العالم وعليها أماكن هذا القسم: {$places}',
  'epub.places': 'الأماكن',
  'epub.source': 'المصدر: {$source}',
  'epub.answers': 'الأجوبة',
  'epub.imprint': 'بيانات النشر',
  'epub.changes': 'ما تغيّر منذ الصدور',
  'epub.changed': '{$day}: {$text}',
  'epub.pictures': 'الصور',
  'epub.credit': '{$headline}: {$credit}',
  'epub.sources': 'من شركائنا',
  'epub.sourceIn': '{$name}، {$country}',
  'epub.faces': 'الخطوط',
  'epub.facesOf': 'نُضّد بخطوط {$faces}.',
  'epub.license': 'رخصة الخطوط',
  'epub.series': '{$name}، المجلة الأسبوعية',
  'epub.sample': 'عيّنة',
  'epub.sampleOf': 'هذا الملف عيّنة: فيه المواد التي لها رابط هنا. العدد كاملًا على العنوان {$url}.',
  'epub.description': '{$promise} في هذا العدد: {$lines}.',
  'epub.access':
    'يُقرأ النص بترتيب واحد وبأي حجم ولون، وله عناوين وفهرس وهوامش تعيد إلى النص. الصور والخرائط موصوفة بالكلمات. لا شيء يومض أو يتحرك أو يصدر صوتًا.',
  'epub.accessPartly':
    'يُقرأ النص بترتيب واحد وبأي حجم ولون، وله عناوين وفهرس وهوامش تعيد إلى النص. بعض الصور غير موصوفة بالكلمات. لا شيء يومض أو يتحرك أو يصدر صوتًا.',
}
