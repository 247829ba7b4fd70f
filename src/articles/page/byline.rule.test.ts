import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindOfAuthor } from './byline.rule.ts'

test('a search engine is told that a person wrote it, where a person did', () => {
  const outlets = ['The Meridian', 'Le Courrier']
  const cases: [string, 'Person' | 'Organization'][] = [
    ['Ada Lovelace', 'Person'],
    ['Cher', 'Person'],
    ['李雪', 'Person'],
    ['محمد علي', 'Person'],
    ['Anna Teamer', 'Person'],
    ['Meridian Jones', 'Person'],
    ['The Africa desk', 'Organization'],
    ['Our Staff', 'Organization'],
    ['La Rédaction', 'Organization'],
    ['La rédaction', 'Organization'],
    ['Redaktion Ausland', 'Organization'],
    ['Редакция', 'Organization'],
    ['国際編集部', 'Organization'],
    ['编辑部', 'Organization'],
    ['국제 취재팀', 'Organization'],
    ['فريق التحقيقات', 'Organization'],
    ['AFP', 'Organization'],
    ['Reuters', 'Organization'],
    ['the meridian', 'Organization'],
    ['Meridian', 'Organization'],
    ['Courrier', 'Organization'],
  ]
  for (const [name, kind] of cases) assert.equal(kindOfAuthor(name, outlets), kind, name)
  assert.equal(kindOfAuthor('Le Courrier', []), 'Person')
})
