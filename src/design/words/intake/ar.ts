import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  'intake.title': 'إدخال ملف',
  'intake.file': 'الملف',
  'intake.fileHint': 'Word (.docx) أو Markdown أو HTML أو نص عادي، حتى 10 ميغابايت.',
  'intake.look': 'إظهار ما فيه',
  'intake.lookHint': 'لا يتغير شيء في المقال قبل أن تراه.',
  'intake.closed': 'في حالته هذه يمكنك قراءة هذا المقال لا الكتابة فيه.',
  'intake.noHeadline': 'بلا عنوان بعد',
  'intake.found': 'ما سيدخله {$name}',
  'intake.headline': 'اجعل هذا هو العنوان:',
  'intake.standfirst': 'اجعل هذا هو المقدمة:',
  'intake.replace': 'وضعه مكان النص',
  'intake.append': 'إضافته في النهاية',
  'intake.another': 'ملف آخر',
  'intake.kept': 'يُحفظ النص كما هو في السجل أولاً.',
  'intake.left': 'ما سيُترك',
  'intake.exactly': 'بدقة أكثر',
  'intake.left.pictures':
    '.input {$count :integer} .match $count one {{صورة واحدة ليست في الملف؛ ارفعها وحدها.}} * {{{$count} من الصور ليست في الملف؛ ارفعها وحدها.}}',
  'intake.left.frames':
    '.input {$count :integer} .match $count one {{إطار واحد من موقع آخر.}} * {{{$count} من الإطارات من مواقع أخرى.}}',
  'intake.left.deletions':
    '.input {$count :integer} .match $count one {{مقطع واحد كان معلَّمًا بالحذف.}} * {{{$count} من المقاطع كانت معلَّمة بالحذف.}}',
  'intake.left.comments':
    '.input {$count :integer} .match $count one {{تعليق واحد على الهامش.}} * {{{$count} من التعليقات على الهامش.}}',
  'intake.left.links':
    '.input {$count :integer} .match $count one {{رابط واحد لا يؤدي من هنا إلى مكان؛ تبقى كلماته.}} * {{{$count} من الروابط لا تؤدي من هنا إلى مكان؛ تبقى كلماتها.}}',
  'intake.left.refused': 'صورة: {$reason}',
  'intake.left.other':
    '.input {$count :integer} .match $count one {{شيء آخر لا يحمله المقال.}} * {{{$count} من الأشياء الأخرى لا يحملها المقال.}}',
  'intake.refused.otherKind':
    'هذا ملف من نوع {$name} مهما كان اسمه. لم يتغير المقال. احفظه بصيغة .docx أو .md أو .html أو .txt.',
  'intake.refused.unreadable': 'لا يمكن قراءة هذا الملف. لم يتغير المقال. احفظه من جديد أو بصيغة أخرى ثم اختره.',
  'intake.refused.tooDeep':
    'في هذا الملف اقتباسات أو قوائم أو إطارات متداخلة أعمق مما يمكن قراءته. لم يتغير المقال. فكّك بعضها.',
  'intake.refused.noArticle': 'في هذا الملف شيء لا يسعه مقال. لم يتغير المقال. انسخ النص والصقه بدلًا من ذلك.',
  'intake.refused.empty': 'لا شيء في هذا الملف. لم يتغير المقال. اختر غيره.',
  'intake.refused.tooLarge': 'هذا الملف أكبر من 10 ميغابايت. لم يتغير المقال. أخرج الصور منه وأدخلها وحدها.',
  'intake.refused.tooLong': 'هذا النص أطول مما يسعه مقال. لم يتغير المقال. أدخله على أجزاء.',
  'intake.refused.noWord': 'ليس في هذا الأرشيف مستند Word. لم يتغير المقال. احفظ النص بصيغة .docx واختره.',
  'intake.refused.noText': 'لا حروف في هذا الملف. لم يتغير المقال. اختر غيره.',
  'intake.refused.bomb': 'لو فُتح هذا الملف لتضخّم كثيرًا فوق حجمه، فلم يُفتح. لم يتغير المقال.',
  'intake.refused.locked': 'هذا الملف مقفل بكلمة مرور. لم يتغير المقال. احفظه بدونها.',
  'intake.refused.torn': 'هذا الملف تالف. لم يتغير المقال. احفظه مرة أخرى واختره.',
  'intake.refused.busy': 'تُقرأ الآن ملفات كثيرة. لم يتغير المقال. حاول بعد دقيقة.',
  'intake.refused.stuck': 'استغرقت قراءة هذا الملف وقتًا طويلاً فتُركت. لم يتغير المقال.',
  'paste.pictures': 'صور لم تؤخذ: %count%. أسقِط ملفاتها في النص.',
  'paste.left': 'تعليقات ومقاطع محذوفة وإطارات لم تؤخذ: %count%.',
  'paste.links': 'روابط لا تؤدي من هنا إلى مكان، وتبقى كلماتها: %count%.',
}
