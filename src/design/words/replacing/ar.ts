import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  'replacing.title': 'الاستبدال في كل مكان',
  'replacing.lead': 'تحل صورة أخرى محلها في كل مقال هي فيه. اختر أيها؛ لا يحدث شيء بعد.',
  'replacing.old': 'الآن',
  'replacing.new': 'بعد ذلك',
  'replacing.search': 'كلمات من شرحها، credit:…',
  'replacing.find': 'بحث',
  'replacing.choose': 'الصورة التي تحل محلها',
  'replacing.noneFound': 'لا صورة أخرى بهذه الكلمات.',
  'replacing.look': 'انظر أين هي',
  'replacing.notYet': 'ليس بعد',
  'replacing.stands':
    '.input {$count :integer} .match $count 0 {{الصورة القديمة ليست في أي مقال.}} one {{الصورة القديمة في مقال واحد ({$count}).}} * {{عدد المقالات التي فيها الصورة القديمة: {$count}.}}',
  'replacing.shown':
    '.input {$count :integer} .match $count 0 {{لا يراها القراء في أي منها.}} one {{يراها القراء في {$count} منها.}} * {{يراها القراء في {$count} منها.}}',
  'replacing.others': 'لا تُستبدل هنا، ويُغيَّر كل منها وحده',
  'replacing.refused': 'لا يجوز استعمال الصورة الجديدة اليوم.',
  'replacing.noCredit': 'الصورة الجديدة بلا نسبة.',
  'replacing.noAlt': 'الصورة الجديدة بلا نص بديل.',
  'replacing.tooMany': 'لا تُغيَّر أكثر من {$count :integer} مقالات دفعة واحدة.',
  'replacing.words': 'ما يقوله كل مقال عنها',
  'replacing.keep': 'يحتفظ بشرحه ونصه البديل (نسخة أفضل من الصورة نفسها)',
  'replacing.take': 'يأخذ شرح الصورة الجديدة ونصها (صورة أخرى)',
  'replacing.reason': 'السبب',
  'replacing.reasonHint':
    'يُحفظ في السجل. تخرج المقالات المنشورة تعديلًا صغيرًا؛ وما سُمح به فيها يُسمح به ثانية لهذا السبب.',
  'replacing.do':
    '.input {$count :integer} .match $count one {{استبدلها في مقال واحد ({$count})}} * {{استبدلها في المقالات ({$count})}}',
  'replacing.back': 'عودة إلى الصورة',
  'replacing.none': 'لم يُستبدل شيء بهذا الرقم.',
  'replacing.going': '{$done :integer} من {$count :integer} مقالات',
  'replacing.mayLeave': 'يمكنك مغادرة هذه الصفحة؛ العمل مستمر.',
  'replacing.over': 'استُبدلت في {$out :integer} عند القراء، وفي {$desk :integer} لم يخرج بعد.',
  'replacing.kind.waits':
    '.input {$count :integer} .match $count one {{في {$count} مقال هي في المكتب، والقراء ما زالوا يرون القديمة}} * {{في {$count} مقالات هي في المكتب، والقراء ما زالوا يرون القديمة}}',
  'replacing.kind.refused':
    '.input {$count :integer} .match $count one {{لم يتغير {$count} مقال}} * {{لم تتغير {$count} مقالات}}',
  'replacing.toOld': 'الصورة القديمة',
  'replacing.toNew': 'الصورة الجديدة',
  'replacing.link': 'استبدالها في كل مكان…',
  'replacing.ahead': 'تعديلات أخرى منه لم تصدر بعد: تصدر الصورة الجديدة معها.',
  'replacing.atItsHour': 'ما يصدر في موعده ما زالت فيه الصورة القديمة: استعمل الصيغة الأحدث في صفحة نشره.',
  'replacing.notThere': 'لم تعد الصورة القديمة فيه في غرفة التحرير.',
}
