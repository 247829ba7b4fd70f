import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // The pages
  'signIn.title': 'تسجيل الدخول',
  'signIn.lead': 'نرسل إليك رابطًا ورمزًا بالبريد الإلكتروني. لا حاجة إلى كلمة مرور.',
  'signIn.new': 'هذه زيارتك الأولى؟ الرابط نفسه ينشئ حسابك.',
  'signIn.seePlans': 'عرض الباقات',
  'signIn.email': 'البريد الإلكتروني',
  'signIn.button': 'إرسال الرابط',
  'signIn.checkTitle': 'افتح بريدك',
  'signIn.checkLead':
    '.input {$minutes :integer} .match $minutes one {{نرسل رابطًا ورمزًا من ستة أرقام إلى {$email}. كلاهما صالح مرة واحدة خلال دقيقة.}} two {{نرسل رابطًا ورمزًا من ستة أرقام إلى {$email}. كلاهما صالح مرة واحدة خلال دقيقتين.}} few {{نرسل رابطًا ورمزًا من ستة أرقام إلى {$email}. كلاهما صالح مرة واحدة خلال {$minutes} دقائق.}} * {{نرسل رابطًا ورمزًا من ستة أرقام إلى {$email}. كلاهما صالح مرة واحدة خلال {$minutes} دقيقة.}}',
  'signIn.code': 'الرمز من ستة أرقام',
  'signIn.codeHint': 'الرمز صالح في هذا المتصفح وحده، والرابط في أي متصفح.',
  'signIn.codeButton': 'تسجيل الدخول بالرمز',
  'signIn.again': 'لم تصل الرسالة بعد دقائق؟ ابحث عنها في البريد غير المرغوب.',
  'signIn.againLink': 'طلب رابط آخر',
  'signIn.codeMalformed': 'الرمز من ستة أرقام.',
  'signIn.codeWrong': 'ليس هذا هو الرمز الوارد في الرسالة. يرجى المقارنة ثم المحاولة من جديد.',
  'signIn.codeSpent': 'رموز خاطئة كثيرة. يرجى استعمال الرابط الوارد في الرسالة أو طلب رابط آخر.',
  'signIn.codesRest':
    'كُتبت رموز خاطئة كثيرة، هنا أو في مكان آخر. يرجى استعمال الرابط الوارد في الرسالة نفسها، فهو صالح في أي متصفح.',
  'signIn.askedOften':
    'طلبات كثيرة لهذا العنوان في الساعة الأخيرة. يرجى الانتظار قليلًا ثم المحاولة من جديد، والرابط الوارد في أحدث رسالة منا لا يزال صالحًا.',
  'signIn.codeNothingAsked': 'لا رمز منتظر في هذا المتصفح. يرجى طلب رمز آخر.',
  'signIn.linkTitle': 'خطوة أخيرة',
  'signIn.linkLead': 'اضغط على الزر لتسجيل الدخول باسم {$email}.',
  'signIn.linkButton': 'تسجيل الدخول',
  'signIn.linkUsed': 'استُعمل هذا الرابط من قبل',
  'signIn.linkExpired': 'انتهت صلاحية هذا الرابط',
  'signIn.linkUnknown': 'هذا الرابط لا يعمل',
  'signIn.linkGone': 'كل رابط صالح مرة واحدة ولدقائق قليلة. يرجى طلب رابط آخر.',

  // The mail with the link and the code
  'mail.signInSubject': 'تسجيل الدخول إلى {$publication}',
  'mail.signInHeading': 'تسجيل الدخول إلى {$publication}',
  'mail.signInButton': 'تسجيل الدخول',
  'mail.signInOrCode': 'أو اكتب هذا الرمز في المتصفح الذي طلبته منه:',
  'mail.signInExpires':
    '.input {$minutes :integer} .match $minutes one {{الرابط والرمز صالحان مرة واحدة خلال دقيقة.}} two {{الرابط والرمز صالحان مرة واحدة خلال دقيقتين.}} few {{الرابط والرمز صالحان مرة واحدة خلال {$minutes} دقائق.}} * {{الرابط والرمز صالحان مرة واحدة خلال {$minutes} دقيقة.}}',
  'mail.signInNotYou':
    'إن لم يكن الطلب منك فلا يلزم شيء: بغير هذه الرسالة لا يستطيع أحد الدخول بعنوانك. ولن نطلب منك الرمز أبدًا.',
}
