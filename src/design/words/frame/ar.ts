import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

/** Arabic, here and in the other areas: buttons are verbal nouns, so that they address nobody by gender. */
export const ar: Sentences<typeof en> = {
  // Head and body of every page
  'page.title': '{$title} — {$publication}',
  'page.skip': 'الانتقال إلى المقال',
  'page.skipToMain': 'الانتقال إلى المحتوى الرئيسي',

  // The masthead
  'masthead.home': '{$publication}، الصفحة الأولى',
  'masthead.sections': 'الأقسام',
  'masthead.times': 'التوقيت المحلي',
  'masthead.account': 'حسابك',
  'masthead.signIn': 'تسجيل الدخول',
  'masthead.accountLink': 'الحساب',
  'masthead.subscribe': 'الاشتراك',
  'masthead.latest': 'الأحدث',

  // The promise above all pages
  'promise.region': 'الرسالة اليومية',
  'promise.open': 'الرسالة اليومية',
  'promise.label': 'البريد الإلكتروني لتلقي {$letter}',
  'promise.placeholder': 'بريدك الإلكتروني',
  'promise.button': 'تلقي الرسالة اليومية',

  // The footer
  'footer.language': 'اللغة',
  'footer.about': 'عن المطبوعة',
  'footer.read': 'القراءة',
  'footer.letters': 'الرسائل الإخبارية',
  'footer.allLetters': 'كل الرسائل الإخبارية',
  'footer.latest': 'الأحدث',
  'footer.front': 'الصفحة الأولى',
  'footer.navigation': 'المزيد من {$publication}',

  // What an operator sends to see whether mails go out
  'mail.testSubject': 'يمكن لـ{$publication} إرسال الرسائل',
  'mail.testHeading': 'الرسائل تُرسَل',
  'mail.testText': 'هكذا تبدو رسائل {$publication}. تقود الروابط فيها إلى {$url}.',
  'mail.testButton': 'افتح الصفحة الأولى',

  // Below every mail but those about a subscription
  'mail.footer': 'أرسلت {$publication} هذه الرسالة إلى {$email}.',

  // Between a name and what it stands for, in mails that are read as text
  'mail.colon': ': ',
}
