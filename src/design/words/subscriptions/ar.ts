import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // A subscription, to its reader
  'subscription.title': 'اشتراكك',
  'subscription.none': 'ليس لديك اشتراك.',
  'subscription.manage': 'الإدارة أو تغيير الدفع أو الإلغاء',
  'subscription.manageCanceled': 'الإدارة أو استئناف الاشتراك',
  'subscription.trialingMonth': 'تستمر تجربتك المجانية حتى {$date}. وبعدها {$price} في الشهر.',
  'subscription.trialingYear': 'تستمر تجربتك المجانية حتى {$date}. وبعدها {$price} في السنة.',
  'subscription.activeMonth': 'اشتراكك مدفوع حتى {$date}، ثم يتجدد مقابل {$price} في الشهر.',
  'subscription.activeYear': 'اشتراكك مدفوع حتى {$date}، ثم يتجدد مقابل {$price} في السنة.',
  'subscription.pastDueUntil':
    'لم تنجح دفعتك الأخيرة وقدرها {$price}. تبقى القراءة متاحة حتى {$date}، ويرجى التحقق من وسيلة الدفع قبل ذلك.',
  'subscription.pastDueCanceled':
    'أُلغي الاشتراك ولن يتجدد. لم تنجح دفعتك الأخيرة وقدرها {$price}، وتبقى القراءة متاحة حتى {$date}.',
  'subscription.paused': 'اشتراكك موقوف مؤقتًا ولا يُخصم شيء. تبقى القراءة متاحة حتى {$date}.',
  'subscription.pausedOver': 'اشتراكك موقوف مؤقتًا: لا يُخصم شيء، وإلى أن يُستأنف تقرأ كمن لا اشتراك له.',
  'subscription.pausedCanceled': 'أُلغي الاشتراك. كان موقوفًا مؤقتًا، ولن يُستأنف، ولا يُخصم شيء.',
  'subscription.canceling': 'أُلغي الاشتراك. تبقى القراءة متاحة حتى {$date}، ولا يُخصم شيء بعد الآن.',
  'subscription.cancelingTrial': 'أُلغي الاشتراك. تبقى القراءة متاحة حتى {$date}، ولا يُخصم شيء.',
  'subscription.ended': 'انتهى اشتراكك.',
  'subscription.endedOn': 'انتهى اشتراكك في {$date}.',
  'subscription.endedRefunded': 'أُعيدت إليك دفعتك، وانتهى اشتراكك في {$date}.',
  'subscription.endedUnpaid': 'انتهى اشتراكك في {$date}، إذ لم نتمكن من تحصيل دفعتك.',
  'subscription.endedDisputeLost': 'استرد مصرفك دفعتك، وانتهى اشتراكك في {$date}.',
  'subscription.givenUp':
    'لم نتمكن من تحصيل دفعتك وقدرها {$price}. تبقى القراءة متاحة حتى {$date}، ولمواصلتها بعد ذلك يرجى الاشتراك من جديد.',
  'subscription.incomplete': 'لم تكتمل دفعتك، فلم يبدأ اشتراكك.',
  'subscription.plan': 'الباقة',
  'subscription.price': 'السعر',
  'subscription.priceMonth': '{$price} في الشهر',
  'subscription.priceYear': '{$price} في السنة',
  'subscription.since': 'مشترك منذ',
  'subscription.nextCharge': 'الدفعة القادمة',
  'subscription.accessUntil': 'القراءة متاحة حتى',
  'subscription.endedAt': 'تاريخ الانتهاء',
  'subscription.resume': 'الإبقاء على الاشتراك',
  'subscription.payment': 'تغيير وسيلة الدفع وعرض الفواتير',
  'subscription.cancel': 'إلغاء الاشتراك',
  'subscription.again': 'الاشتراك من جديد',
  'subscription.back': 'حسابك',
  'subscription.notice.canceled': 'أُلغي اشتراكك، وأكدنا ذلك بالبريد.',
  'subscription.notice.resumed': 'يستمر اشتراكك كما كان.',
  'subscription.notice.not-renewed': 'أُلغي الاشتراك، ولن يتجدد، وأكدنا ذلك بالبريد.',
  'subscription.notice.unanswered':
    'لا يجيب مزود خدمة الدفع الآن، فلا نعرف بعد هل تم ذلك. نواصل السؤال، ويرجى الاطلاع هنا من جديد بعد دقائق قليلة.',
  'subscription.notice.not-done':
    'لم ينفذ مزود خدمة الدفع ذلك. حال اشتراكك مبينة هنا. يرجى المحاولة من جديد بعد دقائق قليلة.',
  'subscription.notice.provider-away':
    'لا يجيب مزود خدمة الدفع الآن. لم يتغير شيء. يرجى المحاولة من جديد بعد دقائق قليلة.',
  'subscription.collecting': 'يجري تحصيل دفعتك وقدرها {$price}. وتبقى القراءة متاحة في هذه الأثناء.',

  // Canceling
  'cancel.title': 'إلغاء اشتراكك؟',
  'cancel.trial': 'تبقى القراءة متاحة حتى {$date}. ولن يُخصم شيء.',
  'cancel.paid': 'تبقى القراءة متاحة حتى {$date}. ولا يُخصم شيء بعد ذلك.',
  'cancel.owed': 'لن يتجدد اشتراكك. دفعتك وقدرها {$price} ما زالت مستحقة، وبدونها تبقى القراءة متاحة حتى {$date}.',
  'cancel.paused': 'لن يُستأنف اشتراكك، ولا يُخصم شيء.',
  'cancel.resumable': 'حتى {$date} يمكن العدول عن ذلك بنقرة واحدة.',
  'cancel.button': 'إلغاء الاشتراك',
  'cancel.keep': 'الإبقاء عليه',
}
