import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const ar: Sentences<typeof en> = {
  'paper.issue': 'العدد {$number}',
  'paper.contents': 'في هذا العدد',
  'paper.dateline': '{$place}، {$day}',
  'paper.by': 'بقلم {$authors}',
  'paper.minutes': '{$count} د',
  'paper.translation': 'ترجمة {$translators}',
  'paper.paid': 'بتمويل من {$sponsor}',
  'paper.notes': 'الهوامش',
  'paper.corrected': 'صُحّح في {$day}: {$text}',
  'paper.changed': 'عُدّل في {$day}: {$text}',
  'paper.map': 'خريطة للعالم عليها أماكن هذه التقارير: {$places}',
  'paper.source': 'المصدر: {$source}',
  'paper.answers': 'الإجابات',
  'paper.freeAnswer': '{$number}: {$answer}',
  'paper.answer': '{$number}: {$answer}. {$explanation}',
  'paper.pictures': 'الصور',
  'paper.sources': 'من شركائنا',
  'paper.sourceIn': '{$name}، {$country}',
  'paper.cover': 'على الغلاف: {$credit}',
  'paper.faces':
    'صُفّت بخطوط Newsreader وPublic Sans وNoto Naskh Arabic، ومعها Source Serif وNoto Serif JP حيث تحتاجها اللغة.',
  'paper.untitled': 'صورة بلا وصف',
}
