import { tidy } from '../../contract/handles'
import type { Labelled } from '../../contract/records'
import type { AddressPart } from './meanings'

interface Address {
  label: string | undefined
  readonly parts: Map<AddressPart, string>
}

/** Addresses of a row, from one cell or gathered from several; several joined in parallel cells are taken apart together. */
export class AddressParts {
  private readonly wholes: Labelled[] = []
  private readonly groups = new Map<string, Address[]>()

  whole(value: string, label: string | undefined): void {
    this.wholes.push({ value: oneLine(value), ...(label !== undefined && { label }) })
  }

  part(group: string, part: AddressPart, values: readonly string[], label: string | undefined): void {
    let addresses = this.groups.get(group)
    if (!addresses) this.groups.set(group, (addresses = []))
    values.forEach((value, at) => {
      const address = (addresses[at] ??= { label, parts: new Map() })
      address.label ??= label
      if (value.trim() !== '') address.parts.set(part, value)
    })
  }

  all(): { addresses?: readonly Labelled[] } {
    const gathered = [...this.groups.values()].flat().flatMap(({ label, parts }) => {
      const value = formatted(parts)
      return value === '' ? [] : [{ value, ...(label !== undefined && { label }) }]
    })
    // The same address as one text and in parts: the parts know more.
    const texts = new Set(gathered.map(({ label }) => label))
    const addresses = [...this.wholes.filter(({ label }) => gathered.length === 0 || !texts.has(label)), ...gathered]
    return addresses.length > 0 ? { addresses } : {}
  }
}

function formatted(parts: ReadonlyMap<AddressPart, string>): string {
  const of = (...names: readonly AddressPart[]) => names.map((name) => oneLine(parts.get(name) ?? ''))
  const place = of('code', 'city').filter(Boolean).join(' ')
  const gathered = [...of('box', 'extended', 'street', 'street2', 'street3'), place, ...of('region', 'country')].filter(Boolean).join(', ')
  return gathered === '' ? oneLine(parts.get('formatted') ?? '') : gathered
}

const oneLine = (text: string): string => text.split('\n').map(tidy).filter(Boolean).join(', ')
