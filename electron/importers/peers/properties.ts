/** What an export says of one thing, by name: a JSON object or a row of the database. Data keys never become properties of ours. */
export type Properties = ReadonlyMap<string, unknown>

/** A thing of an export with an id. */
export interface Entity {
  /** Its UUID, or in a database without them what stands for it. */
  readonly key: string | undefined
  readonly created?: unknown
  readonly properties: Properties
}

const empty: Properties = new Map()

export const propertiesOf = (value: unknown): Properties => (value !== null && typeof value === 'object' && !Array.isArray(value) ? new Map(Object.entries(value)) : empty)

/** Written text; nothing for blanks and what is no text. */
export function text(properties: Properties, name: string): string | undefined {
  const value = properties.get(name)
  const written = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
  return written === '' ? undefined : written
}

/** JSON writes `true`, the database `1`. */
export function flag(properties: Properties, name: string): boolean {
  const value = properties.get(name)
  return value === true || value === 1 || value === '1' || value === 'yes'
}

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : [])

/** `contact_fields`, `contact-field`, `activities`: the same kind in different versions. */
export function kindName(written: unknown): string {
  const plain = typeof written === 'string' ? written.toLowerCase().replaceAll('_', '-') : ''
  return plain.endsWith('ies') ? `${plain.slice(0, -3)}y` : plain.endsWith('sses') ? plain.slice(0, -2) : plain.replace(/([^s])s$/, '$1')
}

/** An entity of the JSON export; some things stand in it without a shell. */
export function entityOf(value: unknown): Entity {
  const shell = propertiesOf(value)
  const inside = shell.get('properties')
  return { key: text(shell, 'uuid')?.toLowerCase(), created: shell.get('created_at'), properties: inside === undefined ? shell : propertiesOf(inside) }
}
