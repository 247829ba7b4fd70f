import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // Signing up
  'letters.title': 'الرسائل الإخبارية',
  'letters.lead':
    '.input {$count :integer} .match $count one {{رسالة واحدة، مجانية للجميع.}} two {{رسالتان مجانيتان للجميع.}} few {{{$count} رسائل مجانية للجميع، والاختيار لك.}} * {{{$count} رسالة مجانية للجميع، والاختيار لك.}}',
  'letters.one': 'رسالة إخبارية',
  'letters.choose': 'التسجيل',
  'letters.chooseOf': 'التسجيل في {$letter}',
  'letters.language': 'باللغة {$language}',
  'letters.email': 'البريد الإلكتروني',
  'letters.button': 'التسجيل في {$letter}',
  'letters.consent': 'نرسل {$letter} إلى هذا العنوان بعد تأكيدك عبر البريد. ويمكن إيقافها في أي وقت.',
  'letters.ownConsent': 'نرسل {$letter} إلى هذا العنوان. ويمكن إيقافها في أي وقت.',
  'letters.others': 'كل الرسائل الإخبارية',
  'letters.askedTitle': 'افتح بريدك',
  'letters.asked': 'نرسل رسالة إلى {$email}. اضغط على الزر فيها لتلقي {$letter}.',
  'letters.confirmedTitle': 'تم التسجيل',
  'letters.confirmed': 'ستصل {$letter} إلى {$email}.',
  'letters.alreadyTitle': 'مؤكد من قبل',
  'letters.already': 'تصل {$letter} إلى {$email}. لم يبق ما يلزم فعله.',
  'letters.confirmTitle': 'خطوة أخيرة',
  'letters.confirm': 'اضغط على الزر لتلقي {$letter} على {$email}.',
  'letters.confirmButton': 'تأكيد',
  'letters.usedTitle': 'استُعمل هذا الرابط من قبل',
  'letters.expiredTitle': 'انتهت صلاحية هذا الرابط',
  'letters.unknownTitle': 'هذا الرابط لا يعمل',
  'letters.gone': 'سجّل مرة أخرى ونرسل إليك رابطًا جديدًا.',

  // Mails about signing up
  'mail.confirmSubject': 'تأكيد التسجيل في {$letter}',
  'mail.confirmHeading': 'خطوة واحدة إلى {$letter}',
  'mail.confirmLead': 'طلب أحدهم، وغالبًا أنت، تلقي {$letter} على هذا العنوان.',
  'mail.confirmButton': 'نعم، أريد تلقي {$letter}',
  'mail.confirmExpires':
    '.input {$days :integer} .match $days one {{الرابط صالح ليوم واحد.}} two {{الرابط صالح ليومين.}} few {{الرابط صالح لمدة {$days} أيام.}} * {{الرابط صالح لمدة {$days} يومًا.}}',
  'mail.confirmNotYou': 'إن لم يكن الطلب منك فلا يلزم شيء، ولن يُرسل شيء.',
  'mail.alreadySubject': 'تتلقى {$letter} من قبل',
  'mail.alreadyLead': 'تصل {$letter} إلى هذا العنوان من قبل. لم يبق ما يلزم فعله.',
  'mail.alreadyButton': 'عرض كل الرسائل الإخبارية',

  // All newsletters in one form
  'letters.leadSome':
    '.input {$closed :integer} .match $closed one {{عدد الرسائل {$count}: منها {$free} مجانية للجميع، وواحدة للمشتركين. والاختيار لك.}} two {{عدد الرسائل {$count}: منها {$free} مجانية للجميع، واثنتان للمشتركين. والاختيار لك.}} * {{عدد الرسائل {$count}: منها {$free} مجانية للجميع، و{$closed} للمشتركين. والاختيار لك.}}',
  'letters.forSubscribers': 'للمشتركين',
  'letters.comeTo': 'تصل إلى {$email}.',
  'letters.save': 'حفظ الاختيار',
  'letters.saved': 'تم الحفظ. هذه هي الرسائل التي تصلك.',
  'letters.consentChosen': 'نرسل ما اخترته إلى هذا العنوان بعد تأكيده برسالة واحدة. ويمكن الإيقاف في أي وقت.',
  'mail.confirmSeveralSubject': 'تأكيد الرسائل الإخبارية المختارة ({$count})',
  'mail.confirmSeveralHeading': 'خطوة واحدة إلى رسائلك الإخبارية ({$count})',
  'mail.confirmSeveralButton': 'نعم، أريد تلقيها كلها',
  'mail.alreadySeveralSubject': 'تتلقى هذه الرسائل من قبل',
  'problem.lettersMissing': 'يرجى اختيار رسالة واحدة على الأقل.',

  // متى تصل الرسالة، ولمن
  'letters.daily':
    '.input {$part :string} .match $part morning {{كل صباح}} noon {{كل يوم عند الظهر}} afternoon {{كل يوم بعد الظهر}} * {{كل مساء}}',
  'letters.weekdays':
    '.input {$part :string} .match $part morning {{صباحًا من الاثنين إلى الجمعة}} noon {{ظهرًا من الاثنين إلى الجمعة}} afternoon {{بعد الظهر من الاثنين إلى الجمعة}} * {{مساءً من الاثنين إلى الجمعة}}',
  'letters.weekly':
    '.input {$part :string} .match $part morning {{صباح {$day} من كل أسبوع}} noon {{ظهر {$day} من كل أسبوع}} afternoon {{{$day} بعد الظهر من كل أسبوع}} * {{مساء {$day} من كل أسبوع}}',
  'letters.atYourHour': '{$cadence}، بتوقيتك',
  'letters.forRegistered': 'بحساب مجاني',
  'letters.signInFirst': 'تسجيل الدخول أو إنشاء حساب',
}
