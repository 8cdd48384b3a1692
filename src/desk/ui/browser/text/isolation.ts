import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { isolateRuns } from '#article'

interface Run {
  from: number
  to: number
}

const runs = new WeakMap<Node, Run[]>()

/** Latin runs that right-to-left text would show in a wrong order stand apart, as they will on the page. */
export const isolation: Plugin = new Plugin({
  state: {
    init: (_, { doc }) => decorate(doc),
    apply: (transaction, before) => (transaction.docChanged ? decorate(transaction.doc) : before),
  },
  props: { decorations: (state) => isolation.getState(state) },
})

/** Most articles have none, and an unchanged block is not looked at again. */
function decorate(doc: Node): DecorationSet {
  const found: Decoration[] = []
  doc.forEach((block, offset) => {
    for (const { from, to } of runsOf(block)) {
      found.push(Decoration.inline(offset + from, offset + to, { class: 'apart', dir: 'ltr' }))
    }
  })
  return found.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, found)
}

function runsOf(block: Node): Run[] {
  const known = runs.get(block)
  if (known) return known
  const found: Run[] = []
  const look = (node: Node, start: number) => {
    let at = start
    for (const { text, isolated } of isolateRuns(node.text ?? '')) {
      if (isolated) found.push({ from: at, to: at + text.length })
      at += text.length
    }
  }
  if (/[A-Za-zÀ-ɏ]/.test(block.textContent)) {
    block.descendants((node, position) => {
      if (node.isText) look(node, position + 1)
    })
  }
  runs.set(block, found)
  return found
}
