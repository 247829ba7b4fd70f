import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  'notice.label': 'Annonce maison',
  'notice.sold': 'Publicité',
  'notice.more': 'En savoir plus',

  // The house's own
  'notice.letter.headline': 'Le matin tient dans une lettre',
  'notice.letter.text':
    '{$letter} : ce qui s’est passé pendant votre sommeil, avec ses lieux et ses dates. Gratuite, lue en trois minutes.',
  'notice.letter.button': 'Recevoir la lettre',
  'notice.trial.headline': 'Tout lire, sans publicité',
  'notice.trial.text':
    '.input {$days :integer} .match $days one {{Tous les reportages et toutes les lettres, gratuits un jour. Résiliable à tout moment, en deux clics.}} * {{Tous les reportages et toutes les lettres, gratuits {$days} jours. Résiliable à tout moment, en deux clics.}}',
  'notice.trial.button': 'Voir les formules',
  'notice.plans.headline': 'Tout lire, sans publicité',
  'notice.plans.text':
    'Tous les reportages et toutes les lettres, sans rien à vendre à côté. Résiliable à tout moment, en deux clics.',
  'notice.plans.button': 'Voir les formules',
  'notice.gift.headline': 'Un reportage est un beau cadeau',
  'notice.gift.text': 'Nos abonnés peuvent offrir des articles : un lien, et leurs amis les lisent en entier.',
  'notice.gift.button': 'S’abonner et offrir',
  'notice.leaf.headline': 'Un feuillet pour chaque jour',
  'notice.leaf.text': 'Un fait survenu à cette date, quelque part dans le monde, avec son lieu et sa source.',
  'notice.leaf.button': 'Ouvrir le feuillet du jour',

  // An article that somebody paid for
  'sponsored.by': 'Financé par {$sponsor}',
  'sponsored.note': 'Cet article a été financé par {$sponsor}. La rédaction n’y a pas pris part.',

  // In a letter
  'letter.noticeSold': 'Publicité : {$advertiser}',
  'letter.noticeOwn': 'Annonce maison : {$publication}',

  // The page about notices
  'noticesPage.title': 'À propos des annonces',
  'noticesPage.lead': 'Les annonces aident à payer le reportage. Voici comment elles fonctionnent ici.',
  'noticesPage.label':
    'Ce qui porte la mention « Publicité » a été réservé par un annonceur. Ce qui porte la mention « Annonce maison » vient de nous. La rédaction n’a part ni à l’un ni à l’autre.',
  'noticesPage.chosen':
    'Elles sont choisies selon la page, jamais selon la personne qui la lit : sa rubrique, ses pays, sa langue. On les compte, sans savoir qui les a vues. Rien n’est conservé pour elles dans votre navigateur.',
  'noticesPage.subscribers': 'Nos abonnés n’en voient aucune, ni sur les pages, ni dans les lettres.',
  'noticesPage.plans': 'Voir les formules',
  'noticesPage.gpcHeading': 'Global Privacy Control',
  'noticesPage.gpcHeard':
    'Votre navigateur envoie ce signal et nous le respectons : rien n’est retenu pour les annonces, et rien d’elles ne vient d’ailleurs.',
  'noticesPage.gpcUnheard': 'Votre navigateur n’envoie pas ce signal. Quand il est envoyé, nous le respectons.',
  'noticesPage.choiceHeading': 'Votre choix',
  'noticesPage.choiceText':
    'Un ou plusieurs annonceurs souhaitent diffuser une annonce depuis leur propre serveur, ou en limiter le nombre par jour. Pour cela, quelque chose serait conservé dans votre navigateur. Sans votre accord, cela ne se fait pas.',
  'noticesPage.choiceObjected':
    'Votre navigateur envoyant Global Privacy Control, cela ne se fait pas, et il n’y a rien à choisir.',
  'noticesPage.choiceAllowed': 'Vous avez accepté.',
  'noticesPage.choiceRefused': 'Vous avez refusé.',
  'noticesPage.choiceOpen': 'Vous n’avez pas choisi : cela ne se fait pas.',
  'noticesPage.allow': 'Accepter',
  'noticesPage.refuse': 'Refuser',

  // Below the publication's page about privacy
  'privacy.gpcHeard':
    'Votre navigateur envoie Global Privacy Control. Nous le respectons : rien de ce qui vous concerne n’est vendu ni partagé, et personne d’autre ne vous suit sur ces pages.',
}
