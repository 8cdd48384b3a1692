import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type HtmlElement, readHtmlTree } from './html-tree.ts'

/** The tree in short: `p(text b(bold))`. */
function outline(element: HtmlElement): string {
  const inside = element.children
    .map((child) => (child.kind === 'text' ? child.text.trim() : outline(child)))
    .filter((part) => part !== '')
  return `${element.tag}(${inside.join(' ')})`
}

const table: { name: string; html: string; tree: string }[] = [
  { name: 'nested elements', html: '<div><p>یک <b>دو</b></p></div>', tree: '#root(div(p(یک b(دو))))' },
  { name: 'paragraphs left open', html: '<p>یک<p>دو<div>سه</div>', tree: '#root(p(یک) p(دو) div(سه))' },
  {
    name: 'items left open',
    html: '<ul><li>یک<li>دو<ul><li>سه</ul></ul>',
    tree: '#root(ul(li(یک) li(دو ul(li(سه)))))',
  },
  {
    name: 'rows and cells left open',
    html: '<table><tr><td>یک<td>دو<tr><td>سه</table>',
    tree: '#root(table(tr(td(یک) td(دو)) tr(td(سه))))',
  },
  { name: 'an end tag too many', html: '<div>یک</p></div></div>دو', tree: '#root(div(یک) دو)' },
  {
    name: 'an end tag inside a cell does not close what is outside',
    html: '<div><table><tr><td>یک</div>دو</td></tr></table>سه</div>',
    tree: '#root(div(table(tr(td(یکدو))) سه))',
  },
  { name: 'void elements', html: 'یک<br>دو<img src=x>سه</br>چهار', tree: '#root(یک br() دو img() سه br() چهار)' },
  { name: 'a slash that means nothing', html: '<div/>یک', tree: '#root(div(یک))' },
  {
    name: 'a script is not markup',
    html: '<script>if (a<b) "</p>"</script>یک',
    tree: '#root(script(if (a<b) "</p>") یک)',
  },
  { name: 'entities', html: 'می&zwnj;شود &amp; &#1576;&#x67e;', tree: '#root(می\u200cشود & بپ)' },
  { name: 'comments and declarations', html: '<!DOCTYPE html><!-- <p> -->یک<?php ?>', tree: '#root(یک)' },
  { name: 'tags in capitals', html: '<DIV CLASS=x>یک</DIV>', tree: '#root(div(یک))' },
  { name: 'a tag cut off at the end', html: '<p>یک</p><div class="x', tree: '#root(p(یک))' },
]

for (const { name, html, tree } of table) {
  test(`tree: ${name}`, () => assert.equal(outline(readHtmlTree(html).root), tree))
}

test('the first of two attributes of one name counts, and values are decoded', () => {
  const [link] = readHtmlTree('<a HREF="/a?x=1&amp;y=2" href=/b title=\'«خبر»\'>').root.children as HtmlElement[]
  assert.deepEqual(
    [...link!.attributes],
    [
      ['href', '/a?x=1&y=2'],
      ['title', '«خبر»'],
    ],
  )
})

const hostile: { name: string; html: string; problem?: string }[] = [
  { name: 'a hundred thousand levels', html: '<div>'.repeat(100_000) + '</span>'.repeat(100_000), problem: 'too-deep' },
  { name: 'inline elements never closed', html: '<b>'.repeat(50_000) + '<p>'.repeat(50_000), problem: 'too-deep' },
  {
    name: 'a hundred thousand attributes',
    html: `<a ${Array.from({ length: 100_000 }, (_, at) => `a${at}=1`).join(' ')}>`,
    problem: 'too-many-attributes',
  },
  { name: 'an attribute of five million characters', html: `<a title="${'x'.repeat(5_000_000)}">` },
  { name: 'a tag name of five million characters', html: `<${'x'.repeat(5_000_000)}>` },
  { name: 'more elements than are kept', html: '<i></i>'.repeat(300_000), problem: 'too-many-nodes' },
  { name: 'a million opening brackets', html: '<'.repeat(1_000_000) },
  { name: 'a million half entities', html: '&am'.repeat(1_000_000) },
  { name: 'a comment never closed', html: `<!--${'-'.repeat(2_000_000)}` },
  { name: 'a script never closed', html: `<script>${'</scrip'.repeat(300_000)}` },
  { name: 'tables in tables', html: '<table><tr><td>'.repeat(50_000), problem: 'too-deep' },
]

for (const { name, html, problem } of hostile) {
  test(`hostile tree: ${name} stays within bounds`, () => {
    const started = performance.now()
    const { problems } = readHtmlTree(html)
    assert.ok(performance.now() - started < 5_000)
    if (problem !== undefined)
      assert.ok(
        problems.some((found) => found.kind === problem),
        JSON.stringify(problems),
      )
  })
}
