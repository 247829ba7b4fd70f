import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  'plan.freeTrial': 'تجربة مجانية',
  'plan.bestValue': 'الأوفر',
  'plan.perMonth': 'في الشهر',
  'plan.perYear': 'في السنة',
  'plan.daysFree':
    '.input {$days :integer} .match $days one {{يوم مجاني}} two {{يومان مجانيان}} few {{{$days} أيام مجانية}} many {{{$days} يومًا مجانًا}} * {{{$days} يوم مجانًا}}',
  'plan.thenMonth': 'ثم {$price} في الشهر',
  'plan.thenYear': 'ثم {$price} في السنة',
  'plan.freeUntil': 'مجاني حتى {$date}. الإلغاء قبل ذلك لا يكلف شيئًا.',
  'plan.chargedMonth': '{$price} اليوم، ثم كل شهر.',
  'plan.chargedYear': '{$price} اليوم، ثم كل سنة.',
  'plan.save': 'توفير {$amount} مقارنة بالدفع الشهري.',
  'plan.startTrial': 'بدء التجربة المجانية',
  'plan.subscribeMonth': 'الاشتراك شهريًا',
  'plan.subscribeYear': 'الاشتراك لسنة',
}
