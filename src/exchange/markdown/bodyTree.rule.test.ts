import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeRawText, deepestMarkup, headingLevels, pictureSources, textOf } from './bodyTree.rule.ts'
import { readBody } from './readBody.ts'

function treeOf(markdown: string) {
  const body = readBody(markdown, { image: 'z.png' })
  return body.kind === 'read' ? body.tree : assert.fail(body.reason)
}

test('every picture is looked for once, wherever it stands', () => {
  const markdown = [
    '![a](a.png) ![b](b.png) ![a](a.png)',
    '<div><figure><img src=" c.png "></figure></div>',
    '{% image "d.png" "Words" %} {{ "e.png" | url }}',
    '::: figure src="f.png"\n:::',
    '<img src="{{ image }}"> <img> <iframe src="https://example.org"></iframe>',
    '<!-- <img src="g.png"> -->',
  ].join('\n\n')
  assert.deepEqual(pictureSources(treeOf(markdown)), ['a.png', 'b.png', 'c.png', 'd.png', 'f.png', 'z.png'])
})

test('the text of a tree is all of its words, and the levels of its subheads those that say something', () => {
  const { nodes } = treeOf('<div>a <b>b<i>c</i></b><br>d</div>')
  assert.equal(textOf(nodes).trim(), 'a bcd')
  assert.deepEqual(headingLevels(treeOf('#### a\n\n<div><h2>b</h2></div>\n\n<h3> </h3>\n\n# \n\n## c').nodes), [2, 4])
  assert.deepEqual(headingLevels(treeOf('<xh1>a</xh1> <h7>b</h7> <h12>c</h12> d').nodes), [])
})

for (const [what, html, closed] of [
  ['a script that ends', 'a<script>b</script>c', 'a<script>b</script>c'],
  ['in whatever letters', 'a<SCRIPT>b</script >c<style>d</STYLE>', 'a<SCRIPT>b</script >c<style>d</STYLE>'],
  ['a script that never ends', 'a<script>b', 'a&lt;script>b'],
  ['two that never end', '<script>a<script>b', '&lt;script>a&lt;script>b'],
  ['another after one that never ends', '<style>a<script>b</script>', '&lt;style>a<script>b</script>'],
  ['one that never ends after one that does', '<title>a</title><title>b', '<title>a</title>&lt;title>b'],
  ['what stands in a script', '<script><!-- <style> </script>a', '<script><!-- <style> </script>a'],
  ['a comment', 'a<!-- b -->c', 'a<!-- b -->c'],
  ['two comments', '<!-- a --><!-- b -->', '<!-- a --><!-- b -->'],
  ['a comment that ends at once', 'a<!-->b', 'a<!-->b'],
  ['a comment that ends wrongly', 'a<!-- b --!>c<!-- d', 'a<!-- b --!>c&lt;!-- d'],
  ['a comment that never ends, and a script that does', 'a<!-- b<script>c</script>', 'a&lt;!-- b<script>c</script>'],
  ['plain text, which nothing ends', 'a<plaintext>b</plaintext>', 'a&lt;plaintext>b</plaintext>'],
  ['a name that only begins alike', '<scripts>a', '<scripts>a'],
  ['an end before the beginning', '</textarea>a<textarea>b', '</textarea>a&lt;textarea>b'],
] as const) {
  test(`no words are swallowed by what never ends: ${what}`, () => assert.equal(closeRawText(html), closed))
}

for (const [html, depth] of [
  ['', 0],
  ['a', 0],
  ['<div>a</div>', 1],
  ['<div><b>a</b></div><i>b</i>', 2],
  ['<div><div><div>', 3],
  ['</div></div><div>a</div>', 1],
  ['<p>a<p>b<p>c', 0],
  ['<LI>a<br><IMG><hr>', 0],
  ['<table><tr><td><div>a</div></td></tr></table>', 2],
  ['<x-y>a</x-y>', 1],
] as const) {
  test(`${html || 'nothing'} stands ${depth} deep`, () => assert.equal(deepestMarkup(html), depth))
}
