import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // من أسفل الرسالة، بلا كلمة مرور
  'preferences.title': 'رسائلك',
  'preferences.lead': 'ما يصل إلى {$email}. لا يتغير شيء قبل أن تضغط الزر.',
  'preferences.about': 'ماذا تريد أن نفعل بنشرة {$letter}؟',
  'preferences.stop': 'إيقافها',
  'preferences.pause': 'تعليقها حتى تاريخ',
  'preferences.pauseDay': 'تعود في',
  'preferences.weekly': 'مرة في الأسبوع بدلًا منها: {$letter}',
  'preferences.resume': 'استئنافها الآن',
  'preferences.zone': 'أن تصل في صباح',
  'preferences.zoneName': 'المكان الذي يُعتمد توقيته',
  'preferences.keep': 'إبقاؤها كما هي',
  'preferences.others': 'ما يصل أيضًا إلى هذا العنوان',
  'preferences.stopOther': 'إيقاف {$letter}',
  'preferences.button': 'حفظ',
  'preferences.choose': 'اختر ما تريد أن نفعل بها.',
  'preferences.day': 'اختر يومًا ابتداءً من الغد وخلال سنة.',
  'preferences.zoneWrong': 'اختر مكانًا من القائمة.',
  'preferences.stopped': 'لن تصلك {$letter} بعد الآن.',
  'preferences.paused': 'تعود {$letter} في {$date}.',
  'preferences.resumed': 'تصلك {$letter} من جديد.',
  'preferences.weeklyNow': 'تصلك {$weekly} بدلًا من {$letter}.',
  'preferences.zoned': 'تصل {$letter} بتوقيت {$zone}.',
  'preferences.doneTitle': 'تم الحفظ',
  'preferences.nothing': 'لم يعد يصل شيء إلى هذا العنوان.',
  'preferences.nothingTitle': 'لا رسائل',
  'preferences.again': 'تغيير شيء آخر',
  'preferences.unknownTitle': 'هذا الرابط لا يعمل',
  'preferences.unknown': 'إما أنه ناقص أو أن كل ما يخص هذا العنوان قد مُحي. يمكن إيقاف كل النشرات من الحساب أيضًا.',

  // ما يفعله القراء بالرسائل
  'counting.title': 'ما نحصيه من الرسائل',
  'counting.explained': 'نحصي الرسائل التي تفتحها والروابط التي تتبعها فيها، ليعرف المحررون ما يُقرأ.',
  'counting.objected': 'لا نحصي شيئًا مما تفعله برسائلنا.',
  'counting.object': 'لا تحصوا شيئًا مني',
  'counting.allow': 'اسمح بالإحصاء من جديد',
  'counting.off': 'لن نحصي من الآن فصاعدًا شيئًا مما تفعله برسائلنا.',
  'counting.on': 'عدنا إلى إحصاء ما تفعله برسائلنا.',
}
