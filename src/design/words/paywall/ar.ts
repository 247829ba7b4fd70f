import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // The gate
  'gate.limit':
    '.input {$count :integer} .match $count 0 {{هذا المقال للمشتركين.}} 1 {{قرأت مقالك المجاني الوحيد.}} 2 {{قرأت مقاليك المجانيين.}} 3 {{قرأت مقالاتك المجانية الثلاثة.}} few {{قرأت مقالاتك المجانية، وعددها {$count}.}} * {{قرأت مقالاتك المجانية، وعددها {$count}.}}',
  'gate.limitShort': 'قرأت كل مقالاتك المجانية.',
  'gate.accountRequired': 'قراءة هذا المقال تتطلب حسابًا.',
  'gate.subscribersOnly': 'هذا المقال للمشتركين.',
  'gate.archive': 'الأرشيف متاح للمشتركين.',
  'gate.preview': 'المقال كاملًا في صفحته.',
  'gate.unlimited': 'قراءة بلا حدود، والإلغاء متاح في أي وقت بنقرتين.',
  'gate.toRead': 'لقراءة المقال كاملًا، ابدأ اليوم تجربتك المجانية.',
  'gate.toReadNoTrial': 'لقراءة المقال كاملًا، اشترك اليوم.',
  'gate.toReadRegister': 'لقراءة المقال كاملًا، أنشئ حسابك المجاني.',
  'gate.registerLine': 'يكفي بريد إلكتروني ودقيقة واحدة. بلا بطاقة ولا كلمة مرور.',
  'gate.registerBonus':
    '.input {$count :integer} .match $count 1 {{يتيح لك الحساب المجاني مقالًا إضافيًا. يكفي بريد إلكتروني: بلا بطاقة ولا كلمة مرور.}} 2 {{يتيح لك الحساب المجاني مقالين إضافيين. يكفي بريد إلكتروني: بلا بطاقة ولا كلمة مرور.}} 3 {{يتيح لك الحساب المجاني ثلاثة مقالات إضافية. يكفي بريد إلكتروني: بلا بطاقة ولا كلمة مرور.}} few {{يتيح لك الحساب المجاني {$count} مقالات إضافية. يكفي بريد إلكتروني: بلا بطاقة ولا كلمة مرور.}} * {{يتيح لك الحساب المجاني {$count} مقالًا إضافيًا. يكفي بريد إلكتروني: بلا بطاقة ولا كلمة مرور.}}',
  'gate.registerOr': 'أو القراءة بلا حدود:',
  'gate.registerButton': 'إنشاء حساب مجاني',
  'gate.seePlans': 'عرض الباقات',
  'gate.already': 'لديك اشتراك؟',
  'gate.alreadyReader': 'لديك حساب؟',
  'gate.logIn': 'تسجيل الدخول',
  'gate.benefits': 'ما يحصل عليه المشتركون',
  'gate.new': 'جديد',
  'gate.plans': 'الباقات',

  // An article given away
  'gift.button': 'إهداء هذا المقال',
  'gift.promise': 'عشرة مقالات في الشهر. من يتلقى الهدية يقرأ بلا حساب.',
  'gift.title': 'هديتك',
  'gift.lead': 'يتيح هذا الرابط قراءة «{$headline}» حتى {$until}.',
  'gift.link': 'الرابط المراد إرساله',
  'gift.count':
    '.input {$given :integer} .match $given one {{أهديت مقالًا واحدًا من أصل {$allowed} هذا الشهر ({$given}).}} two {{أهديت مقالين من أصل {$allowed} هذا الشهر ({$given}).}} few {{أهديت {$given} مقالات من أصل {$allowed} هذا الشهر.}} many {{أهديت {$given} مقالًا من أصل {$allowed} هذا الشهر.}} * {{أهديت {$given} مقال من أصل {$allowed} هذا الشهر.}}',
  'gift.revoke': 'استرداد الهدية',
  'gift.back': 'العودة إلى المقال',
  'gift.revokedTitle': 'استُردت الهدية',
  'gift.revokedLead': 'لم تعد روابطك إلى «{$headline}» تفتح شيئًا.',
  'gift.spentTitle': 'بلغت هداياك هذا الشهر {$allowed}',
  'gift.spentLead': 'يمكن إهداء المزيد ابتداء من أول الشهر القادم. وتبقى الروابط المرسلة صالحة.',
  'gift.dead.expired': 'انتهت صلاحية هذه الهدية',
  'gift.dead.revoked': 'استُردت هذه الهدية',
  'gift.dead.used-up': 'فُتحت هذه الهدية مرات أكثر مما ينبغي',
  'gift.dead.unknown': 'هذا الرابط لا يعمل',
  'gift.deadLead': 'يمكن طلب رابط آخر ممن أرسله، أو متابعة القراءة باشتراك خاص.',

  // The policy, to those who set it
  'policy.visitors':
    '.input {$count :integer} .match $count one {{يقرأ الزائر مقالًا واحدًا ({$count}) {$window}}} two {{يقرأ الزائر مقالين ({$count}) {$window}}} few {{يقرأ الزائر {$count} مقالات {$window}}} * {{يقرأ الزائر {$count} مقالًا {$window}}}',
  'policy.account': 'ومع حساب {$count}',
  'policy.rolling':
    '.input {$days :integer} .match $days one {{في أي يوم}} two {{في أي يومين}} few {{في أي {$days} أيام}} * {{في أي {$days} يومًا}}',
  'policy.calendar': '.input {$unit :string} .match $unit day {{في اليوم}} week {{في الأسبوع}} * {{في الشهر}}',
  'policy.poolHard': '{$pool}: للمشتركين',
  'policy.poolUnlimited': '{$pool}: متاح للجميع',
  'policy.poolShare': '{$pool}: يُحسب كغيره',
  'policy.poolOwn': '.input {$count :integer} {{{$pool}: له {$count} خاصة به}}',
  'policy.networkCap': 'زوار الشبكة الواحدة {$count} في اليوم إجمالًا',
  'policy.noCrawlers': 'محركات البحث لا تقرأ أكثر من الزوار',
  'policy.letterPasses':
    '.input {$days :integer} .input {$browsers :integer} .match $days $browsers one one {{تفتح روابط الرسائل ما تقود إليه يومًا واحدًا وفي متصفح واحد}} one * {{تفتح روابط الرسائل ما تقود إليه يومًا واحدًا، وعدد المتصفحات {$browsers}}} * one {{تفتح روابط الرسائل ما تقود إليه في متصفح واحد، وعدد الأيام {$days}}} * * {{تفتح روابط الرسائل ما تقود إليه، وعدد الأيام {$days} وعدد المتصفحات {$browsers}}}',
  'policy.letterPassesCount': 'وتُحسب هذه القراءات',
  'policy.archive': 'ما مضى عليه أكثر من {$days} يومًا للمشتركين',
  'policy.freeFor': 'كل شيء مجاني في أول {$hours} ساعة',

  // A kept decision, to those who are asked why
  'decision.reader': 'الحساب {$reader}',
  'decision.visitor': 'زائر',
  'decision.opened':
    '.input {$left :integer} .match $left 0 {{فتح {$who} «{$headline}» في {$date}، وكان آخر المقالات المتاحة.}} * {{فتح {$who} «{$headline}» في {$date}، والباقي: {$left}.}}',
  'decision.gated':
    '.input {$gate :string} .match $gate register {{دُعي {$who} إلى إنشاء حساب أمام «{$headline}» في {$date}: {$why}.}} * {{دُعي {$who} إلى الاشتراك أمام «{$headline}» في {$date}: {$why}.}}',
  'decision.why':
    '.input {$reason :string} .match $reason allowance-spent {{نفدت المقالات المجانية}} account-required {{المقال يتطلب حسابًا}} subscribers-only {{المقال للمشتركين}} archive {{الأرشيف للمشتركين}} preview {{طلبه برنامج معاينة روابط}} * {{{$reason}}}',
  'decision.rule': '(القاعدة «{$rule}»، الإصدار {$policy} من السياسة.)',
}
