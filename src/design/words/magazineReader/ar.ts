import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // The magazine: the shelf
  'shelf.name': 'المجلة',
  'shelf.link': 'المجلة',
  'shelf.lead':
    'كل أسبوع التقارير التي تستحق أن تُحفظ، في عدد له بداية ونهاية. تقرؤه هنا أو دون اتصال أو على قارئ إلكتروني أو على الورق.',
  'shelf.description': 'المجلة الأسبوعية من {$publication}: جميع الأعداد بأغلفتها ومحتوياتها.',
  'shelf.empty': 'لم يصدر العدد الأول بعد.',
  'shelf.latest': 'العدد الأخير',
  'shelf.number': 'العدد {$number}',
  'shelf.open': 'افتح هذا العدد',
  'shelf.year': 'أعداد {$year}',

  // One issue
  'issue.description': 'محتويات {$title}.',
  'issue.contents': 'المحتويات',
  'issue.begin': 'ابدأ القراءة',
  'issue.minutes':
    '.input {$count :integer} .match $count one {{دقيقة واحدة}} two {{دقيقتان}} few {{{$count} دقائق}} * {{{$count} دقيقة}}',
  'issue.length':
    '.input {$pieces :integer} .input {$minutes :integer} .match $pieces $minutes * * {{النصوص: {$pieces}، الدقائق: {$minutes}}}',
  'issue.sampleMark': 'مفتوح للجميع',
  'issue.coverCredit': 'الغلاف: {$credit}',
  'issue.files': 'خذه معك',
  'issue.file.epub': 'ملف EPUB للقارئ الإلكتروني والهاتف',
  'issue.file.pdf-a4': 'ملف PDF بقياس A4',
  'issue.file.pdf-letter': 'ملف PDF بقياس US Letter',
  'issue.file.sample-epub': 'المقتطف في ملف EPUB',
  'issue.size': '{$size} م.ب.',
  'issue.sampleLead': 'الغلاف والمحتويات والرسالة ونص واحد، للقارئ الإلكتروني.',
  'issue.notes': 'ما تغيّر منذ الصدور',
  'issue.revised': 'نُقّح في {$date}',
  'issue.around': 'أعداد أخرى',
  'issue.earlier': 'العدد السابق',
  'issue.later': 'العدد التالي',
  'issue.all': 'جميع الأعداد',
  'issue.goOn': 'تابع من حيث توقفت',
  'issue.read': 'قُرئ',

  // A piece of it
  'part.position': '{$position} من {$count}',
  'left.pieces':
    '.input {$count :integer} .match $count one {{نص واحد}} two {{نصّان}} few {{{$count} نصوص}} many {{{$count} نصًّا}} * {{{$count} نص}}',
  'left.minutes':
    '.input {$count :integer} .match $count one {{دقيقة واحدة}} two {{دقيقتان}} few {{{$count} دقائق}} * {{{$count} دقيقة}}',
  'part.after': 'بعد هذا: {$pieces}، {$minutes}',
  'part.left': 'بقي للقراءة: {$pieces}، {$minutes}',
  'part.allRead': 'قرأت هذا العدد كله.',
  'part.leftNone': 'وصلت إلى نهاية هذا العدد.',
  'part.way': 'في هذا العدد',
  'part.previous': 'قبل هذا',
  'part.next': 'التالي',
  'part.toContents': 'المحتويات',
  'part.pieces': 'في هذا القسم',
  'part.map': 'من أين تأتي هذه التقارير: {$places}',
  'part.answers': 'الأجوبة',
  'part.masthead': 'من يصنعه',
  'part.credits': 'الصور',
  'part.sources': 'نُشر أولًا لدى',

  // Where a visitor comes to what is for subscribers
  'magazineGate.heading': 'المجلة للمشتركين.',
  'magazineGate.text': 'كل ما في كل عدد، هنا ودون اتصال، في ملف EPUB وعلى الورق. تُلغي متى شئت بنقرتين.',
  'magazineGate.sample': 'اقرأ مقتطف هذا العدد',
  'magazineGate.letter': 'اقرأ رسالة هذا العدد',
  'magazineGate.already': 'مشترك بالفعل؟',

  // What a browser keeps
  'kept.title': 'المحفوظ على هذا الجهاز',
  'kept.lead': 'الأعداد التي فتحتها هنا تُقرأ دون اتصال.',
  'kept.keep': 'احفظ هذا العدد للقراءة دون اتصال',
  'kept.keeping': 'يجري حفظ هذا العدد…',
  'kept.isKept': 'محفوظ على هذا الجهاز',
  'kept.failed': 'تعذّر حفظه. حاول مجددًا باتصال أفضل.',
  'kept.full': 'لا متسع له على هذا الجهاز. أزل عددًا أقدم.',
  'kept.none': 'لا عدد محفوظًا على هذا الجهاز.',
  'kept.pieces':
    '.input {$count :integer} .match $count one {{صفحة واحدة}} two {{صفحتان}} few {{{$count} صفحات}} * {{{$count} صفحة}}',
  'kept.until': 'يُقرأ حتى {$date}',
  'kept.renewed': 'تبدأ المدة من جديد كلما اتصل الجهاز.',
  'kept.remove': 'أزل',
  'kept.removeOf': 'أزل {$title} من هذا الجهاز',
  'kept.removeAll': 'أزل كل ذلك',
  'kept.size': '{$size} م.ب.',
  'kept.noScript': 'يتطلب حفظ عدد متصفحًا يشغّل البرامج النصية. أما ملف EPUB فيُحفظ دونها.',
  'kept.offlineTitle': 'لا يوجد اتصال',
  'kept.offlineLead': 'هذه الصفحة غير محفوظة على هذا الجهاز. وهذا ما هو محفوظ.',
  'kept.overTitle': 'يجب فتح هذه الأعداد مرة أخرى باتصال',
  'kept.overLead': 'تُقرأ النسخة على الجهاز أربعة عشر يومًا. اتصل وافتح المجلة فتُحفظ من جديد.',
}
