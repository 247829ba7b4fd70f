import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // An article
  'article.by': 'بقلم',
  'article.updated': 'حُدِّث في {$date}',
  'article.firstPublishedIn': 'نُشر أولًا باللغة {$language} لدى',
  'article.firstPublished': 'نُشر أولًا لدى',
  'article.translatedBy': 'ترجمة: {$translator}',
  'article.original': 'قراءة النص الأصلي',
  'article.from': 'عن',
  'article.atOutlet': 'القراءة هناك',
  'article.alsoIn': 'متاح أيضًا باللغة',
  'article.corrections': 'تصويبات',
  'corrections.none': 'لم يحتج شيء إلى تصويب بعد.',
  'corrections.about': 'ما كان خطأ وما هو الصواب. كل تصويب يظهر مع مقاله أيضًا.',
  'article.minutes':
    '.input {$count :integer} .match $count zero {{أقل من دقيقة للقراءة}} one {{دقيقة واحدة للقراءة}} two {{دقيقتان للقراءة}} few {{{$count} دقائق للقراءة}} many {{{$count} دقيقة للقراءة}} * {{{$count} دقيقة للقراءة}}',
  'article.openedByInstitution': 'تتيح لك {$institution} قراءة هذا المقال.',
  'article.openedByGift': 'هذا المقال هدية إليك من أحد المشتركين.',
  'article.openedByNewsletter': 'تتيح لك رسالتنا البريدية قراءة هذا المقال.',
  'article.openedByStaff': 'تقرأ هذا المقال بصفتك من فريق التحرير.',
  'article.related': 'اقرأ أيضًا',
  'article.notes': 'هوامش',
  'article.note': 'الهامش {$number}',
  'article.backToText': 'العودة إلى النص',
  'article.table': 'جدول',
  'article.quiz': 'اختبر معلوماتك',
  'article.quizHow': 'افتح إجابة لترى إن كانت صحيحة.',
  'article.quizRight': 'صحيح.',
  'article.quizWrong': 'لا. جرّب غيرها.',
  'article.quizAnswers': 'الأجوبة',
  'article.tags': 'الوسوم',
  'article.meter':
    '.input {$left :integer} .match $left 0 {{كان هذا آخر مقالاتك المجانية في الوقت الحالي.}} one {{بقي لك مقال مجاني واحد.}} two {{بقي لك مقالان مجانيان.}} few {{بقيت لك {$left} مقالات مجانية.}} many {{بقي لك {$left} مقالًا مجانيًا.}} * {{بقي لك {$left} مقال مجاني.}}',
  'article.meterLink': 'القراءة بلا حدود',

  // The articles below an article
  'stream.heading': 'متابعة القراءة',
  'stream.keepReading': 'متابعة القراءة',
  'stream.keepReadingOf': 'متابعة القراءة: {$headline}',
  'stream.showLess': 'طيّ المقال',
  'stream.showLessOf': 'طيّ المقال: {$headline}',
  'stream.failed': 'لم يصل المقال. يمكن فتحه في صفحته.',
  'elsewhere.heading': 'في مكان آخر من العالم',
  'latest.heading': 'الأحدث',
  'latest.all': 'كل ما نُشر حديثًا',

  // In every list
  'teaser.from': 'عن {$outlet}',

  // Pages that list articles
  'list.section': 'قسم',
  'list.place': 'تقارير من',
  'list.author': 'بقلم',
  'list.source': 'وسيلة إعلام شريكة',
  'list.tag': 'وسم',
  'list.latest': 'الأحدث',
  'list.pages': 'الصفحات',
  'list.newer': 'الأحدث',
  'list.older': 'الأقدم',
  'list.empty': 'لم يُنشر شيء هنا بعد.',
  'list.outletLanguage': 'تكتب باللغة {$language}',
  'list.visitOutlet': 'زيارة موقعها',

  // The picture where an address is pasted
  'poster.alt': '«{$headline}»، في {$publication}',
}
