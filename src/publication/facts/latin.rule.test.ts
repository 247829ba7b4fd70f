import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainLatin } from './latin.rule.ts'

for (const [name, plain] of [
  ['Große Straße GROẞE', 'Grosse Strasse GROSSE'],
  ['Tromsø, Ærø, Þórshöfn, Seyðisfjörður', 'Tromso, AEro, THorshofn, Seydisfjordur'],
  ['Łódź, Wrocław, Đà Nẵng, Đakovo', 'Lodz, Wroclaw, Da Nang, Dakovo'],
  ['Sacré-Cœur, Diyarbakır, İzmir, Ħamrun, Ŧ', 'Sacre-Coeur, Diyarbakir, Izmir, Hamrun, T'],
  ['Gəncə, Ŋaoundéré, Ɓaure, Kɔforidua', 'Ganca, Naoundere, Baure, Koforidua'],
  // ǿ comes apart into ø and an accent, and only then is an o.
  ['Ǿ ǽ ﬁn', 'O ae fin'],
  ['編集部 Москва', '編集部 Москва'],
] as const) {
  test(`the address of ${name} keeps all of its letters`, () => assert.equal(plainLatin(name), plain))
}

test('every letter of the table keeps its place in an address, small and capital', () => {
  const small = 'ßæœþĳøłđðħŧıȷĸŋəɨʉǥɓɗɖɛƒɣƙɲɔʋƴ'
  assert.equal(plainLatin(small), 'ssaeoethijolddhtijqnaiugbddefgknovy')
  const capital = 'ẞÆŒÞĲØŁĐÐĦŦŊƏƗɄǤƁƊƉƐƑƔƘƝƆƲƳ'
  assert.equal(plainLatin(capital), 'SSAEOETHIJOLDDHTNAIUGBDDEFGKNOVY')
})
