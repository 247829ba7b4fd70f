import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // In several of them
  'mail.imprint': 'تكتب إليك {$publication} بشأن اشتراك بعنوانك.',
  'mail.agreed.plan': 'الباقة',
  'mail.agreed.price': 'السعر',
  'mail.agreed.trialUntil': 'مجاني حتى',
  'mail.agreed.firstCharge': 'أول خصم',
  'mail.agreed.nextCharge': 'الخصم القادم',
  'mail.agreed.renews': 'التجدد',
  'mail.agreed.everyMonth': 'كل شهر حتى الإلغاء',
  'mail.agreed.everyYear': 'كل سنة حتى الإلغاء',
  'mail.agreed.accessUntil': 'القراءة متاحة حتى',
  'mail.manage': 'عرض اشتراكك أو إلغاؤه',
  'mail.howToCancel':
    'للإلغاء: افتح صفحة اشتراكك واضغط على «إلغاء الاشتراك» ثم أكّد. نقرتان لا غير، ويبقى لك ما دفعت ثمنه.',

  // Welcome
  'mail.welcome.subject': 'اشتراكك في {$publication}',
  'mail.welcome.heading': 'أهلًا بك',
  'mail.welcome.trial': 'كل ما في {$publication} متاح لك من الآن.',
  'mail.welcome.agreed': 'وهذا ما اتفقنا عليه:',
  'mail.welcome.read': 'ابدأ القراءة',
  'mail.welcome.charge':
    '.input {$days :integer} .match $days one {{سنخصم {$price} في {$date}، ونكتب إليك قبل ذلك بيوم.}} two {{سنخصم {$price} في {$date}، ونكتب إليك قبل ذلك بيومين.}} few {{سنخصم {$price} في {$date}، ونكتب إليك قبل ذلك بـ{$days} أيام.}} * {{سنخصم {$price} في {$date}، ونكتب إليك قبل ذلك بـ{$days} يومًا.}}',
  'mail.welcome.chargeSoon': 'سنخصم {$price} في {$date}.',

  // Before a charge
  'mail.trialEnding.subject': 'تنتهي تجربتك المجانية في {$date}',
  'mail.trialEnding.heading': 'تنتهي تجربتك المجانية في {$date}',
  'mail.trialEnding.lead': 'في ذلك اليوم نخصم {$price}، ويستمر اشتراكك في {$publication}.',
  'mail.trialEnding.otherwise': 'إن لم تكن هذه رغبتك فيمكن الإلغاء قبل ذلك، ولا يُخصم شيء.',
  'mail.renewal.subject': 'يتجدد اشتراكك في {$date}',
  'mail.renewal.heading': 'يتجدد اشتراكك في {$date}',
  'mail.renewal.lead': 'في ذلك اليوم نخصم {$price} مقابل سنة أخرى من {$publication}.',
  'mail.renewal.otherwise': 'إن لم تكن هذه رغبتك فيمكن الإلغاء قبل ذلك، ولا يُخصم شيء بعد الآن.',

  // After a charge
  'mail.receipt.subject': 'إيصال: {$amount}',
  'mail.receipt.heading': 'شكرًا لك',
  'mail.receipt.lead': 'تلقينا {$amount} عن اشتراكك في {$publication}.',
  'mail.receipt.amount': 'المبلغ',
  'mail.receipt.paidOn': 'تاريخ الدفع',
  'mail.receipt.covers': 'عن المدة',
  'mail.receipt.period': 'من {$from} إلى {$until}',
  'mail.receipt.number': 'الفاتورة',
  'mail.paymentFailed.subject': 'لم تنجح دفعتك',
  'mail.paymentFailed.heading': 'لم تنجح دفعتك',
  'mail.paymentFailed.lead':
    'لم نتمكن من خصم {$price} عن اشتراكك في {$publication}. وسنحاول من جديد في الأيام القادمة.',
  'mail.paymentFailed.refused': 'لم نتمكن من خصم {$price} عن اشتراكك في {$publication}.',
  'mail.paymentFailed.access': 'تبقى القراءة متاحة حتى {$date}. وللاطمئنان يرجى التحقق من بطاقتك أو إضافة بطاقة أخرى.',
  'mail.paymentFailed.button': 'التحقق من وسيلة الدفع',
  'mail.paymentFailed.owedSubject': 'لم تصل دفعتك بعد',
  'mail.paymentFailed.owed': 'ما زلنا لم نتمكن من خصم {$price} عن اشتراكك في {$publication}.',
  'mail.paymentFailed.givenUp':
    'تبقى القراءة متاحة حتى {$date}. ولن نحاول من جديد، فلمواصلة القراءة بعد ذلك يرجى الاشتراك من جديد.',

  // The end
  'mail.canceled.subject': 'أُلغي اشتراكك',
  'mail.canceled.heading': 'أُلغي اشتراكك',
  'mail.canceled.lead': 'لا يُخصم شيء بعد الآن. ويبقى كل شيء متاحًا لك حتى {$date}.',
  'mail.canceled.owed':
    'لن يتجدد اشتراكك. ودفعة الفترة الحالية وقدرها {$price} لم تصل بعد: تبقى القراءة متاحة لك حتى {$date}، وحتى {$end} إن وصلت.',
  'mail.canceled.paused': 'كان اشتراكك موقوفًا مؤقتًا. لن يُستأنف، ولا يُخصم شيء.',
  'mail.canceled.resume': 'للعدول عن ذلك قبل هذا الموعد تكفي نقرة واحدة في صفحة اشتراكك.',

  'mail.ended.subject': 'انتهى اشتراكك',
  'mail.ended.lead': 'انتهى اشتراكك في {$publication}. ولا يُخصم شيء بعد الآن.',
  'mail.ended.refunded': 'أُعيدت إليك دفعتك كاملة، فانتهى بذلك اشتراكك في {$publication}. ولا يُخصم شيء بعد الآن.',
  'mail.ended.unpaid':
    '.input {$days :integer} .match $days few {{لم نتمكن من تحصيل {$price} عن اشتراكك في {$publication} طوال {$days} أيام، فانتهى الاشتراك. ولا يُخصم شيء بعد الآن.}} * {{لم نتمكن من تحصيل {$price} عن اشتراكك في {$publication} طوال {$days} يومًا، فانتهى الاشتراك. ولا يُخصم شيء بعد الآن.}}',
  'mail.ended.disputeLost': 'استرد مصرفك دفعتك إلى {$publication}، فانتهى بذلك اشتراكك. ولا يُخصم شيء بعد الآن.',
  'mail.ended.again': 'يمكنك الاشتراك من جديد متى شئت.',
  'mail.ended.button': 'الاشتراك من جديد',

  // What could not begin
  'mail.trialUsed.subject': 'تعذر بدء تجربتك المجانية',
  'mail.trialUsed.heading': 'لكل شخص تجربة مجانية واحدة',
  'mail.trialUsed.lead':
    'سبق لهذا العنوان أو لهذه البطاقة أن حصل على تجربة {$publication} المجانية، فأنهينا التجربة الجديدة. لم يُخصم شيء ولن يُخصم.',
  'mail.trialUsed.offer': 'يمكن الاشتراك بلا تجربة. والسعر مبين في الصفحة قبل الدفع.',
  'mail.trialUsed.notYou': 'إن لم يكن ذلك منك، فقد كتب أحدهم عنوانك. ولا ينقص ذلك شيئًا مما هو لك.',
  'mail.trialUsed.button': 'عرض الباقات',
  'mail.surplus.subject': 'لديك اشتراك من قبل',
  'mail.surplus.heading': 'لديك اشتراك من قبل',
  'mail.surplus.lead': 'اشتركت الآن مرة ثانية. أنهينا الاشتراك الثاني، ويستمر الأول كما كان.',
  'mail.surplus.refunded': 'المبلغ الذي دفعته عنه وقدره {$amount} في طريقه إلى بطاقتك.',
  'mail.surplus.nothing': 'لم يُخصم عنه شيء.',

  // To the publication
  'mail.alarm.subject': '{$publication}: {$code}',
  'mail.alarm.lead': 'صادفت Dateline أمرًا يتعلق بالمال ينبغي أن ينظر فيه أحد.',
  'mail.alarm.log': 'التفاصيل في السجل وفي سجل المراجعة.',
  'mail.alarm.letters': 'قد تتوقف إحدى خدمات البريد قريبًا عن قبول رسائلكم.',
  'mail.alarm.lettersLog': 'تجدون الأرقام وما ينبغي فعله عبر الأمر “npx dateline mail check”.',
}
