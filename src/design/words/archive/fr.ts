import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // The archive, and a stretch of time in it
  'archive.name': 'Les archives',
  'archive.link': 'Archives',
  'archive.description': 'Tout ce que {$publication} a publié, par mot, par lieu et par date.',
  'archive.periodTitle': '{$period}, dans les archives',
  'archive.periodDescription': 'Ce que {$publication} a publié : {$period}.',
  'archive.turn': '.input {$unit :string} .match $unit year {{Autres années}} month {{Autres mois}} * {{Autres jours}}',
  'archive.days': 'Les jours du mois',
  'archive.years': 'Par année',
  'archive.onThisDay': 'Ce jour-là, dans les archives',
  'archive.map': 'Par lieu',
  'archive.allCountries': 'Tous les pays, avec le nombre d’articles',

  // Searching
  'search.label': 'Chercher dans les archives',
  'search.button': 'Chercher',
  'search.hint': 'Des mots, une "phrase entre guillemets", -sans, ceci or cela.',
  'search.narrow': 'Affiner la recherche',
  'search.section': 'Rubrique',
  'search.anySection': 'Toutes les rubriques',
  'search.language': 'Langue',
  'search.anyLanguage': 'Toutes les langues',
  'search.from': 'Du',
  'search.to': 'Au',
  'search.suggestions': 'Suggestions',
  'search.suggestionCount':
    '.input {$count :integer} .match $count 0 {{Aucune suggestion}} one {{Une suggestion}} * {{{$count} suggestions}}',
  'search.kindPlace': 'lieu',
  'search.kindHeadline': 'article',
  'search.title': '« {$query} » dans les archives',
  'search.titleAll': 'Dans les archives',
  'search.results': 'Résultats',
  'search.count':
    '.input {$count :integer} .match $count 0 {{Aucun article trouvé}} one {{Un article trouvé}} * {{{$count} articles trouvés}}',
  'search.countFloor': 'Au moins {$count} articles trouvés',
  'search.corrected': 'Voici les résultats pour « {$shown} ».',
  'search.instead': 'Chercher plutôt « {$asked} »',
  'search.none': 'Rien dans les archives n’y correspond.',
  'search.noneYet':
    'Aucun parmi les articles les plus récents qui contiennent ces mots. De plus anciens les ont peut-être tels quels.',
  'search.lookOn': 'Chercher plus loin',
  'search.noneHints': 'Moins de mots trouvent davantage. Les filtres s’enlèvent un à un.',
  'search.nothingAsked': 'Écrivez un mot, un nom ou un lieu pour commencer.',
  'search.openOnly':
    'Cette recherche a porté sur les titres et les débuts des articles. Les abonnés cherchent dans chaque mot.',
  'search.openOnlyLink': 'Voir les formules',
  'search.tooMany':
    'Trop de recherches sont venues de votre réseau en peu de temps. Veuillez réessayer dans une minute.',
  'search.unread':
    '.input {$name :string} .match $name from {{« {$typed} » n’est pas un jour des archives et a été laissé de côté. Un jour s’écrit 2026-12-31.}} to {{« {$typed} » n’est pas un jour des archives et a été laissé de côté. Un jour s’écrit 2026-12-31.}} year {{« {$typed} » n’est pas une année des archives et a été laissé de côté.}} section {{« {$typed} » n’est pas une rubrique et a été laissé de côté.}} language {{« {$typed} » n’est pas une langue et a été laissé de côté.}} place {{« {$typed} » n’est pas un lieu et a été laissé de côté.}} source {{« {$typed} » n’est pas une source et a été laissé de côté.}} after {{Cette page des résultats n’existe pas. Voici les premiers.}} signs {{« {$typed} » n’a aucun mot que l’on puisse chercher.}} q {{Seul le début a été cherché : au plus {$words} mots ou {$letters} lettres.}} * {{« {$name}={$typed} » dans l’adresse ne dit rien ici et a été laissé de côté.}}',
  'search.turned': 'Ce jour est avant le premier : rien ne peut être trouvé.',
  'search.order': 'Ordre',
  'search.byRelevance': 'Par pertinence',
  'search.byDate': 'Les plus récents d’abord',
  'search.more': 'Plus de résultats',
  'search.restByDate':
    'Seuls les meilleurs résultats sont classés par pertinence. Tous figurent dans la liste par date.',
  'search.active': 'Filtres choisis',
  'search.remove': 'Enlever : {$filter}',
  'search.facets': 'Affiner ces résultats',
  'search.bySection': 'Rubrique',
  'search.byPlace': 'Lieu',
  'search.bySource': 'Publié d’abord par',
  'search.byLanguage': 'Langue',
  'search.byYear': 'Année',
  'search.floor': '{$count}+',
  'search.since': 'depuis le {$date}',
  'search.until': 'jusqu’au {$date}',
  'search.feed': 'Cette recherche en flux',
  'search.feedTitle': '{$publication} : {$search}',
  'search.save': 'Enregistrer cette recherche',

  // Why a report is among the results
  'why.summary': 'Pourquoi ce résultat',
  'why.field':
    '.input {$field :string} .match $field headline {{Trouvé dans le titre.}} standfirst {{Trouvé dans le chapeau.}} place {{Trouvé dans le lieu.}} person {{Trouvé dans un nom.}} topic {{Trouvé dans les mots-clés.}} * {{Trouvé dans le texte.}}',
  'why.exact': '« {$found} », comme vous l’avez écrit',
  'why.stem': '« {$found} », autre forme de « {$asked} »',
  'why.prefix': '« {$found} », qui commence par « {$asked} »',
  'why.synonym': '« {$found} », autre mot pour « {$asked} »',
  'why.spelling': '« {$found} », qui s’écrit presque comme « {$asked} »',
  'why.date': 'Publié le {$date}.',

  // Searches that a reader has saved
  'saved.title': 'Recherches enregistrées',
  'saved.lead': 'Chacune est aussi un flux, avec ce qui paraîtra ensuite.',
  'saved.feed': 'Flux',
  'saved.new': '.input {$count :number} .match $count one {{{$count} nouveau}} * {{{$count} nouveaux}}',
  'saved.newFloor': '{$count}+ nouveaux',
  'saved.delete': 'Supprimer',
  'saved.deleteOf': 'Supprimer la recherche {$search}',
  'saved.full': 'Vous avez enregistré autant de recherches qu’il y a de place. Supprimez-en une d’abord.',
}
