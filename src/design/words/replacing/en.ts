export const en = {
  'replacing.title': 'Replace everywhere',
  'replacing.lead': 'Another picture takes its place in every article that has it. Choose which; nothing happens yet.',
  'replacing.old': 'Now',
  'replacing.new': 'Then',
  'replacing.search': 'Words of its caption, credit:…',
  'replacing.find': 'Find',
  'replacing.choose': 'The picture that takes its place',
  'replacing.noneFound': 'There is no other picture with these words.',
  'replacing.look': 'Look where it stands',
  'replacing.notYet': 'Not yet',
  'replacing.stands':
    '.input {$count :integer} .match $count 0 {{The old picture stands in no article.}} one {{The old picture stands in {$count} article.}} * {{The old picture stands in {$count} articles.}}',
  'replacing.shown':
    '.input {$count :integer} .match $count 0 {{Readers see it in none of them.}} one {{Readers see it in {$count} of them.}} * {{Readers see it in {$count} of them.}}',
  'replacing.others': 'Not replaced, each is changed by itself',
  'replacing.refused': 'The new picture may not be used today.',
  'replacing.noCredit': 'The new picture has no credit.',
  'replacing.noAlt': 'The new picture has no alternative text.',
  'replacing.tooMany': 'More than {$count :integer} articles are not changed at once.',
  'replacing.words': 'What each article says of it',
  'replacing.keep': 'keeps its own caption and alternative text (a better copy of the same picture)',
  'replacing.take': 'takes those of the new picture (another picture)',
  'replacing.reason': 'Why',
  'replacing.reasonHint':
    'Kept in the log. Published articles go out as small fixes; what was let stand in them is let stand again for this reason.',
  'replacing.do':
    '.input {$count :integer} .match $count one {{Replace in {$count} article}} * {{Replace in {$count} articles}}',
  'replacing.back': 'Back to the picture',
  'replacing.none': 'Nothing was replaced under this number.',
  'replacing.going': '{$done :integer} of {$count :integer} articles',
  'replacing.mayLeave': 'You may leave this page; it goes on.',
  'replacing.over': 'Replaced in {$out :integer} that readers have, and in {$desk :integer} that are not out.',
  'replacing.kind.waits':
    '.input {$count :integer} .match $count one {{{$count} article has it at the desk, and readers still see the old one}} * {{{$count} articles have it at the desk, and readers still see the old one}}',
  'replacing.kind.refused':
    '.input {$count :integer} .match $count one {{{$count} article was not changed}} * {{{$count} articles were not changed}}',
  'replacing.toOld': 'The old picture',
  'replacing.toNew': 'The new picture',
  'replacing.link': 'Replace everywhere…',
  'replacing.ahead': 'Other changes of it are not out yet: the new picture goes out with them.',
  'replacing.atItsHour':
    'What goes out at its hour still has the old picture: use the newer version on its publish sheet.',
  'replacing.notThere': 'The old picture is not in it at the desk any more.',
} as const
