import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // المجلة على قارئ إلكتروني
  'delivery.title': 'المجلة على قارئك الإلكتروني',
  'delivery.catalog': '{$publication}، المجلة',
  'delivery.changed': 'عُدّل في {$date}: {$text}',
  'delivery.lead':
    'القارئات الإلكترونية وتطبيقات القراءة التي تعرف فهارس OPDS تجلب كل عدد بنفسها ما دام اشتراكك ساريًا.',
  'delivery.since': 'لفهرسك عنوان منذ {$date}. ومن يعرفه يقرأ كما تقرأ.',
  'delivery.make': 'إنشاء عنوان لفهرسي',
  'delivery.again': 'إنشاء عنوان جديد',
  'delivery.revoke': 'إلغاؤه',
  'delivery.prove': 'قبل أن يصير لفهرسك عنوان، أثبت أن {$email} لك.',
  'delivery.made': 'أعط قارئك الإلكتروني هذا العنوان ولا تعطه غيره. لا يظهر إلا الآن، وقد انتهى العنوان السابق.',
  'delivery.address': 'عنوان الفهرس',
  'delivery.orPassword': 'وحيث يطلب البرنامج اسمًا وكلمة مرور:',
  'delivery.token': 'كلمة المرور',
  'delivery.askForToken': 'كلمة المرور في الصفحة التي أنشأت فيها عنوان فهرسك.',
  'delivery.revoked': 'أُلغي هذا العنوان. أنشئ عنوانًا جديدًا في صفحة حسابك.',
  'delivery.ended': 'انتهى اشتراكك وانتهى معه هذا الفهرس. ويُفتح من جديد حين تشترك.',
  'delivery.steps': 'كيفية الإعداد',
  'delivery.stepsKoreader':
    'في متصفح الملفات افتح القائمة، ثم البحث، ثم فهرس OPDS. ومن أعلى اليسار اختر «إضافة فهرس» (وهي علامة جمع في الإصدارات القديمة) واكتب العنوان.',
  'delivery.stepsThorium': 'افتح الفهارس، واختر «إضافة خلاصة OPDS»، وسمّها، والصق العنوان.',
  'delivery.stepsMoon':
    'افتح المكتبة على الشبكة، واختر «إضافة فهرس جديد»، والصق العنوان. اترك الاسم وكلمة المرور فارغين.',
  'delivery.stepsApple': 'لا يعرف الفهارس. افتح هذا الموقع في Safari، ونزّل ملف EPUB من صفحة العدد، وافتحه في Books.',
  'delivery.stepsKindle': 'لا يعرف الفهارس. اطلب إرسال كل عدد إلى عنوان Kindle الخاص بك، أو ثبّت KOReader.',

  // الرسالة التي تحمل كل عدد
  'delivery.subject': '{$title}: {$line}',
  'delivery.letterShown': 'ضمن اشتراكك في {$publication}: كل عدد من المجلة بالبريد، إلى أن تقول لا في ذيل أي منها.',

  // كل عدد ملفًا
  'delivery.sentTitle': 'إرسال كل عدد',
  'delivery.sentLead': 'كل عدد بصيغة EPUB إلى عنوان من عناوينك، في ساعة صدوره: عنوان Kindle أو أي عنوان آخر.',
  'delivery.sentTo': 'كل عدد يُرسل إلى {$email}.',
  'delivery.sentWaits': 'كتبنا إلى {$email}. وما إن يقول أحد هناك نعم حتى يُرسل إليه كل عدد.',
  'delivery.sentRefused':
    'لم يُقبل آخر ملف أُرسل إلى {$email}، فلا يُرسل إليه شيء بعد الآن. تحقق من صحة العنوان ومن قبوله البريد من {$sender}، ثم احفظه من جديد.',
  'delivery.sentLast':
    '.input {$state :string} .match $state sent {{أُرسل عدد {$date}.}} linked {{كان عدد {$date} كبيرًا، فأُرسل رابط إليه.}} pending {{عدد {$date} في الطريق.}} * {{لم يُرسل عدد {$date}.}}',
  'delivery.field': 'عنوان الملفات',
  'delivery.kindleHint':
    'لجهاز Kindle: اسمح عند أمازون بالمرسل {$sender} في «إدارة المحتوى والأجهزة»، ثم «التفضيلات»، ثم «إعدادات المستندات الشخصية». وهناك أيضًا عنوان جهازك.',
  'delivery.save': 'إرسال كل عدد إليه',
  'delivery.stop': 'التوقف عن الإرسال إليه',
  'delivery.askAgain': 'إرسال أحدث عدد الآن',
  'delivery.confirmSubject': 'هل ترسل {$publication} مجلتها إليك؟',
  'delivery.confirmTitle': 'المجلة على هذا العنوان',
  'delivery.confirmText': 'يقرأ {$email} {$publication} ويريد أن يُرسل كل عدد من مجلتها إلى هنا ملفًا.',
  'delivery.confirmButton': 'نعم، إلى هنا',
  'delivery.confirmNot': 'إن لم تكن أنت فلا تفعل شيئًا: لن يصل شيء.',
  'delivery.confirmLead': 'سيصل كل عدد إلى {$email}.',
  'delivery.confirmed': 'تم. سيصل كل عدد إلى {$email} من الآن.',
  'delivery.confirmDead': 'استُعمل هذا الرابط أو قدم عهده. ويكفي حفظ العنوان من جديد.',
  'delivery.toConfirmTitle': 'تفقّد ذلك الصندوق',
  'delivery.attached': 'العدد مرفق بصيغة EPUB.',
  'delivery.tooLarge': 'هذا العدد أكبر من أن يُرفق.',
  'delivery.download': 'فتح العدد',
  'delivery.change': 'تغيير عنوان الإرسال',
  'delivery.whyFile': 'تطلب إرسال كل عدد من {$publication} إلى هنا.',
  'delivery.refusedSubject': 'تعذّر إرسال {$title} إلى قارئك الإلكتروني',
  'delivery.refusedHeading': 'لم يقبل عنوان قارئك الإلكتروني الملف',
  'delivery.refusedText':
    'رُفض {$title} عند {$email}. لا يُرسل إليه شيء بعد الآن حتى تحفظ العنوان من جديد؛ ولا نكتب هذا إلا مرة واحدة.',
}
