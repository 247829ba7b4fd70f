import type { Sentences } from '../words.ts'
import type { en } from './en.ts'

export const fr: Sentences<typeof en> = {
  'refused.action-unknown': 'Rien de ce nom ne se fait avec un article.',
  'refused.address-taken': 'Beaucoup d’articles ont ce titre : choisissez-lui une adresse.',
  'refused.article-closed': 'Dans son état, vous pouvez lire cet article et non le modifier.',
  'refused.article-moved':
    'Dans l’état actuel de l’article, cela ne se fait pas : quelqu’un a peut-être été plus rapide. Rien n’a été modifié.',
  'refused.article-not-withdrawn': 'Il n’est pas retiré. Rien n’a été modifié.',
  'refused.article-role': 'Votre rôle, {$role}, ne fait pas cela. Rien n’a été modifié.',
  'refused.article-unknown': 'Il n’y a pas d’article de ce nom pour vous.',
  'refused.articles': 'Nommez moins d’articles, par leurs numéros.',
  'refused.batch-reused': 'Ces modifications ont été envoyées sous le nom d’autres.',
  'refused.begins-none': 'Votre rôle, {$role}, ne commence pas d’articles.',
  'refused.cannot-see': '{$name} ne voit pas cet article, n’étant pas de ses auteurs. Rien n’a été modifié.',
  'refused.comment-apart': 'Le texte a continué sans vous ; marquez le passage de nouveau.',
  'refused.comment-closed': 'Dans l’état de cet article, vous pouvez lire ce qui en est dit et non y répondre.',
  'refused.comment-empty': 'Écrivez ce que vous voulez dire.',
  'refused.comment-long':
    'Un commentaire a {$most} lettres au plus ; celui-ci en a {$length}. Il n’a pas été enregistré : abrégez-le.',
  'refused.comment-not-own': 'Seul l’auteur d’un commentaire le modifie ou le retire.',
  'refused.comment-nowhere': 'Il n’y a pas de passage pareil dans le texte.',
  'refused.comment-too-early': 'Personne n’a encore travaillé à cet article.',
  'refused.comment-unknown':
    'Il n’y a pas de commentaire pareil sur cet article. Quelqu’un l’a peut-être retiré ; ce que vous avez écrit n’a pas été gardé.',
  'refused.correction-missing': 'Dites aux lecteurs ce qui était faux, et ce qui est juste.',
  'refused.cut-off': 'Ce qui a été envoyé n’est pas arrivé entier. Rien n’a été modifié ; envoyez-le de nouveau.',
  'refused.embargo': 'Il est sous embargo jusqu’au {$hour} ({$zone}), et ne paraît pas plus tôt. Rien n’est paru.',
  'refused.embargo-late':
    'Il est programmé pour une heure antérieure à celle-ci. Retirez-le d’abord du programme ; rien n’a été modifié.',
  'refused.fact-invalid': '« {$fact} » ne peut pas paraître tel quel : corrigez-le d’abord.',
  'refused.fact-unfit': 'Aucun article ne peut avoir cela comme « {$fact} ». Il est comme il était.',
  'refused.failed': 'Quelque chose a mal tourné. Il est comme il était.',
  'refused.finding-gone':
    'Le texte a changé, et cette remarque avec lui. Rien n’a été enregistré ; regardez de nouveau.',
  'refused.finding-must': 'Cela doit être corrigé avant que l’article paraisse ; aucune raison n’en dispense.',
  'refused.form': 'Ce formulaire ne peut pas être lu. Rien n’a été modifié.',
  'refused.form-type': 'Cette adresse prend un formulaire.',
  'refused.headline-missing': 'Il n’a pas de titre, donc pas d’adresse : donnez-lui-en un d’abord.',
  'refused.hour-ambiguous':
    '.input {$what :string} .match $what skipped {{{$hour} n’existe pas à {$zone} : choisissez laquelle est voulue.}} * {{{$hour} vient deux fois à {$zone} : choisissez laquelle est voulue.}}',
  'refused.hour-past': 'Cette heure est passée : choisissez-en une à venir, ou publiez maintenant.',
  'refused.hour-unreadable': 'Dites un jour et une heure.',
  'refused.intake':
    'Ce qui devait être repris n’est pas arrivé entier. Rien n’a changé ; choisissez le fichier de nouveau.',
  'refused.json': 'Ce qui a été envoyé ne peut pas être lu.',
  'refused.kind-missing':
    'Dites quelle sorte de modification c’est : une retouche, une mise à jour ou une rectification.',
  'refused.kind-wrong': 'Rien n’en est encore paru, il n’y a donc rien à modifier.',
  'refused.last-publisher': 'C’est le seul éditeur. Donnez d’abord ce rôle à quelqu’un d’autre.',
  'refused.must-mend': 'Il ne paraît pas ainsi : {$finding}',
  'refused.name-missing': 'Une vue a besoin d’un nom. Rien n’a été modifié.',
  'refused.nameless':
    'Vous n’écrivez encore sous aucun nom, votre article ne serait donc à personne. Un éditeur vous en donne un.',
  'refused.no-publishing': 'Rien ne dit ici qui peut lire.',
  'refused.no-role': 'Qui a commencé cela n’a plus de rôle.',
  'refused.no-section': 'Il n’y a pas encore de rubrique où mettre un article.',
  'refused.no-workflow': 'Rien ne mène ici les articles plus loin.',
  'refused.nobody': 'Quelqu’un que vous avez choisi n’est plus à la rédaction. Rien n’a été modifié.',
  'refused.not-stored': 'Il ne paraît pas : {$reason}. Ce qui est paru reste tel quel.',
  'refused.note-missing': 'Dites à son auteur pourquoi il revient.',
  'refused.nothing-changed': 'Rien n’en a changé depuis sa parution : il n’y a rien à publier.',
  'refused.picture-unknown': 'Il n’y a pas d’image pareille. Quelqu’un l’a peut-être supprimée.',
  'refused.published-meanwhile':
    '.input {$revision :integer} .match $revision 0 {{{$who} a publié une nouvelle version à l’instant. Rien n’est paru deux fois, et ce que vous avez écrit est gardé. Voyez ci-dessous ce qui n’est pas encore paru.}} * {{{$who} a publié la révision {$revision} à l’instant. Rien n’est paru deux fois, et ce que vous avez écrit est gardé. Voyez ci-dessous ce qui n’est pas encore paru.}}',
  'refused.reason-missing': 'Dites pourquoi : son adresse l’indique aux lecteurs.',
  'refused.replacement-reason': 'Dites pourquoi : c’est gardé dans le journal.',
  'refused.revision-unknown': 'Cet article n’a pas de révision pareille.',
  'refused.staff-unknown': 'Plus personne n’a ce rôle.',
  'refused.run-begun': 'Cela a déjà été commencé. Rien n’a été fait deux fois.',
  'refused.run-unknown': 'Personne n’a choisi d’articles sous ce numéro.',
  'refused.same-picture': 'C’est la même image.',
  'refused.section-missing': 'Il n’est encore dans aucune rubrique. Rien n’est paru : choisissez-en une sous Détails.',
  'refused.should-mend': 'Corrigez ceci, ou dites pourquoi il paraît ainsi : {$finding}',
  'refused.somebody-quicker': 'Quelqu’un a été plus rapide. Il est comme il était.',
  'refused.steps': 'Ces modifications ne peuvent pas être lues ; elles sont gardées dans votre navigateur.',
  'refused.steps-refused': '{$why}',
  'refused.style-unknown': 'Il n’y a plus de règle pareille.',
  'refused.suggestion-gone':
    'On a déjà décidé de cette suggestion, ou son auteur l’a retirée. Le texte est comme il était.',
  'refused.suggestion-not-yours':
    'Qui peut écrire dans cet article décide des suggestions. Vous pouvez retirer les vôtres.',
  'refused.text-invalid':
    'Le texte ne peut pas paraître tel quel : il contient quelque chose qu’aucun article ne peut contenir. Rien n’est paru ; corrigez-le d’abord.',
  'refused.text-two-links': '« {$text} » a deux liens à la fois ; un texte peut en avoir un.',
  'refused.too-large': 'Ce qui a été envoyé est plus grand que ce qui est pris ici. Rien n’a été modifié.',
  'refused.too-many': 'Elle se trouve dans plus de {$most} articles. Rien n’a été remplacé.',
  'refused.too-many-views': 'Vous avez gardé {$most} vues. Supprimez-en une d’abord.',
  'refused.uses-changed':
    'Entre-temps, elle se trouve dans un autre nombre d’articles : {$count}. Rien n’a été remplacé. Regardez de nouveau, puis continuez.',
  'refused.view-for-all': 'Votre rôle ne garde de vues que pour vous. Rien n’a été gardé.',
  'refused.view-unknown': 'Il n’y a pas de vue pareille que vous puissiez modifier.',
  'refused.written-meanwhile':
    'Quelqu’un a continué d’écrire depuis que vous avez ouvert cette page. Rien n’est paru. Ci-dessous, ce qui paraîtrait maintenant.',
  'refused.somebody': 'Quelqu’un',
  'refused.why.quiz': 'un quiz qu’il contient n’est pas fini',
  'refused.why.address': 'un autre article a son adresse',
  'refused.why.source': 'personne ne connaît ici son média partenaire',
  'refused.why.unstored': 'il n’a pas pu être enregistré',
  'refused.why.variant': 'ce dont il est une traduction n’est pas ici, ou en a une autre dans sa langue',
  'markdown.tooLong': 'C’est plus long qu’un article ne peut l’être.',
  'markdown.tooDeep':
    'Cela ne peut pas être lu : citations, listes ou éléments sont les uns dans les autres plus profondément qu’on ne peut lire.',
  'markdown.noPicture':
    'Il n’y a pas d’image {$id} dans la médiathèque. Ajoutez-la sous Médias, et écrivez ici son numéro.',
  'markdown.badLink': 'Le texte ne serait pas un article : ce n’est pas un lien que nous suivrions.',
  'markdown.cannotHold':
    'Le texte ne serait pas un article : il contient quelque chose qu’aucun article ne peut contenir.',
  'markdown.leftOut': '{$note}',
  'markdown.footnote': 'La note {$about} n’est appelée nulle part. Appelez-la dans le texte, ou retirez-la.',
  'markdown.comment': 'Il contient un commentaire HTML, qui serait perdu. Retirez-le.',
  'markdown.element': '<{$about}> serait perdu avec ce qu’il contient. Écrivez-le sans cela.',
  'markdown.picture': 'Une image n’a pas de numéro. Écrivez celui qu’elle a dans la médiathèque.',
  'markdown.pictureLink': 'L’image {$about} ne peut mener nulle part. Retirez son lien.',
  'markdown.table': 'Il y a autre chose que des mots dans un tableau. Mettez-le sous le tableau.',
  'markdown.quiz': 'L’encadré quiz contient autre chose que des questions numérotées.',
  'markdown.box': 'L’encadré {$about} n’est pas connu ici.',
}
