export const en = {
  'intake.title': 'Bring in a file',
  'intake.file': 'File',
  'intake.fileHint': 'Word (.docx), Markdown, HTML or plain text, up to 10 MB.',
  'intake.look': 'Show what is in it',
  'intake.lookHint': 'Nothing changes in the article until you have seen it.',
  'intake.closed': 'As this article stands, you may read it and not write in it.',
  'intake.noHeadline': 'No headline yet',
  'intake.found': 'What {$name} would bring in',
  'intake.headline': 'Make this the headline:',
  'intake.standfirst': 'Make this the standfirst:',
  'intake.replace': 'Put in place of the text',
  'intake.append': 'Add at the end',
  'intake.another': 'Another file',
  'intake.kept': 'The text as it stands is kept in the history first.',
  'intake.left': 'What would be left out',
  'intake.exactly': 'More exactly',
  'intake.left.pictures':
    '.input {$count :integer} .match $count one {{One picture is not in the file; upload it by itself.}} * {{{$count} pictures are not in the file; upload them by themselves.}}',
  'intake.left.frames':
    '.input {$count :integer} .match $count one {{One frame with something from another site.}} * {{{$count} frames with something from other sites.}}',
  'intake.left.deletions':
    '.input {$count :integer} .match $count one {{One passage that somebody had marked as deleted.}} * {{{$count} passages that somebody had marked as deleted.}}',
  'intake.left.comments':
    '.input {$count :integer} .match $count one {{One comment beside the text.}} * {{{$count} comments beside the text.}}',
  'intake.left.links':
    '.input {$count :integer} .match $count one {{One link that leads nowhere from here; its words stay.}} * {{{$count} links that lead nowhere from here; their words stay.}}',
  'intake.left.refused': 'A picture: {$reason}',
  'intake.left.other':
    '.input {$count :integer} .match $count one {{One thing more that an article does not hold.}} * {{{$count} things more that an article does not hold.}}',
  'intake.refused.otherKind':
    'This is a file of the kind {$name}, whatever it is called. The article is unchanged. Save it as .docx, .md, .html or .txt.',
  'intake.refused.unreadable':
    'This file cannot be read. The article is unchanged. Save it again, or as another kind, and choose that.',
  'intake.refused.tooDeep':
    'In this file quotations, lists or boxes stand inside each other more deeply than can be read. The article is unchanged. Take some apart.',
  'intake.refused.noArticle':
    'Something in this file is nothing that an article can hold. The article is unchanged. Copy the text and paste it instead.',
  'intake.refused.empty': 'There is nothing in this file. The article is unchanged. Choose another.',
  'intake.refused.tooLarge':
    'This file is larger than 10 MB. The article is unchanged. Take the pictures out and bring them in by themselves.',
  'intake.refused.tooLong':
    'This text is longer than an article can be. The article is unchanged. Bring it in in parts.',
  'intake.refused.noWord':
    'This archive holds no Word document. The article is unchanged. Save the text as .docx and choose it.',
  'intake.refused.noText': 'There are no letters in this file. The article is unchanged. Choose another.',
  'intake.refused.bomb':
    'This file would grow far beyond its size when opened, so it was not opened. The article is unchanged.',
  'intake.refused.locked': 'This file is locked with a password. The article is unchanged. Save it without one.',
  'intake.refused.torn': 'This file is damaged. The article is unchanged. Save it again and choose it.',
  'intake.refused.busy': 'Too many files are being read just now. The article is unchanged. Try again in a minute.',
  'intake.refused.stuck': 'Reading this file took too long, and was given up. The article is unchanged.',
  'paste.pictures': 'Pictures that were not taken: %count%. Drop their files into the text.',
  'paste.left': 'Comments, deleted passages and frames that were not taken: %count%.',
  'paste.links': 'Links that lead nowhere from here, of which the words stay: %count%.',
} as const
