import { MOST_ANSWERS, MOST_QUESTIONS, type QuizFault } from '../../articles/store/store.module.ts'
import type { Words } from '../../design/words/words.ts'
import { unreachable } from '../../platform/errors.ts'
import type { Says } from './finding.ts'

/** A finding as a sentence for whoever mends it; `zone`: the publication's. */
export function sayFinding(words: Words, says: Says, zone: string): string {
  switch (says.check) {
    case 'headline-missing':
      return words.t('checks.headlineMissing')
    case 'section-missing':
      return words.t('checks.sectionMissing')
    case 'place-missing':
      return words.t('checks.placeMissing')
    case 'standfirst-missing':
      return words.t('checks.standfirstMissing')
    case 'headline-long':
      return words.t('checks.headlineLong', { length: says.length, most: says.most })
    case 'alt-missing':
      return words.t('checks.altMissing')
    case 'alt-file-name':
      return words.t('checks.altFileName', { alt: says.alt })
    case 'alt-copies-caption':
      return words.t('checks.altCopiesCaption')
    case 'alt-says-picture':
      return words.t('checks.altSaysPicture', { alt: says.alt })
    case 'credit-missing':
      return words.t('checks.creditMissing')
    case 'right-refused':
      if (!says.day || says.reason === 'denied') return words.t('checks.rightDenied')
      return words.t(says.reason === 'ended' ? 'checks.rightEnded' : 'checks.rightNotYet', {
        date: words.day(says.day, 'medium'),
      })
    case 'suggestions-open':
      return words.t('checks.suggestionsOpen', { count: says.count })
    case 'embargo':
      return words.t('checks.embargo', { time: words.date(says.until, zone, 'dateTime'), zone: cityOf(zone) })
    case 'link-gone':
      return words.t('checks.linkGone', {
        url: says.url,
        detail: says.detail === 'nowhere' ? words.t('checks.look.nowhere') : says.detail,
      })
    case 'link-private':
      return words.t('checks.linkPrivate', { url: says.url })
    case 'article-gone':
      return words.t('checks.articleGone', { path: says.path })
    case 'anchor-gone':
      return words.t('checks.anchorGone', { anchor: says.anchor })
    case 'quiz-unfinished':
      return sayQuiz(words, says.fault)
    case 'subhead-empty':
      return words.t('checks.subheadEmpty')
    case 'subhead-skips':
      return words.t('checks.subheadSkips', { level: says.level, before: says.before })
    case 'spaces-doubled':
      return words.t('checks.spacesDoubled', { text: says.text })
    case 'word-doubled':
      return words.t('checks.wordDoubled', { text: says.text })
    case 'style':
      return says.rule.suggestion === ''
        ? words.t('checks.style', { text: says.text })
        : words.t('checks.styleInstead', { text: says.text, suggestion: says.rule.suggestion })
    default:
      return unreachable(says)
  }
}

function sayQuiz(words: Words, fault: QuizFault): string {
  if (!('question' in fault))
    return fault.fault === 'no-questions'
      ? words.t('checks.quizNoQuestions')
      : words.t('checks.quizManyQuestions', { most: MOST_QUESTIONS })
  const question = words.number(fault.question + 1)
  switch (fault.fault) {
    case 'question-empty':
      return words.t('checks.quizQuestionEmpty', { question })
    case 'few-answers':
      return words.t('checks.quizFewAnswers', { question })
    case 'many-answers':
      return words.t('checks.quizManyAnswers', { question, most: MOST_ANSWERS })
    case 'answer-empty':
      return words.t('checks.quizAnswerEmpty', { question })
    case 'none-right':
      return words.t('checks.quizNoneRight', { question })
    case 'several-right':
      return words.t('checks.quizSeveralRight', { question })
    default:
      return unreachable(fault)
  }
}

const cityOf = (zone: string) => zone.replace(/^.*\//, '').replaceAll('_', ' ')
