import { Failed } from '../../contract/result'
import type { Entry } from '../sources/source'
import { type Picture, pictureLimit, whyNot } from './photo'

/** Google Takeout puts pictures beside the card file, named after the person or the first e-mail: `Bea Ek.jpg`. */
export class Sidecars {
  private readonly byName = new Map<string, Entry>()

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) if (/\.jpe?g$/i.test(entry.path)) this.byName.set(entry.label.replace(/\.jpe?g$/i, ''), entry)
  }

  async pictureOf(card: Entry, names: readonly (string | undefined)[]): Promise<Picture | undefined> {
    // A file dropped alone lies in no folder that we could see.
    if (this.byName.size === 0 || !card.label.includes('/')) return undefined
    const folder = card.label.slice(0, card.label.lastIndexOf('/') + 1)
    const entry = names.map((name) => (name === undefined ? undefined : this.byName.get(folder + name.normalize('NFC')))).find(Boolean)
    if (!entry) return undefined
    if (entry.size > pictureLimit) return { problem: 'the picture has more than 2 MB' }
    const parts: Uint8Array[] = []
    try {
      for await (const chunk of entry.open()) parts.push(chunk)
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      return { problem: 'the picture beside the card is damaged' }
    }
    const bytes = Buffer.concat(parts)
    const problem = whyNot(bytes)
    return problem === undefined ? { bytes } : { problem }
  }
}
