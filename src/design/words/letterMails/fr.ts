import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // Une lettre
  'letter.onTheWeb': 'Lire sur le site',
  'letter.greetingNote': '« Bonjour » en {$language}, comme on le dit le matin ({$country}) : {$said}.',
  'letter.dateline': '{$place}, {$date}',
  'letter.readOn':
    '.input {$minutes :integer} .match $minutes one {{Lire le reportage, une minute}} * {{Lire le reportage, {$minutes} minutes}}',
  'letter.more': 'D’autres lieux',
  'letter.mostRead': 'Les plus lus',
  'letter.almanac': 'Ce jour-là',
  'letter.source': 'Source : {$source}',
  'letter.thisDay': 'Le même jour, d’autres années',
  'letter.magazine': 'Le dernier numéro',
  'letter.magazineRead': 'Lire ce numéro',
  'letter.magazineContents': 'Dans ce numéro',
  'letter.quiz': 'Le quiz',
  'letter.quizLeaf': 'Ce jour-là, le {$day}',
  'letter.answers': 'Les réponses',
  'letter.answer': 'La réponse',
  'letter.picture': '[Image : {$alt}]',

  // Un encadré au plus, selon qui lit
  'letter.seePlans': 'Voir les formules',
  'letter.boxRead': 'Tout {$publication}',
  'letter.boxReadText':
    'Tous les reportages, les archives, le magazine hebdomadaire, sans publicité. Résiliable à tout moment, en deux clics.',
  'letter.boxTrial': 'Tout {$publication}, gratuit pour commencer',
  'letter.boxTrialText':
    '.input {$days :integer} .match $days one {{Tous les reportages et les archives, sans publicité : un jour gratuit, puis comme vous voudrez. Résiliable à tout moment, en deux clics.}} * {{Tous les reportages et les archives, sans publicité : {$days} jours gratuits, puis comme vous voudrez. Résiliable à tout moment, en deux clics.}}',
  'letter.boxTrialButton': 'Commencer l’essai gratuit',
  'letter.boxInTrial': 'Votre essai gratuit est en cours',
  'letter.boxInTrialText':
    'Tout vous est ouvert. La date de fin et le prix si vous restez figurent dans votre compte ; nous vous écrivons avant tout prélèvement.',
  'letter.boxInTrialButton': 'Voir mon essai',
  'letter.boxLapsed': 'Heureux de vous retrouver',
  'letter.boxLapsedText':
    'Votre abonnement a pris fin. Les reportages continuent ; vous pouvez les rejoindre quand vous voulez.',

  // Son pied
  'letter.why': 'Vous recevez {$letter} parce qu’elle a été demandée à l’adresse {$address}.',
  'letter.unsubscribe': 'Se désinscrire',
  'letter.whySubscriber': '{$letter} arrive à {$address} avec votre abonnement. L’arrêter ne change rien d’autre.',
  'letter.unsubscribeOnly': 'Ne plus recevoir cette lettre',
  'letter.preferences': 'Choisir ce qui arrive, et quand',

  // Sur le site
  'letter.earlier': 'Lettres précédentes',
  'letter.none': 'Aucune lettre n’est encore partie.',
  'letter.pageTitle': '{$letter}, {$date}',
  'letter.older': 'Lettres plus anciennes',
  'letter.getIt': 'Recevoir {$letter} par courriel',
  'letter.corrected': 'Corrigée le {$date}.',
  'letter.previous': 'La lettre précédente',
  'letter.next': 'La lettre suivante',
  'letter.part':
    'Voici ce que tout le monde peut lire de {$letter} ; le reste va à celles et ceux pour qui elle est écrite.',
  'letter.asSent': 'C’est la lettre telle qu’elle est arrivée par courriel.',
  'letter.feedOf': 'Les lettres de {$letter}',

  // Quelqu’un en essaie une
  'letter.testSubject': '[Test] {$subject}',
}
