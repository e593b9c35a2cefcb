/** The window that becomes paper has its parts printed one after another, and stays with all of them, for the printer. */
import { nextTick } from 'vue'
import type { PaperJob, Token } from '#contract/ipc'
import { api } from './api'

export interface Book {
  readonly title: string
  readonly ink: PaperJob['ink']
  /** Printed things. */
  readonly items: number
  readonly parts: number
  /** Shows one part alone, or all when it is null. */
  readonly show: (part: number | null) => void
  /** The page boxes as CSS, after so many pages. */
  readonly rules: (before: number) => string
}

export async function printBook(token: Token, { title, ink, items, parts, show, rules }: Book): Promise<void> {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  document.documentElement.dataset['theme'] = 'light'
  document.documentElement.dataset['ink'] = ink === 'mono' ? 'mono' : ''
  document.title = title
  let pages = 0
  for (let part = 0; part < parts; part++) {
    show(part)
    sheet.replaceSync(rules(pages))
    await nextTick()
    await document.fonts.ready
    pages = await api().paperPart(token)
  }
  show(null)
  sheet.replaceSync(rules(0))
  await nextTick()
  await api().paperReady(token, items)
}
