import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  'book.issueTitle': '{$name}، {$date}',
  'book.letter': 'كلمة التحرير',
  'book.desk': 'هيئة التحرير',
  'book.world': 'الأسبوع في العالم',
  'book.almanac': 'حدث في مثل هذا اليوم',
  'book.quiz': 'اختبر معلوماتك',
  'book.colophon': 'بيانات العدد',
  'book.firstPublishedIn': 'نُشر أولًا باللغة {$language} في {$outlet}.',
  'book.firstPublished': 'نُشر أولًا في {$outlet}.',
  'book.translatedBy': 'ترجمة: {$translator}.',
  'book.withdrawn': 'سُحب «{$headline}».',
  'book.corrected': 'صُحّح «{$headline}»: {$text}',
  'book.changed': 'عُدّل «{$headline}».',
  'book.added': 'أُضيف «{$headline}».',
}
