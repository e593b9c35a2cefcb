import type { Stretch } from './readLogLine'

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
