import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  'replacing.title': 'Remplacer partout',
  'replacing.lead':
    'Une autre image prend sa place dans tous les articles où elle figure. Choisissez laquelle ; rien ne se passe encore.',
  'replacing.old': 'Avant',
  'replacing.new': 'Après',
  'replacing.search': 'Mots de sa légende, credit:…',
  'replacing.find': 'Chercher',
  'replacing.choose': 'L’image qui prend sa place',
  'replacing.noneFound': 'Il n’y a pas d’autre image avec ces mots.',
  'replacing.look': 'Voir où elle figure',
  'replacing.notYet': 'Pas encore',
  'replacing.stands':
    '.input {$count :integer} .match $count 0 {{L’ancienne image ne figure dans aucun article.}} one {{L’ancienne image figure dans {$count} article.}} * {{L’ancienne image figure dans {$count} articles.}}',
  'replacing.shown':
    '.input {$count :integer} .match $count 0 {{Les lecteurs ne la voient dans aucun.}} one {{Les lecteurs la voient dans {$count} d’entre eux.}} * {{Les lecteurs la voient dans {$count} d’entre eux.}}',
  'replacing.others': 'Non remplacée, à changer un par un',
  'replacing.refused': 'La nouvelle image ne peut pas servir aujourd’hui.',
  'replacing.noCredit': 'La nouvelle image n’a pas de crédit.',
  'replacing.noAlt': 'La nouvelle image n’a pas de texte de remplacement.',
  'replacing.tooMany': 'Plus de {$count :integer} articles ne sont pas changés à la fois.',
  'replacing.words': 'Ce que chaque article en dit',
  'replacing.keep': 'il garde sa légende et son texte de remplacement (une meilleure copie de la même image)',
  'replacing.take': 'il prend ceux de la nouvelle image (une autre image)',
  'replacing.reason': 'Pourquoi',
  'replacing.reasonHint':
    'Gardé dans le journal. Les articles publiés sortent avec une petite correction ; ce qui y était admis l’est encore pour cette raison.',
  'replacing.do':
    '.input {$count :integer} .match $count one {{Remplacer dans {$count} article}} * {{Remplacer dans {$count} articles}}',
  'replacing.back': 'Retour à l’image',
  'replacing.none': 'Rien n’a été remplacé sous ce numéro.',
  'replacing.going': '{$done :integer} articles sur {$count :integer}',
  'replacing.mayLeave': 'Vous pouvez quitter cette page ; cela continue.',
  'replacing.over':
    'Remplacée dans {$out :integer} que les lecteurs ont, et dans {$desk :integer} qui ne sont pas parus.',
  'replacing.kind.waits':
    '.input {$count :integer} .match $count one {{{$count} article l’a au bureau, et les lecteurs voient encore l’ancienne}} * {{{$count} articles l’ont au bureau, et les lecteurs voient encore l’ancienne}}',
  'replacing.kind.refused':
    '.input {$count :integer} .match $count one {{{$count} article n’a pas été changé}} * {{{$count} articles n’ont pas été changés}}',
  'replacing.toOld': 'L’ancienne image',
  'replacing.toNew': 'La nouvelle image',
  'replacing.link': 'Remplacer partout…',
  'replacing.ahead': 'D’autres modifications n’en sont pas encore parues : la nouvelle image paraît avec elles.',
  'replacing.atItsHour':
    'Ce qui paraît à son heure a encore l’ancienne image : prenez la version plus récente sur sa feuille de publication.',
  'replacing.notThere': 'L’ancienne image ne s’y trouve plus à la rédaction.',
}
