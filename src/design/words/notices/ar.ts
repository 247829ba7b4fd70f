import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  'notice.label': 'من الدار',
  'notice.sold': 'إعلان',
  'notice.more': 'اعرف المزيد',

  // The house's own
  'notice.letter.headline': 'الصباح كله في رسالة واحدة',
  'notice.letter.text': '{$letter}: ما جرى وأنت نائم، بأماكنه وتواريخه. مجانية، وتُقرأ في ثلاث دقائق.',
  'notice.letter.button': 'احصل على الرسالة',
  'notice.trial.headline': 'كل شيء، بلا إعلانات',
  'notice.trial.text':
    '.input {$days :integer} .match $days one {{كل التقارير وكل الرسائل: يوم مجاني. ويمكن الإلغاء في أي وقت بنقرتين.}} two {{كل التقارير وكل الرسائل: يومان مجانًا. ويمكن الإلغاء في أي وقت بنقرتين.}} few {{كل التقارير وكل الرسائل: {$days} أيام مجانًا. ويمكن الإلغاء في أي وقت بنقرتين.}} * {{كل التقارير وكل الرسائل: {$days} يومًا مجانًا. ويمكن الإلغاء في أي وقت بنقرتين.}}',
  'notice.trial.button': 'اطّلع على الاشتراكات',
  'notice.plans.headline': 'كل شيء، بلا إعلانات',
  'notice.plans.text': 'كل التقارير وكل الرسائل، ولا شيء للبيع إلى جانبها. ويمكن الإلغاء في أي وقت بنقرتين.',
  'notice.plans.button': 'اطّلع على الاشتراكات',
  'notice.gift.headline': 'التقرير هدية جميلة',
  'notice.gift.text': 'يستطيع المشتركون إهداء المقالات: رابط واحد، فيقرأ الصديق المقال كاملًا.',
  'notice.gift.button': 'اشترك وأهدِ',
  'notice.leaf.headline': 'ورقة لكل يوم',
  'notice.leaf.text': 'حدث واحد وقع في مثل هذا التاريخ، في مكان ما من العالم، بمكانه ومصدره.',
  'notice.leaf.button': 'افتح ورقة اليوم',

  // An article that somebody paid for
  'sponsored.by': 'بتمويل من {$sponsor}',
  'sponsored.note': 'مُوِّل هذا المقال من {$sponsor}، ولم تشارك هيئة التحرير فيه.',

  // In a letter
  'letter.noticeSold': 'إعلان: {$advertiser}',
  'letter.noticeOwn': 'من الدار: {$publication}',

  // The page about notices
  'noticesPage.title': 'عن الإعلانات',
  'noticesPage.lead': 'تساعد الإعلانات في تمويل العمل الصحفي. وهذا ما نفعله بها هنا.',
  'noticesPage.label':
    'ما كُتب فوقه «إعلان» حجزه غيرنا، وما كُتب فوقه «من الدار» فهو لنا. ولا شأن لهيئة التحرير بهذا ولا بذاك.',
  'noticesPage.chosen':
    'تُختار بحسب الصفحة لا بحسب قارئها: بقسمها وبلدانها ولغتها. وهي تُعَدّ، من دون معرفة من رآها. ولا يُحفظ في متصفحك شيء من أجلها.',
  'noticesPage.subscribers': 'لا يرى المشتركون أيًّا منها، لا في الصفحات ولا في الرسائل.',
  'noticesPage.plans': 'اطّلع على الاشتراكات',
  'noticesPage.gpcHeading': 'Global Privacy Control',
  'noticesPage.gpcHeard':
    'يرسل متصفحك هذه الإشارة ونحن نحترمها: لا يُحفظ شيء من أجل الإعلانات، ولا يأتي شيء منها من مكان آخر.',
  'noticesPage.gpcUnheard': 'لا يرسل متصفحك هذه الإشارة. وحين تُرسَل نحترمها.',
  'noticesPage.choiceHeading': 'اختيارك',
  'noticesPage.choiceText':
    'يرغب معلن أو أكثر في عرض إعلان من خادمه، أو في تحديد عدد مرات ظهوره لك في اليوم. ويستلزم ذلك حفظ شيء في متصفحك. ولا يحدث هذا ما لم تسمح به.',
  'noticesPage.choiceObjected': 'ما دام متصفحك يرسل Global Privacy Control فإن ذلك لا يحدث، وليس هناك ما تختاره.',
  'noticesPage.choiceAllowed': 'لقد سمحت بذلك.',
  'noticesPage.choiceRefused': 'لقد رفضت ذلك.',
  'noticesPage.choiceOpen': 'لم تختر بعد: لا يحدث ذلك.',
  'noticesPage.allow': 'السماح',
  'noticesPage.refuse': 'الرفض',

  // Below the publication's page about privacy
  'privacy.gpcHeard':
    'يرسل متصفحك إشارة Global Privacy Control ونحن نحترمها: لا يُباع شيء عنك ولا يُشارَك، ولا يتتبعك أحد غيرنا في هذه الصفحات.',
}
