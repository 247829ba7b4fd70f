import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  'intake.title': 'Reprendre un fichier',
  'intake.file': 'Fichier',
  'intake.fileHint': 'Word (.docx), Markdown, HTML ou texte, jusqu’à 10 Mo.',
  'intake.look': 'Voir ce qu’il contient',
  'intake.lookHint': 'Rien ne change dans l’article avant que vous l’ayez vu.',
  'intake.closed': 'Dans l’état où il est, vous pouvez lire cet article, mais pas y écrire.',
  'intake.noHeadline': 'Sans titre pour l’instant',
  'intake.found': 'Ce que {$name} apporterait',
  'intake.headline': 'En faire le titre :',
  'intake.standfirst': 'En faire le chapô :',
  'intake.replace': 'Mettre à la place du texte',
  'intake.append': 'Ajouter à la fin',
  'intake.another': 'Un autre fichier',
  'intake.kept': 'Le texte tel qu’il est entre d’abord dans l’historique.',
  'intake.left': 'Ce qui serait laissé de côté',
  'intake.exactly': 'Plus précisément',
  'intake.left.pictures':
    '.input {$count :integer} .match $count one {{Une image n’est pas dans le fichier ; chargez-la à part.}} * {{{$count} images ne sont pas dans le fichier ; chargez-les à part.}}',
  'intake.left.frames':
    '.input {$count :integer} .match $count one {{Un cadre venu d’un autre site.}} * {{{$count} cadres venus d’autres sites.}}',
  'intake.left.deletions':
    '.input {$count :integer} .match $count one {{Un passage marqué comme supprimé.}} * {{{$count} passages marqués comme supprimés.}}',
  'intake.left.comments':
    '.input {$count :integer} .match $count one {{Un commentaire en marge.}} * {{{$count} commentaires en marge.}}',
  'intake.left.links':
    '.input {$count :integer} .match $count one {{Un lien qui ne mène nulle part d’ici ; ses mots restent.}} * {{{$count} liens qui ne mènent nulle part d’ici ; leurs mots restent.}}',
  'intake.left.refused': 'Une image : {$reason}',
  'intake.left.other':
    '.input {$count :integer} .match $count one {{Une autre chose qu’un article ne contient pas.}} * {{{$count} autres choses qu’un article ne contient pas.}}',
  'intake.refused.otherKind':
    'C’est un fichier du genre {$name}, quel que soit son nom. L’article est inchangé. Enregistrez-le en .docx, .md, .html ou .txt.',
  'intake.refused.unreadable':
    'Ce fichier ne peut pas être lu. L’article est inchangé. Enregistrez-le à nouveau, ou sous un autre format, et choisissez celui-là.',
  'intake.refused.tooDeep':
    'Dans ce fichier, des citations, des listes ou des encadrés sont imbriqués trop profondément. L’article est inchangé. Séparez-en quelques-uns.',
  'intake.refused.noArticle':
    'Quelque chose dans ce fichier ne peut pas être dans un article. L’article est inchangé. Copiez plutôt le texte et collez-le.',
  'intake.refused.empty': 'Il n’y a rien dans ce fichier. L’article est inchangé. Choisissez-en un autre.',
  'intake.refused.tooLarge':
    'Ce fichier dépasse 10 Mo. L’article est inchangé. Retirez-en les images et chargez-les à part.',
  'intake.refused.tooLong':
    'Ce texte est plus long qu’un article ne peut l’être. L’article est inchangé. Reprenez-le en plusieurs parties.',
  'intake.refused.noWord':
    'Cette archive ne contient pas de document Word. L’article est inchangé. Enregistrez le texte en .docx.',
  'intake.refused.noText': 'Il n’y a pas de lettres dans ce fichier. L’article est inchangé. Choisissez-en un autre.',
  'intake.refused.bomb':
    'Une fois ouvert, ce fichier dépasserait de loin sa taille ; il n’a pas été ouvert. L’article est inchangé.',
  'intake.refused.locked':
    'Ce fichier est protégé par un mot de passe. L’article est inchangé. Enregistrez-le sans mot de passe.',
  'intake.refused.torn': 'Ce fichier est abîmé. L’article est inchangé. Enregistrez-le de nouveau.',
  'intake.refused.busy': 'Trop de fichiers sont lus en ce moment. L’article est inchangé. Réessayez dans une minute.',
  'intake.refused.stuck': 'La lecture de ce fichier a duré trop longtemps. L’article est inchangé.',
  'paste.pictures': 'Images qui n’ont pas été prises : %count%. Déposez leurs fichiers dans le texte.',
  'paste.left': 'Commentaires, passages supprimés et cadres qui n’ont pas été pris : %count%.',
  'paste.links': 'Liens qui ne mènent nulle part d’ici, dont les mots restent : %count%.',
}
