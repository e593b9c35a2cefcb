import { tidy } from '../../contract/handles'
import type { Labelled, PartialDate } from '../../contract/records'
import { partialDate } from '../formats/dates'

const events = new Map([['0', ''], ['1', 'anniversary'], ['2', 'other'], ['3', 'birthday']])
/** Numbers of the Android platform's relation types. */
const relations = [
  '', 'assistant', 'brother', 'child', 'domestic partner', 'father', 'friend', 'manager', 'mother', 'parent', 'partner', 'referred by', 'relative',
  'sister', 'spouse',
]

export interface AndroidField {
  readonly nickname?: string
  readonly date?: PartialDate
  readonly relation?: Labelled
}

/** `X-ANDROID-CUSTOM:vnd.android.cursor.item/<kind>;value;type;label;…`: what Android knows and version 2.1 cannot say. */
export function androidField([kind, value = '', type = '', label = '']: readonly string[]): AndroidField | undefined {
  const text = tidy(value)
  if (text === '') return undefined
  switch (kind) {
    case 'vnd.android.cursor.item/nickname':
      return { nickname: text }
    case 'vnd.android.cursor.item/contact_event': {
      const date = partialDate(text, events.get(type) || tidy(label) || 'date')
      return date && { date }
    }
    case 'vnd.android.cursor.item/relation': {
      const named = relations[Number(type)] || tidy(label)
      return { relation: named ? { value: text, label: named } : { value: text } }
    }
    default:
      return undefined
  }
}
