import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  // مقالات يحتفظ بها القارئ
  'keep.button': 'حفظ هذا المقال',
  'keep.promise': 'للقراءة لاحقًا، أو لعدد خاص بك.',
  'keep.title': 'المقالات المحفوظة',
  'keep.lead':
    '.input {$count :integer} .match $count 0 {{لا شيء محفوظ بعد. في ذيل كل مقال زر يحفظه.}} one {{مقال واحد، بترتيب الحفظ.}} two {{مقالان، بترتيب الحفظ.}} few {{{$count} مقالات، بترتيب الحفظ.}} * {{{$count} مقالًا، بترتيب الحفظ.}}',
  'keep.offer': 'هل تريد حفظ «{$headline}»؟',
  'keep.offerButton': 'حفظه',
  'keep.remove': 'إزالة',
  'keep.removeOf': 'إزالة {$headline} من مقالاتك المحفوظة',
  'keep.gone': 'لم يعد منشورًا',
  'keep.withheld': 'للمشتركين',
  'keep.full': 'حُفظ ستون مقالًا، ولم يبقَ مكان لغيرها. يلزم إزالة مقال أولًا.',
  'keep.panel':
    '.input {$count :integer} .match $count 0 {{احفظ المقالات من ذيل صفحاتها، وخذها معك في عدد خاص بك.}} one {{حفظت مقالًا واحدًا.}} two {{حفظت مقالين.}} few {{حفظت {$count} مقالات.}} * {{حفظت {$count} مقالًا.}}',
  'keep.own': 'عدد خاص بك',
  'keep.included':
    '.input {$count :integer} .match $count 0 {{ما تحفظه يمكن أخذه ككتاب. ولا شيء حتى الآن يمكنك أخذه.}} one {{يدخله مقال واحد، منضّدًا كالمجلة.}} two {{يدخله مقالان بهذا الترتيب، منضّدين كالمجلة.}} few {{تدخله {$count} مقالات بهذا الترتيب، منضّدة كالمجلة.}} * {{يدخله {$count} مقالًا بهذا الترتيب، منضّدة كالمجلة.}}',
  'keep.leftOut':
    '.input {$count :integer} .match $count one {{مقال واحد للمشتركين يبقى خارجه.}} two {{مقالان للمشتركين يبقيان خارجه.}} few {{{$count} مقالات للمشتركين تبقى خارجه.}} * {{{$count} مقالًا للمشتركين تبقى خارجه.}}',
  'keep.make': 'إعداده: {$kind}',
  'keep.making': 'يجري إعداده، ويستغرق ذلك دقيقة على الأكثر.',
  'keep.look': 'انظر هل صار جاهزًا',
  'keep.failed': 'تعذّر إعداده. حاول مرة أخرى، أو بالصيغة الأخرى.',
  'keep.download': 'تنزيل {$kind}',
  'keep.keptUntil': 'محفوظ حتى {$date}.',
  'keep.tooOften': 'كانت هذه اثني عشر عددًا في يوم واحد. ويمكن إعداد التالي غدًا.',
  'keep.issueTitle': '{$publication}، مقالات محفوظة، {$date}',
  'keep.open': 'عرض مقالاتك المحفوظة',
}
