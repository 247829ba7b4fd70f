import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'parse5'
import { type LeftOut, type Markup, tidyMarkup, writeMarkup } from '../text/text.module.ts'
import { markupOf } from './markupOf.ts'

/** As a browser hands it over: a whole page, of which the body counts. */
function paste(html: string): { html: string; left: LeftOut } {
  const root = parse(html).childNodes.find((node) => node.nodeName === 'html')
  const body = (root && 'childNodes' in root ? root.childNodes : []).find((node) => node.nodeName === 'body')
  const nodes: Markup[] = markupOf(body && 'childNodes' in body ? body.childNodes : [])
  const tidied = tidyMarkup(nodes, { ownPlaces: false, ownBlocks: /data-pm-slice/.test(html), brings: () => false })
  const written = writeMarkup(tidied.nodes)
    .replace(/[ \t\n\r]+/g, ' ')
    .replace(/> (?=<(?:p|h\d|ul|ol|li|div|table|note|hr|blockquote|\/))/g, '>')
    .trim()
  return { html: written, left: tidied.left }
}

const pastes = (html: string, expected: string) => () => assert.equal(paste(html).html, expected)

const WORD_HEAD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns:m="http://schemas.microsoft.com/office/2004/12/omml"
xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document><link rel=File-List href="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {margin:0cm;} @list l0:level1 {mso-level-number-format:bullet;} --></style>
</head><body lang=EN-US style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->`
const WORD_TAIL = '<!--EndFragment--></body></html>'

/** `mark`: what Word writes before the words, within what it tells others to ignore. */
const wordItem = (list: string, level: number, mark: string, words: string, place = 'Middle') =>
  `<p class=MsoListParagraphCxSp${place} style='margin-left:36.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>\n`

describe('whoever pastes from Word 365', () => {
  test(
    'keeps paragraphs, bold, italic, raised and struck words, and gets none of Word’s styles',
    pastes(
      `${WORD_HEAD}<p class=MsoNormal style='mso-margin-top-alt:auto'><b style='mso-bidi-font-weight:normal'><span lang=EN-GB
style='font-size:14.0pt;mso-ansi-language:EN-GB'>The ferry<o:p></o:p></span></b></p>
<p class=MsoNormal>It left at <i>six</i>, 10<sup>2</sup> people
aboard, <s>none</s> <span style='mso-spacerun:yes'>  </span>all well.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>${WORD_TAIL}`,
      '<p><strong>The ferry</strong></p><p>It left at <em>six</em>, 10<sup>2</sup> people aboard, <s>none</s> all well.</p>',
    ),
  )
  test(
    'gets a list with its inner list, not paragraphs with dots before them',
    pastes(
      WORD_HEAD +
        wordItem('l0', 1, '·', 'Lisbon', 'First') +
        wordItem('l0', 2, 'o', 'Alfama') +
        wordItem('l0', 2, 'o', 'Belém') +
        wordItem('l0', 1, '·', 'Porto', 'Last') +
        WORD_TAIL,
      '<ul><li><p>Lisbon</p><ul><li><p>Alfama</p></li><li><p>Belém</p></li></ul></li><li><p>Porto</p></li></ul>',
    ),
  )
  test(
    'gets a numbered list that goes on where it did, and the next list by itself',
    pastes(
      WORD_HEAD +
        wordItem('l1', 1, '3.', 'Third', 'First') +
        wordItem('l1', 2, 'a)', 'With a letter') +
        wordItem('l1', 1, '4.', 'Fourth', 'Last') +
        wordItem('l2', 1, '·', 'Another', 'First') +
        WORD_TAIL,
      '<ol start="3"><li><p>Third</p><ol><li><p>With a letter</p></li></ol></li><li><p>Fourth</p></li></ol><ul><li><p>Another</p></li></ul>',
    ),
  )
  test(
    'gets the list also where a browser has turned the conditions into comments',
    pastes(
      `<p class="MsoListParagraph" style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><!--[if !supportLists]--><span style="mso-list:Ignore">1.<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;</span></span><!--[endif]-->One</p>`,
      '<ol><li><p>One</p></li></ol>',
    ),
  )
  test('keeps footnotes as footnotes', () => {
    const { html } =
      paste(`${WORD_HEAD}<p class=MsoNormal>So it was said.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"
title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference><span style='font-size:12.0pt'>[1]</span></span><![endif]></span></span></a> More.<o:p></o:p></p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> By the <i>mayor</i>.<o:p></o:p></p></div></div>${WORD_TAIL}`)
    assert.equal(
      html,
      '<p>So it was said.<note-call label="1"></note-call> More.</p><note label="1"><div><p> By the <em>mayor</em>.</p></div></note>',
    )
  })
  test('is told of what was deleted and of comments, which do not come along', () => {
    const { html, left } = paste(
      `${WORD_HEAD}<p class=MsoNormal>Ten <del cite="mailto:Ana" datetime="2026-11-02T10:00"><span class=msoDel>or twelve</span></del><ins cite="mailto:Ana" datetime="2026-11-02T10:00">people</ins><a class=msocomanchor id="_anchor_1" href="#_msocom_1" language=JavaScript name="_msoanchor_1">[A1]</a> came.<o:p></o:p></p>
<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><p class=MsoCommentText>Really?</p></div></div>${WORD_TAIL}`,
    )
    assert.equal(html, '<p>Ten people came.</p>')
    assert.deepEqual([left.deletions, left.comments], [1, 2])
  })
  test(
    'keeps the cells of a table, and what spans several',
    pastes(
      `${WORD_HEAD}<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'>
<td width=200 colspan=2 valign=top style='width:150.5pt'><p class=MsoNormal><b>Seats</b><o:p></o:p></p></td></tr>
<tr><td rowspan=2><p class=MsoNormal>Left<o:p></o:p></p></td><td style='text-align:right'><p class=MsoNormal>12<o:p></o:p></p><p class=MsoNormal>of 30<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>9<o:p></o:p></p></td></tr></table>${WORD_TAIL}`,
      '<table><tbody><tr><td colspan="2"><strong>Seats</strong></td></tr><tr><td rowspan="2">Left</td><td align="right">12<br>of 30</td></tr><tr><td>9</td></tr></tbody></table>',
    ),
  )
  test(
    'gets headings as subheads, whatever their levels, and the words of smart tags',
    pastes(
      `${WORD_HEAD}<h1 style='mso-line-height-rule:exactly'><span style='font-weight:bold'>Ports</span><o:p></o:p></h1>
<h3>Small ones<o:p></o:p></h3><p class=MsoNormal>In <st1:place w:st="on"><st1:City w:st="on">Gdańsk</st1:City></st1:place>.<o:p></o:p></p>${WORD_TAIL}`,
      '<h2>Ports</h2><h3>Small ones</h3><p>In Gdańsk.</p>',
    ),
  )
  test('is told of a picture once, and hears nothing of Word’s own drawing of it', () => {
    const { html, left } = paste(
      `${WORD_HEAD}<p class=MsoNormal><!--[if gte vml 1]><v:shape id="_x0000_i1025"><v:imagedata src="file:///C:/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=600 height=400 src="file:///C:/Users/x/clip_image002.jpg" v:shapes="_x0000_i1025"><![endif]>A quay.<o:p></o:p></p>${WORD_TAIL}`,
    )
    assert.equal(html, '<p>A quay.</p>')
    assert.equal(left.pictures, 1)
  })
})

test(
  'whoever pastes from Word for the Mac gets lists whose signs stand without a word on what they are',
  pastes(
    `<p class="MsoListParagraph" style="margin: 0cm 0cm 0cm 36pt; text-indent: -18pt; mso-list: l3 level1 lfo2;"><span style="font-family: Symbol;">·<span style="font: 7pt &quot;Times New Roman&quot;;">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span>Bread</p><p class="MsoListParagraph" style="text-indent: -18pt; mso-list: l3 level1 lfo2;"><span style="font-family: Symbol;">·<span style="font: 7pt &quot;Times New Roman&quot;;">&nbsp;&nbsp;&nbsp; </span></span>Salt</p>`,
    '<ul><li><p>Bread</p></li><li><p>Salt</p></li></ul>',
  ),
)

describe('whoever pastes from Google Docs', () => {
  const span = (words: string, style = '') =>
    `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal;font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;${style}">${words}</span>`
  const docs = (inside: string) =>
    `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-5a1e7b7c-7fff">${inside}</b>`
  test(
    'does not get everything in bold, and gets what was bold, italic, struck and raised',
    pastes(
      docs(
        `<p dir="ltr" style="line-height:1.38;">${span('Plain ')}${span('bold', 'font-weight:700;')}${span(' and ')}${span('both', 'font-weight:700;font-style:italic;')}${span(' ')}${span('gone', 'text-decoration:line-through;')}${span('2', 'vertical-align:super;')}</p><br /><p dir="ltr">${span('Next')}</p>`,
      ),
      '<p>Plain <strong>bold</strong> and <strong><em>both</em></strong> <s>gone</s><sup>2</sup></p><br><p>Next</p>',
    ),
  )
  test(
    'gets a list inside of the item that it belongs to',
    pastes(
      docs(
        `<ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation">${span('One')}</p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation">${span('Inside')}</p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr">${span('Two')}</p></li></ul>`,
      ),
      '<ul><li><p>One</p><ul><li><p>Inside</p></li></ul></li><li><p>Two</p></li></ul>',
    ),
  )
  test(
    'gets links that lead where they say, not through Google',
    pastes(
      docs(
        `<p dir="ltr"><a href="https://www.google.com/url?q=https://example.org/a%3Fb%3D1&amp;sa=D&amp;source=docs&amp;usg=AOv" style="text-decoration:none;">${span('there', 'text-decoration:underline;')}</a></p>`,
      ),
      '<p><a href="https://example.org/a?b=1">there</a></p>',
    ),
  )
  test('keeps footnotes, the words of a heading and the cells of a table', () => {
    const { html } = paste(
      docs(
        `<h2 dir="ltr">${span('Head', 'font-weight:700;')}</h2><p>${span('Text')}<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><div dir="ltr" align="left"><table style="border:none;"><colgroup><col /><col /></colgroup><tbody><tr><td style="border:solid"><p dir="ltr">${span('a')}</p></td><td><p dir="ltr">${span('b')}</p></td></tr></tbody></table></div><hr class="c5"><div><p class="c2"><a href="#ftnt_ref1" id="ftnt1">[1]</a>${span('&nbsp;A note')}</p></div>`,
      ),
    )
    assert.match(html, /^<h2>Head<\/h2><p>Text<note-call label="1"><\/note-call><\/p>/)
    assert.match(html, /<table><tbody><tr><td>a<\/td><td>b<\/td><\/tr><\/tbody><\/table>/)
    assert.match(html, /<note label="1"><div><p>\s*A note<\/p><\/div><\/note>$/)
  })
})

describe('whoever pastes from elsewhere', () => {
  test('LibreOffice: footnotes, and lists as they are', () => {
    const { html } = paste(
      `<!DOCTYPE html><html><head><title></title><meta name="generator" content="LibreOffice 24.8 (Linux)"/><style type="text/css">p { line-height: 115% }</style></head><body lang="en-US" link="#000080" dir="ltr"><p style="line-height: 115%; margin-bottom: 0.25cm">A harbor<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup>
in winter.</p><ol><li><p>First</p></li><li><p>Second</p></li></ol><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Open all year.</p></div></body></html>`,
    )
    assert.equal(
      html,
      '<p>A harbor<note-call label="1"></note-call> in winter.</p><ol><li><p>First</p></li><li><p>Second</p></li></ol><note label="1"><div><p>Open all year.</p></div></note>',
    )
  })
  test(
    'Apple Pages and Notes: paragraphs of classes, and spaces in elements of their own',
    pastes(
      `<!DOCTYPE html><html><head><meta name="Generator" content="Cocoa HTML Writer"><style type="text/css">p.p1 {margin: 0.0px; font: 12.0px Helvetica}</style></head><body><p class="p1"><b>Two</b><span class="s1">  <span class="Apple-converted-space">&nbsp;</span>boats</span></p><p class="p2"><br></p><ul class="ul1"><li class="li1"><span class="s2"></span>One<span class="Apple-tab-span"> </span></li></ul></body></html>`,
      '<p><strong>Two</strong> boats</p><ul><li>One </li></ul>',
    ),
  )
  test(
    'Notion: headings, a list of things done, and code',
    pastes(
      `<meta charset='utf-8'><!-- notionvc: 0c7ba3bb-0ab1 --><h1>Plan</h1><ul><li><input type="checkbox" checked>Call</li></ul><p><code>npm start</code></p><pre><code class="language-js">let a
let b</code></pre>`,
      '<h2>Plan</h2><ul><li>Call</li></ul><p><code>npm start</code></p><pre><code>let a let b</code></pre>',
    ),
  )
  test(
    'Gmail: lines that are divisions, and what was quoted',
    pastes(
      `<div dir="ltr">Dear desk,<div><br></div><div>the text <span style="color:rgb(34,34,34)">is</span> below.</div><div class="gmail_quote"><blockquote class="gmail_quote" style="margin:0 0 0 .8ex"><div>He said so.</div></blockquote></div></div>`,
      '<div>Dear desk,<div>the text is below.</div><div><blockquote><div>He said so.</div></blockquote></div></div>',
    ),
  )
  test(
    'Outlook: links without its watchman',
    pastes(
      `<p class="MsoNormal"><a href="https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Freport&amp;data=05">report</a></p>`,
      '<p><a href="https://example.org/report">report</a></p>',
    ),
  )
  test('a page: no script, no frame, nothing hidden, no pixel that tells; a frame and a picture are told of', () => {
    const { html, left } = paste(
      `<article><h2 onclick="x()">Storm</h2><script>steal()</script><style>p{}</style><p style="display:none">Hidden</p><p>Wind <span hidden>and</span>from the <a href="/west" onmouseover="x()">west</a>.</p><img src="https://t.example/p.gif" width="1" height="1"><figure><img src="https://example.org/a.jpg" alt="A pier"><figcaption>A pier.</figcaption></figure><iframe src="https://ads.example/"></iframe><svg><text>drawn</text></svg><object data="x.swf"></object></article>`,
    )
    assert.equal(html, '<div><h2>Storm</h2><p>Wind from the west.</p><div><div>A pier.</div></div></div>')
    assert.deepEqual([left.pictures, left.frames, left.links], [1, 2, 1])
  })
  test(
    'what stands in one cell alone was framed, not tabulated',
    pastes('<table><tr><td><p>One</p><p>Two</p></td></tr></table>', '<div><p>One</p><p>Two</p></div>'),
  )
  test(
    'Arabic and Japanese come as they are',
    pastes(
      `<p dir="rtl" style="text-align:right"><b>مرحبا</b> بالعالم</p><p lang="ja">　東京の<span style="font-weight:bold">港</span>。</p>`,
      '<p><strong>مرحبا</strong> بالعالم</p><p>　東京の<strong>港</strong>。</p>',
    ),
  )
})

test('whoever copies in the editor and pastes there keeps its boxes; an address in one is looked at again', () => {
  const { html } = paste(
    `<meta charset="utf-8"><p data-id="b1" data-pm-slice="0 0 []">Hello</p><aside data-id="b2" data-block="fact-box" data-attrs="{&quot;title&quot;:&quot;In figures&quot;}"><p data-id="b3">Ten</p></aside><div data-id="b4" data-block="embed" data-attrs="{&quot;url&quot;:&quot;javascript:alert(1)&quot;,&quot;title&quot;:&quot;x&quot;}"></div><div data-id="b5" data-block="embed" data-attrs="{&quot;url&quot;:&quot;https://example.org/v&quot;,&quot;title&quot;:&quot;x&quot;}"></div><p data-id="b6">So<sup data-note-call="1"></sup></p><section data-block="notes"><div data-note="1"><p data-id="b7">A note</p></div></section>`,
  )
  assert.match(
    html,
    /<aside data-id="b2" data-block="fact-box" data-attrs="[^"]*In figures[^"]*"><p data-id="b3">Ten<\/p><\/aside>/,
  )
  assert.doesNotMatch(html, /javascript/)
  assert.match(html, /data-id="b5"/)
  assert.match(html, /<sup data-note-call="1"><\/sup>/)
  assert.match(html, /<section data-block="notes"><div data-note="1"><p data-id="b7">A note<\/p><\/div><\/section>$/)
})

test('a hundred thousand elements inside each other, or none closed, are read within a second', () => {
  for (const html of ['<div>'.repeat(500), '<b><i>'.repeat(400), `<p>${'word '.repeat(200_000)}</p>`]) {
    const started = process.cpuUsage()
    paste(`${html}words`)
    const { user, system } = process.cpuUsage(started)
    assert.ok(user + system < 1_000_000, html.slice(0, 20))
  }
})
