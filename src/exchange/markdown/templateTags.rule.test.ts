import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tagsAsText, tagsAsWritten, takeOutTags } from './templateTags.rule.ts'

const data = { image: '/assets/lead.png', excerpt: 'A summary', year: 2014 }

const addresses: Array<[source: string, address: string]> = [
  ['{{ "/2015/07/08/x/" | url }}', '/2015/07/08/x/'],
  ["{{'/a/' | relative_url}}", '/a/'],
  ['{{ site.baseurl }}/a/', '/a/'],
  ['{{site.url}}{{site.baseurl}}/a/', '/a/'],
  ['{{- "/a/" | prepend: site.baseurl -}}', '/a/'],
  ['{{ image | url }}', '/assets/lead.png'],
  ['{{ page.excerpt }} of {{ page.year }}', 'A summary of 2014'],
  ['{% post_url 2015-01-01-x %}', '/2015-01-01-x'],
  ['{% link _posts/2015-01-01-x.md %}', '/_posts/2015-01-01-x.md'],
  ['{% asset logo.css %}', '/logo.css'],
  ['{{< ref "posts/x.md" >}}', '/posts/x.md'],
  ['{{ "broken\n> line" | url }}', 'broken line'],
  ['{{ "/broken/\n> line/" | url }}', '/broken/line/'],
]
for (const [source, address] of addresses) {
  test(`${source.replaceAll('\n', ' ')} is ${address}`, () => {
    const { text, tags } = takeOutTags(source, data)
    assert.equal(tagsAsText(text, tags), address)
    assert.equal(tagsAsWritten(text, tags), source)
  })
}

const pictures: Array<[source: string, value: object]> = [
  ['{% image "a/b.png" "Two words" %}', { src: 'a/b.png', alt: 'Two words' }],
  ['{% image "a/b.png", "Two words" %}', { src: 'a/b.png', alt: 'Two words' }],
  ['{% image "a/b.png" ""Quoted twice"" %}', { src: 'a/b.png', alt: 'Quoted twice' }],
  ['{% image "a/b.png" %}', { src: 'a/b.png', alt: '' }],
  ['{% image_with_class "a/b.png" "float-left" "Words" %}', { src: 'a/b.png', alt: 'Words' }],
  [
    '{%- include figure.html src="a/b.jpg" alt="Words" caption="More" -%}',
    { src: 'a/b.jpg', alt: 'Words', caption: 'More' },
  ],
  ['{% include "linked-figure.html",\n   image: "/a/b.jpg",\n   alt: "It\'s" %}', { src: '/a/b.jpg', alt: "It's" }],
  ['{{< figure src="/a/b.jpg" alt="Words" >}}', { src: '/a/b.jpg', alt: 'Words' }],
]
for (const [source, value] of pictures) {
  test(`${source.replaceAll(/\s+/g, ' ')} is a picture`, () => {
    const { tags, notes } = takeOutTags(source, data)
    assert.deepEqual([tags.map((tag) => tag.value), notes], [[{ kind: 'picture', ...value }], []])
  })
}

test('a film is an embed, a person a name that may lead to a page', () => {
  const values = (source: string) => takeOutTags(source, data).tags.map((tag) => tag.value)
  assert.deepEqual(values('{{ "https://example.org/v" | embed: "A film" }}'), [
    { kind: 'embed', url: 'https://example.org/v', title: 'A film' },
  ])
  assert.deepEqual(values('{% youtube a-b_c %}'), [
    { kind: 'embed', url: 'https://www.youtube.com/watch?v=a-b_c', title: '' },
  ])
  assert.deepEqual(values('{{ "john-doe" | team_link }}'), [
    { kind: 'person', text: 'John Doe', path: '/author/john-doe' },
  ])
})

test('what the source quotes is the text itself, whatever stands in it', () => {
  for (const quoted of ['{% for x in y %}{{ x }}{% endfor %}', '{{', '{%!s(bool=false)}}']) {
    const { text, tags, notes } = takeOutTags(`a {% raw %}${quoted}{%endraw%} b`, data)
    assert.deepEqual([tagsAsText(text, tags), tags.length, notes], [`a ${quoted} b`, 0, []])
  }
})

test('what cannot be known here is dropped and named; a loop keeps what it holds', () => {
  const { text, tags, notes } = takeOutTags(
    'a {{ page.nobody }}{% comment %}no{% endcomment %}{% if x %}b{% endif %}',
    data,
  )
  assert.equal(tagsAsText(text, tags), 'a b')
  assert.equal(notes.length, 4)
})

test('a brace without a partner swallows nothing', () => {
  for (const source of ['a {{ b\n\nc }} d', '{{ a', 'a {% b\n\n%}', '}} {', '{ { a } }']) {
    const { text, tags } = takeOutTags(source, data)
    assert.deepEqual([text, tags], [source, []])
  }
})

test('marks that were in the source already are taken out before ours go in', () => {
  const { text, tags } = takeOutTags('a\uFDD00\uFDD1{{ "/x" | url }}', data)
  assert.equal(tagsAsText(text, tags), 'a0/x')
})
