import { textOf } from '../meta/names'
import { few, object, text } from '../formats/jsonValues'

/** One line of the generic form `label_values`. Labels are in the language of the account: only their structure can be relied upon. */
export interface Labelled {
  readonly label: string
  readonly value?: string
  readonly href?: string
  readonly time?: number
  /** Labels of the groups it stands in, outermost first. */
  readonly inside: readonly string[]
}

const deepest = 20
const most = 2_000

/** All lines of a record, those inside nested lists (`dict`, `vec`) included. */
export function labelledIn(value: unknown): Labelled[] {
  const found: Labelled[] = []
  gather(object(value)?.label_values, [], found)
  return found
}

function gather(items: unknown, inside: readonly string[], found: Labelled[]): void {
  if (inside.length > deepest) return
  for (const item of few(items)) {
    if (found.length >= most) return
    const line = object(item)
    if (!line) {
      const value = textOf(item)
      if (value !== undefined) found.push({ label: '', value, inside })
      continue
    }
    const label = textOf(line.label ?? line.title) ?? ''
    const value = textOf(line.value)
    const href = text(line.href)
    const time = typeof line.timestamp_value === 'number' ? line.timestamp_value : undefined
    if (value !== undefined || href !== undefined || time !== undefined)
      found.push({ label, ...(value !== undefined && { value }), ...(href !== undefined && { href }), ...(time !== undefined && { time }), inside })
    for (const list of [line.dict, line.vec]) if (Array.isArray(list)) gather(list, [...inside, label], found)
  }
}
