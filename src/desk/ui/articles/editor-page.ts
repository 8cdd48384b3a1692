import { type Html, html } from '#server'
import type { EditorScripts } from '../editor-scripts.ts'
import { editorWords } from '../editor-words.ts'

/** The page the editor is built in: where it stands, and what it needs to begin. */
export function editorPage({ code, title, scripts }: { code: number; title: string; scripts: EditorScripts }): Html {
  return html`<div id="editor" data-code="${code}" data-worker="${scripts.worker}" aria-busy="true">
<h1 class="vh">${title}</h1>
<p class="quiet" role="status">${editorWords.opening}</p>
<noscript><p>${editorWords.needsScript}</p></noscript>
</div>`
}
