import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // رسالة
  'letter.onTheWeb': 'القراءة على الموقع',
  'letter.greetingNote': '«صباح الخير» باللغة {$language}، كما تقال في {$country}: {$said}.',
  'letter.dateline': '{$place}، {$date}',
  'letter.readOn':
    '.input {$minutes :integer} .match $minutes one {{اقرأ التقرير، دقيقة واحدة}} two {{اقرأ التقرير، دقيقتان}} few {{اقرأ التقرير، {$minutes} دقائق}} * {{اقرأ التقرير، {$minutes} دقيقة}}',
  'letter.more': 'من أماكن أخرى',
  'letter.mostRead': 'الأكثر قراءة',
  'letter.almanac': 'حدث في مثل هذا اليوم',
  'letter.source': 'المصدر: {$source}',
  'letter.thisDay': 'المزيد عن هذا اليوم',
  'letter.magazine': 'العدد الأخير',
  'letter.magazineRead': 'قراءة هذا العدد',
  'letter.magazineContents': 'في هذا العدد',
  'letter.quiz': 'اختبر معلوماتك',
  'letter.quizLeaf': 'حدث في {$day}',
  'letter.answers': 'الأجوبة',
  'letter.answer': 'الجواب',
  'letter.picture': '[صورة: {$alt}]',

  // إطار واحد على الأكثر، بحسب القارئ
  'letter.seePlans': 'عرض الاشتراكات',
  'letter.boxRead': '{$publication} كاملة',
  'letter.boxReadText': 'كل التقارير والأرشيف والمجلة الأسبوعية، بلا إعلانات. ويمكن الإلغاء في أي وقت بنقرتين.',
  'letter.boxTrial': '{$publication} كاملة، مجانًا في البداية',
  'letter.boxTrialText':
    '.input {$days :integer} .match $days one {{كل التقارير والأرشيف بلا إعلانات: يوم مجاني، ثم كما تختار. ويمكن الإلغاء في أي وقت بنقرتين.}} two {{كل التقارير والأرشيف بلا إعلانات: يومان مجانًا، ثم كما تختار. ويمكن الإلغاء في أي وقت بنقرتين.}} few {{كل التقارير والأرشيف بلا إعلانات: {$days} أيام مجانًا، ثم كما تختار. ويمكن الإلغاء في أي وقت بنقرتين.}} * {{كل التقارير والأرشيف بلا إعلانات: {$days} يومًا مجانًا، ثم كما تختار. ويمكن الإلغاء في أي وقت بنقرتين.}}',
  'letter.boxTrialButton': 'بدء التجربة المجانية',
  'letter.boxInTrial': 'تجربتك المجانية جارية',
  'letter.boxInTrialText': 'كل شيء مفتوح لك. موعد انتهائها والسعر إن بقيت موجودان في حسابك، ونكتب إليك قبل أي خصم.',
  'letter.boxInTrialButton': 'عرض تجربتك',
  'letter.boxLapsed': 'يسعدنا وجودك هنا',
  'letter.boxLapsedText': 'انتهى اشتراكك. التقارير مستمرة، ويمكنك العودة إليها متى شئت.',

  // ذيل الرسالة
  'letter.why': 'تُرسل {$letter} إلى {$address} لأنها طُلبت على هذا العنوان.',
  'letter.unsubscribe': 'إلغاء الاشتراك في الرسالة',
  'letter.whySubscriber': 'تصل {$letter} إلى {$address} ضمن اشتراكك. وإيقافها لا يغيّر شيئًا آخر.',
  'letter.unsubscribeOnly': 'إيقاف هذه الرسالة وحدها',
  'letter.preferences': 'اختيار ما يصل ومتى',

  // على الموقع
  'letter.earlier': 'رسائل سابقة',
  'letter.none': 'لم تخرج أي رسالة بعد.',
  'letter.pageTitle': '{$letter}، {$date}',
  'letter.older': 'رسائل أقدم',
  'letter.getIt': 'تلقي {$letter} بالبريد',
  'letter.corrected': 'صُححت في {$date}.',
  'letter.previous': 'الرسالة السابقة',
  'letter.next': 'الرسالة التالية',
  'letter.part': 'هذا ما يمكن للجميع قراءته من {$letter}، والباقي لمن كُتبت لهم.',
  'letter.asSent': 'هذه هي الرسالة كما وصلت بالبريد.',
  'letter.feedOf': 'رسائل {$letter}',

  // تجربة رسالة
  'letter.testSubject': '[Test] {$subject}',
}
