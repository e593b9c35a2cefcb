/** Looks at values of an archive without trusting their shape. */
export type Json = { readonly [key: string]: unknown }

export const object = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined

const none: readonly unknown[] = []

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : none)

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? (value === '' ? undefined : value) : Number.isSafeInteger(value) ? String(value) : undefined

const most = 200

/** The members of a list inside one record: more than 200 is no list that people made, and each costs work. */
export function few(value: unknown): readonly unknown[] {
  const all = list(value)
  return all.length > most ? all.slice(0, most) : all
}

/** A whole number from 0, written as text or as a number. */
export function count(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : NaN
  return Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

/** Keeps what no reader knows, verbatim. The target has no prototype, so `__proto__` is a key like any other. */
export class Leftover {
  private kept: Record<string, unknown> | undefined

  put(key: string, value: unknown): void {
    this.kept ??= Object.create(null) as Record<string, unknown>
    this.kept[key] = value
  }

  /** All fields of the record but the known ones. */
  take(record: Json, known: ReadonlySet<string>, prefix = ''): void {
    for (const key in record) if (!known.has(key)) this.put(prefix + key, record[key])
  }

  get more(): Readonly<Record<string, unknown>> | undefined {
    return this.kept
  }
}
