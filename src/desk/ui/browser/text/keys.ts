import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list'
import type { Command, Plugin } from 'prosemirror-state'
import { moveBlock, toggleList, toggleQuote } from './blocks.ts'
import { isHalfSpaceKey, writeHalfSpace } from './half-space.ts'
import { schema } from './schema.ts'
import { goToNextCell, goToPreviousCell, leaveTable } from './table.ts'

const { nodes, marks } = schema

/** Keys of the body. Those of the whole page are in shortcuts.ts. */
const keys: Record<string, Command> = {
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  'Mod-b': toggleMark(marks.strong!),
  'Mod-i': toggleMark(marks.emphasis!),
  'Mod-Alt-0': setBlockType(nodes.paragraph!),
  'Mod-Alt-2': setBlockType(nodes.heading!, { level: 2 }),
  'Mod-Alt-3': setBlockType(nodes.heading!, { level: 3 }),
  'Mod-Alt-4': setBlockType(nodes.heading!, { level: 4 }),
  'Mod-Shift-7': toggleList(nodes.ordered_list!),
  'Mod-Shift-8': toggleList(nodes.bullet_list!),
  'Mod-Shift-9': toggleQuote,
  'Alt-Shift-ArrowUp': moveBlock('up'),
  'Alt-Shift-ArrowDown': moveBlock('down'),
  Enter: chainCommands(leaveTable, splitListItem(nodes.list_item!)),
  'Shift-Enter': chainCommands(exitCode, leaveTable),
  Tab: chainCommands(goToNextCell, sinkListItem(nodes.list_item!)),
  'Shift-Tab': chainCommands(goToPreviousCell, liftListItem(nodes.list_item!)),
}

const rules = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list!),
    wrappingInputRule(/^\s*[1۱][.)-]\s$/, nodes.ordered_list!),
    textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading!, (match) => ({ level: match[1]!.length })),
    new InputRule(/^\*\*\*$/, (state, _match, start) => {
      const at = state.doc.resolve(start)
      return state.tr
        .replaceRangeWith(at.before(), at.after(), nodes.divider!.create())
        .insert(at.before() + 1, nodes.paragraph!.create())
    }),
  ],
})

const halfSpaceKeys: Plugin = keymap({})

/** Half-spaces go by the place of the key, which no keyboard layout moves. */
halfSpaceKeys.props.handleKeyDown = (view, event) => isHalfSpaceKey(event) && writeHalfSpace(view.state, view.dispatch)

export const bodyKeys: readonly Plugin[] = [halfSpaceKeys, rules, keymap(keys), keymap(baseKeymap)]
