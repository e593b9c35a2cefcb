import { tidy } from '../../contract/handles'
import type { ParsedCard, Property } from './properties'

/** The fields of a card by name, each with the label that stands in its group. */
export class Fields {
  private readonly byName = new Map<string, Property[]>()
  private readonly labels = new Map<string, string>()
  private readonly countries = new Map<string, string>()

  constructor(readonly card: ParsedCard) {
    for (const property of card.properties) {
      const named = this.byName.get(property.name)
      if (named) named.push(property)
      else this.byName.set(property.name, [property])
      if (property.group === undefined) continue
      if (property.name === 'X-ABLABEL') this.labels.set(property.group, cleanLabel(property.value))
      if (property.name === 'X-ABADR') this.countries.set(property.group, property.value.trim().toUpperCase())
    }
  }

  /** Of all the names, in their order, those with something in them. */
  all(...names: readonly string[]): readonly Property[] {
    return names.flatMap((name) => this.byName.get(name) ?? []).filter(({ value, bytes, base64 }) => value.trim() !== '' || base64 || bytes.length > 1_000_000)
  }

  /** The preferred one (`PREF=1`, `TYPE=PREF`), else the first. */
  best(...names: readonly string[]): Property | undefined {
    const found = this.all(...names)
    return found.reduce<Property | undefined>((best, each) => (best === undefined || preference(each) < preference(best) ? each : best), undefined)
  }

  /** The user's own label, else the first TYPE that says something. */
  label({ group, types }: Property): string | undefined {
    const own = group === undefined ? undefined : this.labels.get(group)
    const type = types.find((each) => !silent.has(each) && each !== 'fax')?.replace(/^x-/, '')
    // A fax is a machine in an office, whatever else the number is called.
    return own || [type, types.includes('fax') ? 'fax' : undefined].filter(Boolean).join(' ') || undefined
  }

  /** Apple's two-letter country of an address. */
  country({ group }: Property): string | undefined {
    return group === undefined ? undefined : this.countries.get(group)
  }
}

/** Words of TYPE that tell nothing to a reader. */
const silent = new Set(['pref', 'internet', 'voice', '', 'x-internet', 'parcel', 'postal', 'dom', 'intl'])

function preference({ params, types }: Property): number {
  const stated = Number(params.get('PREF')?.[0])
  if (Number.isInteger(stated) && stated > 0) return stated
  return types.includes('pref') ? 1 : 101
}

/** `_$!<HomePage>!$_` is Apple's own label; anything else is the user's. */
export function cleanLabel(label: string): string {
  const built = /^_\$!<(.*)>!\$_$/.exec(label.trim())
  return tidy(built ? built[1]!.toLowerCase() : label.replace(/\\([,;\\])/g, '$1'))
}
