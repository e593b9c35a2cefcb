import type { Stretch } from './readLogLine'

/** How one recognised thing is told from others when the owner takes it out. */
export const leftOut = (what: Stretch['what'], words: string): string => `${what} ${words.toLowerCase()}`

/** What stays of the line when the recognised stretches go. */
export function textWithout(line: string, stretches: readonly Stretch[]): string {
  let text = ''
  let from = 0
  for (const stretch of stretches) {
    if (stretch.stays) continue
    text += `${line.slice(from, stretch.from)} `
    from = stretch.to
  }
  return tidyText(text + line.slice(from))
}

function tidyText(text: string): string {
  const plain = text.replace(/[ \t]+/g, ' ').replace(/ (?=[,;.:!?…)])/g, '').replace(/([,;:])[,;: ]*(?=[,;:])/g, '')
  let from = 0
  while (from < plain.length && ' ,;.:!?&+–—-\n'.includes(plain[from]!)) from++
  let to = plain.length
  while (to > from && ' ,;:&+–—-\n'.includes(plain[to - 1]!)) to--
  return plain.slice(from, to)
}
