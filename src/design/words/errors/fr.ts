import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // Pages in place of the one that was asked for
  'error.front': 'À la une',
  'error.latest': 'En continu',
  'error.403.title': 'Vous n’avez pas accès à cette page',
  'error.403.text': 'Il faut peut-être vous connecter avec une autre adresse.',
  'error.404.title': 'Il n’y a pas de page à cette adresse',
  'error.404.text': 'L’adresse est peut-être mal tapée, ou la page a déménagé sans laisser de mot.',
  'error.405.title': 'Cette adresse n’accepte pas cette demande',
  'error.405.text': 'La page existe, mais pas pour ce genre de demande. Ouvrez-la plutôt par un lien.',
  'error.409.title': 'Quelque chose a changé entre-temps',
  'error.409.text':
    'Ce que vous vouliez modifier l’a été ailleurs. Revenez en arrière, regardez à nouveau, et recommencez si vous le souhaitez toujours.',
  'error.410.title': 'Cette page n’est plus là',
  'error.410.text': 'Elle a existé et a été retirée.',
  'error.422.title': 'Nous n’avons pas compris',
  'error.422.text':
    'Ce qui a été envoyé ne correspond pas à ce que cette page attend. Revenez en arrière et réessayez.',
  'error.429.title': 'Trop de tentatives',
  'error.429.text': 'Patientez quelques minutes avant de réessayer.',
  'error.500.title': 'Cette page n’a pas pu s’afficher',
  'error.500.text': 'L’erreur vient de nous ; elle est enregistrée. Réessayer dans une minute suffit souvent.',
  'error.503.title': 'Nous revenons dans un instant',
  'error.503.text':
    'Le journal ne peut pas répondre pour l’instant. Réessayez dans un moment ; rien de ce que vous avez lu ou payé n’est perdu.',

  // Beside a field that could not be read
  'problem.emailMissing': 'Indiquez votre adresse électronique.',
  'problem.emailMalformed': 'Ce n’est pas une adresse électronique. Exemple : nom@example.org.',
  'problem.emailTooLong': 'C’est trop long pour une adresse électronique.',
  'problem.limited': 'Trop de demandes en une heure. Patientez un peu, puis réessayez.',
}
