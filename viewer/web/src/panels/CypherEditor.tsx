import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, syntaxHighlighting } from '@codemirror/language'
import { EditorState, Prec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useTypeNames } from '../i18n/index.ts'
import { completions, cypherColours, cypherLanguage } from './cypherLanguage.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
const LONGEST = 20_000 // characters that the server takes

/** Typing over a selection: left to itself, the browser copies the style of what it replaces into the text, which the page's policy forbids. */
function replaceSelected(event: InputEvent, view: EditorView): boolean {
  if (event.inputType !== 'insertText' || event.data === null || view.state.selection.main.empty) return false
  event.preventDefault()
  view.dispatch(view.state.update(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true }))
  return true
}

/** Cypher with colours and completion from the schema; loaded when the pane is opened. Tab leaves it, as it leaves any field. */
export function CypherEditor({
  label,
  value,
  onChange,
  onRun,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onRun: () => void
}): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef({ onChange, onRun })
  latest.current = { onChange, onRun }
  const { language } = useTypeNames()

  useEffect(() => {
    if (box.current === null) return
    const run = (): boolean => {
      latest.current.onRun()
      return true
    }
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          EditorView.cspNonce.of(nonce),
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
          history(),
          bracketMatching(),
          closeBrackets(),
          autocompletion({ override: [completions(language)], icons: false }),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.domEventHandlers({ beforeinput: replaceSelected }),
          cypherLanguage,
          syntaxHighlighting(cypherColours),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
          EditorState.changeFilter.of((change) => change.newDoc.length <= LONGEST),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
    // A new text reaches the editor below; another language has other hints.
  }, [label, language])

  useEffect(() => {
    const made = view.current
    if (made !== null && made.state.doc.toString() !== value)
      made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: value } })
  }, [value])

  return <div className="codeBox" ref={box} />
}
