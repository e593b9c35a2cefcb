import type { CDPSession } from 'playwright-core'

/** A question asked in the window itself. */
export interface Question {
  readonly title: string
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
  readonly defaultId: number
  readonly cancelId: number
  readonly checkboxLabel?: string
  readonly checkboxChecked: boolean
  /** Asks for a line of text as well, this being its first value. */
  readonly text?: string
}

export interface Reply {
  readonly response: number
  readonly checked: boolean
  readonly text: string
}

/** Shows a modal dialog on top of the page, since a browser has no dialogs with buttons of one's own. Answers the button pressed. */
export async function askInPage(cdp: CDPSession, question: Question): Promise<Reply> {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression: `(${show})(${JSON.stringify(question)})`,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value as Reply
}

// Runs in the page. Elements and styles are set one by one: the page's content policy allows no inline markup or style.
const show = `(question) => new Promise((done) => {
  const make = (name, properties, style) => {
    const element = Object.assign(document.createElement(name), properties)
    Object.assign(element.style, style)
    return element
  }
  const dialog = make('dialog', {}, { font: '15px/1.45 system-ui, sans-serif', maxWidth: '34rem', width: '90vw', padding: '1.25rem 1.5rem', border: '1px solid GrayText', borderRadius: '8px', color: 'CanvasText', background: 'Canvas' })
  dialog.setAttribute('role', 'alertdialog')
  dialog.setAttribute('aria-label', question.title || question.message)
  dialog.append(make('p', { textContent: question.message }, { margin: '0 0 .5rem', fontWeight: '600' }))
  if (question.detail) dialog.append(make('p', { textContent: question.detail }, { margin: '0 0 .75rem', whiteSpace: 'pre-wrap' }))
  const text = make('input', { type: 'text', value: question.text ?? '' }, { width: '100%', boxSizing: 'border-box', font: 'inherit', padding: '.35rem .5rem' })
  text.setAttribute('aria-label', question.message)
  if (question.text !== undefined) dialog.append(text)
  const box = make('input', { type: 'checkbox', checked: question.checkboxChecked }, {})
  if (question.checkboxLabel) {
    const label = make('label', {}, { display: 'block', margin: '.5rem 0' })
    label.append(box, ' ' + question.checkboxLabel)
    dialog.append(label)
  }
  const answer = (response) => {
    dialog.remove()
    done({ response, checked: box.checked, text: text.value })
  }
  const row = make('div', {}, { display: 'flex', gap: '.5rem', justifyContent: 'flex-end', marginTop: '1rem' })
  question.buttons.forEach((name, index) => {
    const button = make('button', { type: 'button', textContent: name, autofocus: index === question.defaultId }, { font: 'inherit', padding: '.35rem .9rem' })
    button.addEventListener('click', () => answer(index))
    row.append(button)
  })
  dialog.append(row)
  dialog.addEventListener('cancel', (event) => { event.preventDefault(); answer(question.cancelId) })
  dialog.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Enter' && event.target === text) answer(question.defaultId)
  })
  document.documentElement.append(dialog)
  dialog.showModal()
  if (question.text !== undefined) { text.focus(); text.setSelectionRange(text.value.lastIndexOf('/') + 1, text.value.lastIndexOf('.') > 0 ? text.value.lastIndexOf('.') : text.value.length) }
})`
