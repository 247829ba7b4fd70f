import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // Choosing a plan
  'subscribe.title': 'القراءة بلا حدود',
  'subscribe.choose': 'اختيار الباقة',
  'subscribe.today': 'اليوم',
  'subscribe.everyMonth': 'ثم كل شهر حتى الإلغاء',
  'subscribe.everyYear': 'ثم كل سنة حتى الإلغاء',
  'subscribe.asReader': 'الاشتراك باسم {$email}.',
  'subscribe.emailHint': 'إليه يعود حسابك وإيصالاتك.',
  'subscribe.trialUsed': 'سبق أن حصلت على تجربتك المجانية، فيكون الدفع الأول اليوم.',
  'subscribe.withTrial': 'البدء بتجربة مجانية بدلًا من ذلك',
  'subscribe.button': 'المتابعة إلى الدفع',
  'subscribe.payment': 'يتم الدفع في صفحة مزود خدمة الدفع، ولا نرى بطاقتك أبدًا.',
  'subscribe.agree': 'المتابعة تعني الموافقة على',
  'subscribe.terms': 'الشروط',
  'subscribe.privacy': 'سياسة الخصوصية',
  'subscribe.problem.choose': 'يرجى اختيار إحدى الباقات.',
  'subscribe.problem.provider-away':
    'لا يجيب مزود خدمة الدفع الآن. لم يُخصم شيء. يرجى المحاولة من جديد بعد دقائق قليلة.',
  'subscribe.problem.refused':
    'لا يقبل مزود خدمة الدفع هذه العملية على حالها. لم يُخصم شيء. يرجى مراسلتنا، فإعادة المحاولة لن تفيد.',
  'subscribe.problem.already-subscribed': 'لهذا العنوان اشتراك سارٍ. يرجى تسجيل الدخول لمتابعة القراءة.',
  'subscribe.problem.limit': 'محاولات كثيرة من هنا. يرجى الانتظار ربع ساعة ثم المحاولة من جديد.',

  // Back from the payment provider
  'checkout.pending.title': 'في انتظار مزود خدمة الدفع',
  'checkout.pending.lead': 'يجري تأكيد دفعتك. تستعلم هذه الصفحة بنفسها كل بضع ثوانٍ.',
  'checkout.pending.back': 'العودة إلى المقال',
  'checkout.checkMail.title': 'بدأ اشتراكك',
  'checkout.checkMail.lead': 'للقراءة على هذا الجهاز، افتح الرابط الذي أرسلناه إلى {$email}.',
  'checkout.checkMail.signIn': 'للقراءة على هذا الجهاز، يرجى تسجيل الدخول بالعنوان {$email}.',
  'checkout.checkMail.later':
    'تعذر إرسال رابط الآن لكثرة ما طُلب منها. للقراءة على هذا الجهاز يمكن تسجيل الدخول بعنوان {$email} بعد قليل.',
  'checkout.trialUsed.title': 'لكل شخص تجربة مجانية واحدة',
  'checkout.trialUsed.lead':
    'سبق لهذا العنوان أو لهذه البطاقة الحصول على تجربة مجانية، فيجري إنهاء التجربة الجديدة بلا دفع. ويمكن الاشتراك بلا تجربة.',
  'checkout.surplus.title': 'لديك اشتراك من قبل',
  'checkout.surplus.lead': 'يجري إنهاء الاشتراك الثاني ورد ما دُفع عنه. ونؤكد ذلك بالبريد إلى {$email}.',
  'checkout.refused.title': 'اشتراكك يحتاج إلى مراجعة',
  'checkout.refused.lead': 'قال مزود خدمة الدفع ما لم نتوقعه. وصلنا التنبيه، وسنكتب إليك.',

  // The welcome after the payment
  'welcome.title': 'أهلًا بك في {$publication}',
  'welcome.lead': 'كل شيء مفتوح لك من الآن.',
  'welcome.start': 'بدء القراءة',
  'welcome.readOn': 'متابعة القراءة',
  'welcome.mail': 'رسالة بما اتفقنا عليه في طريقها إلى {$email}.',
  'welcome.letters': 'ويمكن أيضًا تلقي الرسائل الإخبارية:',
  'welcome.chooseLetters': 'اختيار الرسائل',
}
