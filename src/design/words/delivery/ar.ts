import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // المجلة على قارئ إلكتروني
  'delivery.title': 'المجلة على قارئك الإلكتروني',
  'delivery.catalog': '{$publication}، المجلة',
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
    'في متصفح الملفات افتح القائمة، ثم البحث، ثم فهرس OPDS. أضف فهرسًا بعلامة الجمع واكتب العنوان.',
  'delivery.stepsThorium': 'افتح الفهارس، واختر «إضافة خلاصة OPDS»، وسمّها، والصق العنوان.',
  'delivery.stepsMoon':
    'افتح المكتبة على الشبكة، واختر «إضافة فهرس جديد»، والصق العنوان. اترك الاسم وكلمة المرور فارغين.',
  'delivery.stepsApple': 'لا يعرف الفهارس. افتح هذا الموقع في Safari، ونزّل ملف EPUB من صفحة العدد، وافتحه في Books.',
  'delivery.stepsKindle': 'لا يعرف الفهارس. اطلب إرسال كل عدد إلى عنوان Kindle الخاص بك، أو ثبّت KOReader.',
}
