import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // Les tarifs, pour les annonceurs
  'campaigns.ratesTitle': 'Annoncer dans ces pages',
  'campaigns.ratesLead': 'Ce que coûte une annonce, où elle paraît et ce que nous comptons.',
  'campaigns.place': 'Emplacement',
  'campaigns.price': 'Prix',
  'campaigns.noRates': 'Aucun emplacement n’est en vente pour le moment.',
  'campaigns.in.front': 'À la une',
  'campaigns.in.list': 'Dans les listes d’articles',
  'campaigns.in.paragraphs': 'Entre les paragraphes d’un article',
  'campaigns.in.below': 'Sous un article',
  'campaigns.in.stream': 'Entre deux articles lus à la suite',
  'campaigns.in.letter': 'Dans une lettre',
  'campaigns.per.thousand': 'les mille affichages vus par des lecteurs',
  'campaigns.per.day': 'par jour',
  'campaigns.per.week': 'par semaine',
  'campaigns.per.letter': 'par lettre et par jour',
  'campaigns.termsTitle': 'Ce à quoi nous nous engageons',
  'campaigns.termSeen':
    'Vous payez les annonces vues : la moitié de l’annonce à l’écran pendant une seconde, une seule fois par affichage.',
  'campaigns.termMachines':
    'Les machines sont comptées à part. Une page qui vous est réservée indique à tout moment ce que nous avons refusé de compter, et pourquoi.',
  'campaigns.termContext':
    'Une annonce est choisie d’après le sujet de la page, et rien d’autre. Aucun lecteur n’est suivi, rien n’est enregistré dans son navigateur.',
  'campaigns.termLabel': 'Chaque annonce est signalée comme telle et ne ressemble jamais à nos articles.',
  'campaigns.termSubscribers': 'Les abonnés n’en voient aucune.',
  'campaigns.termConflicts':
    'Vous dites à côté de quels sujets vous ne voulez pas paraître, et deux concurrents ne partagent jamais une page. En cas d’urgence, nous retirons toutes les annonces.',
  'campaigns.contact': 'Nous écrire :',

  // Le bilan d’un annonceur
  'campaigns.reportTitle': 'Annonces de {$advertiser}',
  'campaigns.period': 'Du {$from} au {$until}.',
  'campaigns.since': 'Depuis le {$from}.',
  'campaigns.state.planned': 'Elles n’ont pas encore commencé.',
  'campaigns.state.running': 'Elles paraissent en ce moment.',
  'campaigns.state.paused': 'Elles sont suspendues.',
  'campaigns.state.ended': 'Elles sont terminées.',
  'campaigns.served': 'Affichées',
  'campaigns.seen': 'Vues',
  'campaigns.clicked': 'Cliquées',
  'campaigns.ofBooked': '{$part} des {$booked} réservées',
  'campaigns.expected': '{$expected} étaient attendues à cette heure',
  'campaigns.underWay': '{$count} autres se trouvent sur des pages ouvertes',
  'campaigns.ofSeen': '{$count} sur mille vues',
  'campaigns.refusedTitle': 'Ce qui n’a pas été compté',
  'campaigns.refusedLead': 'Rien de cela n’entre dans les chiffres ci-dessus, ni dans la facture.',
  'campaigns.noneRefused': 'Rien jusqu’ici.',
  'campaigns.event.seen': 'Vue, à ce qu’on nous dit',
  'campaigns.event.click': 'Cliquée, à ce qu’on nous dit',
  'campaigns.refused.old': 'trop longtemps après l’affichage',
  'campaigns.refused.twice': 'une seconde fois',
  'campaigns.refused.early': 'plus tôt que quiconque n’aurait pu la voir',
  'campaigns.refused.forged': 'inventée de toutes pièces',
  'campaigns.refused.machine': 'par une machine',
  'campaigns.refused.paused': 'pendant que les annonces étaient suspendues',
  'campaigns.refused.too-many': 'plus que n’en verraient les personnes d’une même connexion',
  'campaigns.daysTitle': 'Jour par jour',
  'campaigns.day': 'Jour',
  'campaigns.csv': 'Le tout pour un tableur (CSV)',
  'campaigns.reportNote':
    'Quiconque possède ce lien peut lire cette page. Les chiffres sont ceux de cet instant. Il peut y manquer ce qui a été affiché dans la dernière seconde, jamais ce qui a été vu ou cliqué.',
}
