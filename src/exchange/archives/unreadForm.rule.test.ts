import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unreadForm } from './unreadForm.rule.ts'

const ONLY = 'only Markdown is imported'

for (const [path, reason, ifFrontMatter] of [
  ['posts/a.mdx', `it is MDX, which is Markdown with a program in it: ${ONLY}`, false],
  ['A.MDX', `it is MDX, which is Markdown with a program in it: ${ONLY}`, false],
  ['a.Rmd', `it is R Markdown, which is Markdown with a program in it: ${ONLY}`, false],
  ['a.qmd', `it is R Markdown, which is Markdown with a program in it: ${ONLY}`, false],
  ['a.mdoc', `it is Markdoc: ${ONLY}`, false],
  ['a.rst', `it is reStructuredText: ${ONLY}`, false],
  ['a.adoc', `it is AsciiDoc: ${ONLY}`, false],
  ['a.asciidoc', `it is AsciiDoc: ${ONLY}`, false],
  ['a.asc', `it is AsciiDoc: ${ONLY}`, false],
  ['a.org', `it is Org: ${ONLY}`, false],
  ['a.textile', `it is Textile: ${ONLY}`, false],
  ['2014-03-01-ferry.html', `it is HTML: ${ONLY}`, false],
  ['_posts/ferry.htm', `it is HTML: ${ONLY}`, false],
  ['blog/_drafts/ferry.html', `it is HTML: ${ONLY}`, false],
  ['my_posts/ferry.html', `it is HTML: ${ONLY}`, true],
  ['index.html', `it is HTML: ${ONLY}`, true],
  ['a.njk', `it is HTML: ${ONLY}`, true],
] as const) {
  test(`whoever kept an article as ${path} hears why it is not imported`, () =>
    assert.deepEqual(unreadForm(path), { reason, ifFrontMatter }))
}

for (const path of [
  'a.md',
  'a.png',
  'mdx',
  'a.mdx.md',
  'a.mdxx',
  'html.txt',
  '_layouts/post.html',
  'layout/post.html',
  'themes/x/y.html',
  'site/_includes/2014-03-01-ferry.html',
  'partials/a.html',
  'components/Chart.mdx',
  'public/2014-03-01-ferry.html',
  '_site/a.html',
  'node_modules/x/README.rst',
  '.github/a.rst',
]) {
  test(`nobody hears of ${path}, which is no article`, () => assert.equal(unreadForm(path), undefined))
}
