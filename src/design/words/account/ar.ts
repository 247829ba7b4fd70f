import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // The account page
  'account.title': 'حسابك',
  'account.address': 'الدخول باسم',
  'account.signOut': 'تسجيل الخروج',
  'account.signOutHere': 'هذا الجهاز',
  'account.letters': 'رسائلك الإخبارية',
  'account.noLetters': 'لا شيء بعد.',
  'account.letterRequested': 'في انتظار تأكيدك عبر البريد',
  'account.allLetters': 'عرض كل الرسائل الإخبارية',
  'account.privacy': 'عرض ما نحفظه عنك',
  'account.sessions': 'عرض الأجهزة التي سُجل الدخول منها',

  // Signed in by a payment: whose the mailbox is has not been shown
  'account.proveButton': 'التأكيد عبر البريد',
  'account.proveLetters':
    'دخلت إلى حسابك لأنك دفعت هنا. نعرض ما يصل إلى {$email} بعد أن تؤكد عبر البريد أن العنوان لك.',
  'account.proveFeed':
    'مقالات كاملة في قارئ الخلاصات لديك. تبقى الخلاصة بعد هذه الزيارة، فأكّد أولًا عبر البريد أن {$email} عنوانك.',
  'account.proveData':
    'دخلت إلى حسابك لأنك دفعت هنا. ما وافقت عليه وتغيير العنوان متاحان لمن يقرأ بريد {$email}، فأكّد ذلك أولًا.',
  'account.proveFirst':
    'دخلت إلى حسابك لأنك دفعت هنا. هذا متاح لمن يقرأ بريد {$email}، فاستعمل أولًا الرابط أو الرمز الذي فيه.',

  // Where the reader is signed in
  'sessions.title': 'الأجهزة التي سُجل الدخول منها',
  'sessions.lead': 'أخرج أي جهاز لا تعرفه، ولا يستغرق ذلك سوى ثوانٍ.',
  'sessions.device': '{$browser} على {$system}',
  'sessions.unknownDevice': 'متصفح لا يعلن اسمه',
  'sessions.this': 'هذا المتصفح',
  'sessions.staff': 'بصفة فريق التحرير',
  'sessions.dates': 'منذ {$began}، وآخر استعمال {$used}',
  'sessions.end': 'تسجيل الخروج هناك',
  'sessions.endOthers': 'تسجيل الخروج من كل ما سواه',
  'sessions.ended': 'تم تسجيل الخروج هناك.',

  // A feed of their own
  'feed.title': 'خلاصتك الخاصة',
  'feed.lead': 'المقالات كاملة في قارئ الخلاصات ما دام اشتراكك ساريًا.',
  'feed.since': 'لديك خلاصة منذ {$date}. ومن يعرف عنوانها يقرأ كما تقرأ.',
  'feed.make': 'إنشاء خلاصتي',
  'feed.again': 'إنشاء عنوان جديد',
  'feed.revoke': 'حذفها',
  'feed.made': 'أعط قارئ الخلاصات أحد هذين العنوانين ولا تعطه غيره. لا يظهران إلا الآن.',
  'feed.leadInsOnly': 'انتهى اشتراكك، وهذه بدايات المقالات.',

  // Another address
  'emailChange.title': 'تغيير البريد الإلكتروني',
  'emailChange.label': 'البريد الإلكتروني الجديد',
  'emailChange.hint': 'نكتب إلى العنوانين، ويتم التغيير بعد تأكيدهما معًا.',
  'emailChange.button': 'تغيير العنوان',
  'emailChange.same': 'هذا هو عنوان حسابك من قبل.',
  'emailChange.staff': 'أنت من فريق التحرير، وتلزم أولًا دعوة عنوانك الجديد.',
  'emailChange.asked': 'نكتب إلى {$from} وإلى {$to}. اضغط على الزر في الرسالتين في غضون {$hours} ساعة.',
  'emailChange.confirm': 'سينتقل الحساب إلى {$email}.',
  'emailChange.confirmButton': 'نعم، تغيير العنوان',
  'emailChange.waitingTitle': 'تم نصف الأمر',
  'emailChange.waiting': 'اضغط الآن على الزر في الرسالة الأخرى. وبعد التأكيدين ينتقل الحساب إلى {$email}.',
  'emailChange.changedTitle': 'تغير عنوانك',
  'emailChange.changed': 'من الآن يكون الدخول باسم {$email}.',
  'emailChange.takenTitle': 'لا يمكن استعمال هذا العنوان',
  'emailChange.taken': 'صار لهذا العنوان حساب. لم يتغير شيء.',
  'emailChange.gone': 'لم يتغير شيء. ويمكن طلب التغيير من جديد.',

  // Mails about another address
  'mail.changeSubject': 'عنوان آخر لدى {$publication}؟',
  'mail.changeHeading': 'عنوان آخر لحسابك؟',
  'mail.changeLead': 'يريد أحدهم، وغالبًا أنت، تغيير عنوان حساب من {$from} إلى {$to}.',
  'mail.changeButton': 'تأكيد التغيير',
  'mail.changeBoth': 'يتم ذلك بعد تأكيد العنوانين في غضون {$hours} ساعة.',
  'mail.changeNotYou': 'إن لم يكن الطلب منك فلا يلزم شيء، ولن يتغير شيء.',
  'mail.changeTakenHeading': 'لهذا العنوان حساب',
  'mail.changeTaken':
    'أراد أحدهم نقل حسابه إلى {$to}، ولهذا العنوان حساب من قبل. لم يتغير شيء. وإن كان الطلب منك فيمكن تسجيل الدخول هنا.',
  'mail.changedSubject': 'تغير عنوانك لدى {$publication}',
  'mail.changedHeading': 'تغير عنوانك',
  'mail.changed': 'الحساب الذي كان باسم {$from} صار باسم {$to}. وتم تسجيل الخروج منه في كل مكان آخر.',
  'mail.changedNotYou': 'إن لم يكن الطلب منك فاكتب إلينا فورًا.',
}
