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
  ['{{ figure(src="/a/b.jpg", alt="Words") }}', { src: '/a/b.jpg', alt: 'Words' }],
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

const valuesOf = (source: string, more: Record<string, unknown> = {}) =>
  takeOutTags(source, { ...data, ...more }).tags.map((tag) => tag.value)
const textOf = (source: string, more: Record<string, unknown> = {}) => {
  const { text, tags } = takeOutTags(source, { ...data, ...more })
  return tagsAsText(text, tags)
}

for (const [source, text] of [
  ['{{ page.excerpt }}', 'A summary'],
  ['{{ padded }}', 'x'],
  ['{{ count }}', '0'],
  ['{{ list }}', ''],
  ['{{ page.excerpt.size }}', ''],
  ['{{ my page.excerpt }}', ''],
  ['{{ toString }}', ''],
  ['{{ SITE.BASE_URL }}/a', '/a'],
  ['{{ root }}{{ relative_root }}{{ base_url }}/a', '/a'],
  ['{{ site.title }}', ''],
  ['{{ "two   words\n there " }}', 'two words there'],
  ['{{ "/a b/ c" }}', '/ab/c'],
  ['{{ "https://example.org/a b" }}', 'https://example.org/ab'],
  ['{{ "a /b c" }}', 'a /b c'],
  ['{{ "a | b" }}', 'a | b'],
  ["{{ 'it\"s | b' | url }}", 'it"s | b'],
  ['{{ "it\'s | b" | url }}', "it's | b"],
  ['{{ "a" b }}', ''],
  ['{{ b "a" }}', ''],
  ['{{ "a > b\n> c\n  > d" }}', 'a > b c d'],
  ['{% image "x.png" "y" %}', 'x.png'],
  ['{{ "https://example.org/v" | embed }}', 'https://example.org/v'],
  ['{{ "john-doe" | team_link }}', 'John Doe'],
] as const) {
  test(`${source.replaceAll('\n', ' ')} says “${text}”`, () => {
    assert.equal(textOf(source, { padded: ' x ', count: 0, list: ['a'] }), text)
  })
}

test('filters that change nothing of an address or a text are passed over', () => {
  const names =
    'url relative_url absolute_url prepend asset asset_url asset_path safe strip strip_html escape markdownify'.split(
      ' ',
    )
  const { tags, notes } = takeOutTags(`{{ "/a" | ${names.join(' | ')} | prepend: "x" }}`, {})
  assert.deepEqual([tags.map((tag) => tag.value), notes], [[{ kind: 'text', text: '/a' }], []])
  for (const name of names) assert.deepEqual(takeOutTags(`{{ "/a" | ${name} }}`, {}).notes, [], name)
})

test('a filter that nobody knows is named, and the text stays', () => {
  const { tags, notes } = takeOutTags('{{ "a" | shout: 3: 4 }}', {})
  assert.deepEqual(
    [tags.map((tag) => tag.value), notes],
    [[{ kind: 'text', text: 'a' }], ['the template filter shout was not applied to a']],
  )
})

test('a portrait that is not there is dropped and named', () => {
  const { tags, notes } = takeOutTags('{{ "john-doe" | team_photo | shout }}', {})
  assert.deepEqual(
    [tags.map((tag) => tag.value), notes],
    [[{ kind: 'text', text: '' }], ['dropped the portrait of john-doe, which the archive does not hold']],
  )
})

test('what is dropped is named in one line of sixty letters at most', () => {
  const x = (count: number) => 'x'.repeat(count)
  const notes = (source: string) => takeOutTags(source, {}).notes
  const site = (count: number) => `site.${x(count - 5)}`
  assert.deepEqual(notes(`{{ ${site(60)} }}`), [
    `dropped the template tag {{ ${site(60)} }}, whose value is not known here`,
  ])
  assert.deepEqual(notes(`{{ ${site(61)} }}`), [
    `dropped the template tag {{ ${site(59)}… }}, whose value is not known here`,
  ])
  assert.deepEqual(notes('{% for  a\n in  b %}'), ['dropped the template tag {% for a in b %}'])
  assert.deepEqual(notes('a{% comment %}b{% endcomment %}'), ['dropped a template comment'])
  assert.deepEqual(valuesOf('{% for a in b %}{{ page.nobody }}{{ nobody }}'), [
    { kind: 'text', text: '' },
    { kind: 'text', text: '' },
    // Nobody's program has a value of that name: the author's own braces.
    { kind: 'written', text: '{{ nobody }}' },
  ])
})

for (const [source, value] of [
  ['{% vimeo 123 %}', { url: 'https://vimeo.com/123' }],
  ['{{< vimeo 123 >}}', { url: 'https://vimeo.com/123' }],
  ['{{% youtube "a/b" /%}}', { url: 'https://www.youtube.com/watch?v=a%2Fb' }],
  ['{% gist ana/12?<3> %}', { url: 'https://gist.github.com/ana/123' }],
  ['{% embed https://example.org/v %}', { url: 'https://example.org/v' }],
  ["{% tweet 'https://example.org/t' %}", { url: 'https://example.org/t' }],
  ['{% twitter https://example.org/t  more %}', { url: 'https://example.org/t' }],
] as const) {
  test(`${source} is an embed`, () => {
    assert.deepEqual(valuesOf(source), [{ kind: 'embed', title: '', ...value }])
  })
}

for (const source of [
  '{% embed http://example.org %}',
  '{% tweet x https://example.org %}',
  '{% embed %}',
  '{% "x" %}',
]) {
  test(`${source} is dropped and named`, () => {
    const { tags, notes } = takeOutTags(source, {})
    assert.deepEqual(
      [tags.map((tag) => tag.value), notes],
      [[{ kind: 'text', text: '' }], [`dropped the template tag ${source}`]],
    )
  })
}

for (const [source, text] of [
  ['{% relref "x.md" %}', '/x.md'],
  ['{% asset_path /x %}', '/x'],
  ['{% static x/ %}', '/x'],
  ['{% static "x/" %}', '/x/'],
  ["{% link '/x' %}", '/x'],
] as const) {
  test(`${source} is the address ${text}`, () => assert.deepEqual(valuesOf(source), [{ kind: 'text', text }]))
}

test('a tag for an address that names none leaves no stroke in the text', () => {
  for (const source of ['{% static %}', '{% link %}']) assert.deepEqual(valuesOf(source), [{ kind: 'text', text: '' }])
})

const morePictures: Array<[source: string, value: object]> = [
  ['{% figure url="a.PNG" title="More" %}', { src: 'a.PNG', alt: '', caption: 'More' }],
  ['{% figure FILE="a.jpeg" alt=" Two\n  words " %}', { src: 'a.jpeg', alt: 'Two words' }],
  ["{% figure path: 'a.tiff' caption='It's here' title='T' %}", { src: 'a.tiff', alt: '', caption: "It's here" }],
  ['{% figure image="a.gif" src="b.gif" url="c.gif" %}', { src: 'a.gif', alt: '' }],
  ['{% figure src="b.gif" url="c.gif" file="d.gif" %}', { src: 'b.gif', alt: '' }],
  ['{% figure url="c.gif" file="d.gif" path="e.gif" %}', { src: 'c.gif', alt: '' }],
  ['{% figure file="d.gif" path="e.gif" %}', { src: 'd.gif', alt: '' }],
  ["{% image 'a.webp' 'Words' %}", { src: 'a.webp', alt: 'Words' }],
  ['{% image a.svg Words of it %}', { src: 'a.svg', alt: 'Words of it' }],
  ["{% image_with_class 'a.png', 'left', 'Words' %}", { src: 'a.png', alt: 'Words' }],
  ['{% img  a.avif %}', { src: 'a.avif', alt: '' }],
]
for (const [source, value] of morePictures) {
  test(`${source.replaceAll(/\s+/g, ' ')} is a picture too`, () => {
    assert.deepEqual(valuesOf(source), [{ kind: 'picture', ...value }])
  })
}

test('a player whose file is no picture is none', () => {
  assert.deepEqual(valuesOf('{% figure src="a.mp4" %}'), [{ kind: 'text', text: '' }])
})

test('highlighted code becomes a block of code, whatever signs stand in it', () => {
  const source = '{% highlight c++ linenos %}\na `b` ``c``\n{% endhighlight %}\n{%- highlight js -%}d{% endhighlight %}'
  assert.equal(textOf(source).split('\n').slice(0, 3).join('\n'), '```c++\na `b` ``c``\n```')
  const longer = takeOutTags('{% highlight js %}\n```` a ```\n{% endhighlight %}', {}).text
  assert.equal(longer, '`````js\n```` a ```\n`````')
  assert.equal(takeOutTags('{% highlight js %}\na\n{% endhighlight %}', {}).text, '```js\na\n```')
})

test('a tag of two thousand letters is one, a longer one is text', () => {
  const x = (count: number) => 'x'.repeat(count)
  assert.equal(takeOutTags(`{{${x(2_000)}}}`, {}).tags.length, 1)
  assert.equal(takeOutTags(`{{${x(2_001)}}}`, {}).tags.length, 0)
  assert.equal(takeOutTags(`{%${x(2_000)}%}`, {}).tags.length, 1)
  assert.equal(takeOutTags(`{%${x(2_001)}%}`, {}).tags.length, 0)
  assert.equal(takeOutTags(`{{<${x(2_000)}>}}`, {}).tags.length, 1)
})

test('a mark of a tag that is not there is nothing', () => {
  assert.equal(tagsAsText('a\uFDD07\uFDD1b', []), 'ab')
  assert.equal(tagsAsWritten('a\uFDD07\uFDD1b', []), 'ab')
})

for (const opening of [
  '{% comment %}',
  '{% raw %}',
  '\n{% highlight ruby %}',
  '{% tag ',
  '{{< tag ',
  '{{% tag ',
  '{{ tag ',
  `{% highlight ${'a'.repeat(30_000)}`,
]) {
  test(`a file of nothing but “${opening.trim().slice(0, 20)}” is read as fast as any of its length`, () => {
    const source = opening.repeat(Math.min(60_000, Math.ceil(800_000 / opening.length)))
    const { user } = process.cpuUsage()
    takeOutTags(source, data)
    const milliseconds = process.cpuUsage().user / 1_000 - user / 1_000
    assert.ok(milliseconds < 700, `${milliseconds} ms`)
  })
}

test('a block ends at the first of its ends, and one that has none is text', () => {
  const textOf = (source: string) => takeOutTags(source, data).text
  assert.equal(textOf('a{% comment %}b{% comment %}c{% endcomment %}d{%- comment -%}e{%- endcomment -%}f'), 'adf')
  assert.equal(textOf('a{% endcomment %}b').includes('b'), true)
  assert.equal(textOf('{% highlight js %}\nx()\n{% endhighlight %}\n'), '```js\nx()\n```\n')
})

test('what a report’s author had commented out for Hugo does not come out', () => {
  for (const source of ['a {{< comment >}}not yet{{< /comment >}} b', 'a {{% comment %}}not yet{{% / comment %}} b'])
    assert.equal(takeOutTags(source, {}).text, 'a  b', source)
  assert.equal(takeOutTags('a {{< comment >}} b', {}).tags.length, 1)
})

for (const [source, code] of [
  ['{{< highlight go >}}\nx := 1\n{{< /highlight >}}\n', '```go\nx := 1\n```\n'],
  ['{{< highlight "c++" "linenos=table" >}}\nx\n{{< / highlight >}}\n', '```c++\nx\n```\n'],
  ['{{% highlight c# %}}\nx\n{{% /highlight %}}\n', '```c#\nx\n```\n'],
  ['{% codeblock lang:js %}\nx\n{% endcodeblock %}\n', '```js\nx\n```\n'],
  ['{% codeblock A title lang:objc https://example.org %}\nx\n{% endcodeblock %}\n', '```objc\nx\n```\n'],
  ['{% codeblock %}\n``` x\n{% endcodeblock %}\n', '````\n``` x\n````\n'],
] as const) {
  test(`code is code: ${source.slice(0, 40).trim()}`, () => assert.equal(takeOutTags(source, {}).text, code))
}

test('a tag that Hugo was told to show is shown, in prose and in code', () => {
  for (const [source, shown] of [
    ['{{</* youtube abc */>}}', '{{< youtube abc >}}'],
    ['{{%/* note */%}}', '{{% note %}}'],
  ] as const) {
    const { text, tags } = takeOutTags(source, {})
    assert.equal(tagsAsWritten(text, tags), shown)
    assert.deepEqual(
      tags.map(({ value }) => value),
      [{ kind: 'written', text: shown }],
    )
  }
})

test('a film that Zola called is an embed, and a call of nobody’s program stays as it is', () => {
  const values = (source: string) => takeOutTags(source, {}).tags.map((tag) => tag.value)
  assert.deepEqual(values('{{ youtube(id="abc") }}'), [
    { kind: 'embed', url: 'https://www.youtube.com/watch?v=abc', title: '' },
  ])
  for (const source of ['{{ closure(item) }}', '{{ link(item) }}', '{{ youtube }}'])
    assert.deepEqual(values(source), [{ kind: 'written', text: source }])
})
