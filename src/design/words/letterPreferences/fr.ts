import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  // Au pied d’une lettre, sans mot de passe
  'preferences.title': 'Vos lettres',
  'preferences.lead': 'Ce qui arrive à {$email}. Rien ne change tant que vous n’avez pas enregistré.',
  'preferences.about': 'Que faire de {$letter} ?',
  'preferences.stop': 'Ne plus la recevoir',
  'preferences.pause': 'La suspendre jusqu’à une date',
  'preferences.pauseDay': 'Elle revient le',
  'preferences.weekly': 'Plutôt une fois par semaine : {$letter}',
  'preferences.resume': 'La recevoir de nouveau dès maintenant',
  'preferences.zone': 'La recevoir à l’heure du matin de',
  'preferences.zoneName': 'Lieu dont l’heure fait foi',
  'preferences.keep': 'Ne rien changer',
  'preferences.others': 'Ce qui arrive aussi à cette adresse',
  'preferences.stopOther': 'Ne plus recevoir {$letter}',
  'preferences.button': 'Enregistrer',
  'preferences.choose': 'Choisissez ce qu’il faut en faire.',
  'preferences.day': 'Choisissez une date à partir de demain, dans l’année.',
  'preferences.zoneWrong': 'Choisissez un lieu dans la liste.',
  'preferences.stopped': 'Vous ne recevez plus {$letter}.',
  'preferences.paused': '{$letter} revient le {$date}.',
  'preferences.resumed': 'Vous recevez de nouveau {$letter}.',
  'preferences.weeklyNow': 'Vous recevez {$weekly} à la place de {$letter}.',
  'preferences.zoned': '{$letter} arrive à l’heure de {$zone}.',
  'preferences.doneTitle': 'C’est enregistré',
  'preferences.nothing': 'Plus rien n’arrive à cette adresse.',
  'preferences.nothingTitle': 'Aucune lettre',
  'preferences.again': 'Changer autre chose',
  'preferences.unknownTitle': 'Ce lien ne fonctionne pas',
  'preferences.unknown':
    'Il est incomplet, ou tout ce qui concernait cette adresse a été effacé. Le compte permet aussi d’arrêter toutes les lettres.',

  // Ce que l’on fait des lettres, sur la page des choix et dans le compte
  'counting.title': 'Ce qui est compté des lettres',
  'counting.explained':
    'Nous comptons les lettres que vous ouvrez et les liens que vous y suivez, pour que la rédaction sache ce qui est lu.',
  'counting.objected': 'Rien de ce que vous faites de nos lettres n’est compté.',
  'counting.object': 'Ne rien compter de moi',
  'counting.allow': 'Autoriser de nouveau le comptage',
  'counting.off': 'Désormais, rien de ce que vous faites de nos lettres n’est compté.',
  'counting.on': 'Ce que vous faites de nos lettres est de nouveau compté.',
}
