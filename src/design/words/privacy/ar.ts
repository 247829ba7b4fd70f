import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // What we hold about the reader
  'privacy.title': 'بياناتك',
  'privacy.notice': 'سياسة الخصوصية',
  'privacy.export': 'تنزيل بياناتك',
  'privacy.exportLead':
    'كل ما نحفظه عنك: الحساب، وعمليات الدخول، والقراءة، والاشتراك، والمدفوعات، والرسائل الإخبارية مع موافقاتك، والرسائل التي أرسلناها. في ملف واحد بصيغة JSON.',
  'privacy.exportButton': 'تنزيل كل شيء',
  'privacy.erase': 'محو حسابك',
  'privacy.eraseLead': 'خلال دقيقة وبلا رجعة، بعد إنهاء الاشتراك أولًا. وما يلزمنا القانون بحفظه يُحفظ دون اسمك.',
  'privacy.eraseLink': 'محو بياناتي',

  // What they agreed to
  'consents.title': 'ما وافقت عليه',
  'consents.none': 'لا شيء بعد.',
  'consents.requested': 'طلبت {$to}.',
  'consents.confirmed': 'أكدت رغبتك في {$to}.',
  'consents.ended': 'أوقفت {$to}.',
  'consents.paused': 'علّقت {$to}.',
  'consents.resumed': 'استأنفت {$to}.',
  'consents.agreed': 'اشتركت: {$to}.',
  'consents.shown': 'عرض النص الذي وافقت عليه',

  // Erasure
  'erase.title': 'محو كل ما يخصك؟',
  'erase.lead': 'أنت على وشك محو حساب {$email}. ولا رجعة في ذلك.',
  'erase.subscription': 'ينتهي الاشتراك فورًا ولا يُخصم شيء بعد ذلك. ولا يُرد ما دُفع عن بقية المدة.',
  'erase.everything': 'يُمحى حسابك وعمليات دخولك وقراءاتك ورسائلك الإخبارية ورسائلنا إليك.',
  'erase.kept':
    'نحتفظ بما يطلبه القانون: الفواتير بلا اسم ولا عنوان. ونحتفظ لمدة سنة، في صيغة لا تجيب إلا بنعم أو لا، بأن هذا العنوان حصل على تجربة مجانية.',
  'erase.confirm': 'للتأكيد، اكتب بريدك الإلكتروني',
  'erase.confirmHint': 'العنوان الذي تسجل به الدخول.',
  'erase.notYours': 'ليس هذا عنوان هذا الحساب.',
  'erase.staff': 'أنت من فريق التحرير، ويلزم إنهاء هذا الدور أولًا.',
  'erase.button': 'محو كل شيء',
  'erase.keep': 'الإبقاء على حسابي',
  'erase.underWayTitle': 'يجري محو بياناتك',
  'erase.underWay': 'تم تسجيل خروجك. يُمحى كل شيء خلال دقيقة، وتؤكد ذلك رسالة أخيرة إلى {$email}.',

  // The last mail
  'mail.erasedSubject': '{$publication}: مُحيت بياناتك',
  'mail.erasedHeading': 'مُحي كل شيء',
  'mail.erasedLead':
    'كما طلبت، محت {$publication} حسابك وكل ما يتصل به. وإن كان لديك اشتراك فقد انتهى، ولا يُخصم شيء بعد الآن.',
  'mail.erasedKept':
    'لم يبق إلا ما يطلبه القانون: الفواتير بلا اسم ولا عنوان. ونحتفظ لمدة سنة، في صيغة لا تجيب إلا بنعم أو لا، بما إذا كان هذا العنوان قد حصل على تجربة مجانية. وهذه آخر رسالة منا إليك.',
}
