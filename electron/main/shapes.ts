/**
 * Shapes of what crosses from the page. A shape takes unknown data and answers the same thing built anew, field by field,
 * or throws `Failed('invalid')`. Unknown fields are left behind.
 */
import { Failed } from '../contract/result'

export type Shape<T> = (value: unknown) => T

const wrong = (what: string): never => {
  throw new Failed('invalid', `The window asked for something that does not fit: ${what}.`)
}

export const text = (most: number): Shape<string> => (value) => (typeof value === 'string' && value.length <= most ? value : wrong('a text'))

export const matching = (pattern: RegExp): Shape<string> => (value) => (typeof value === 'string' && pattern.test(value) ? value : wrong('a name'))

export const integer = (least = 0, most = Number.MAX_SAFE_INTEGER): Shape<number> => (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most ? value : wrong('a whole number')

export const number = (least: number, most: number): Shape<number> => (value) =>
  typeof value === 'number' && value >= least && value <= most ? value : wrong('a number')

export const boolean: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : wrong('yes or no'))

export const oneOf = <T extends string | number>(...choices: readonly T[]): Shape<T> => (value) =>
  choices.find((choice) => choice === value) ?? wrong('one of a few words')

export const nullable = <T>(shape: Shape<T>): Shape<T | null> => (value) => (value === null ? null : shape(value))

export const optional = <T>(shape: Shape<T>): Shape<T | undefined> => (value) => (value === undefined ? undefined : shape(value))

export const list = <T>(shape: Shape<T>, most: number): Shape<readonly T[]> => (value) =>
  Array.isArray(value) && value.length <= most ? value.map(shape) : wrong('a list')

export const counts: Shape<Readonly<Record<string, number>>> = (value) => {
  if (!isPlain(value)) return wrong('counts')
  const made: Record<string, number> = Object.create(null) as Record<string, number>
  for (const [key, count] of Object.entries(value)) made[key] = integer()(count)
  return made
}

/** Fields that are absent stay absent. */
export const object = <T extends object>(fields: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T> => (value) => {
  if (!isPlain(value)) return wrong('an object')
  const made: Partial<T> = {}
  for (const key of Object.keys(fields) as (keyof T & string)[]) {
    const field = fields[key](Object.hasOwn(value, key) ? value[key] : undefined)
    if (field !== undefined) made[key] = field
  }
  return made as T
}

/** The arguments of a call. Optional ones at the end may be missing. */
export const tuple = <T extends readonly unknown[]>(...shapes: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> => (value) => {
  if (!Array.isArray(value) || value.length > shapes.length) return wrong('the number of arguments')
  return shapes.map((shape: Shape<unknown>, at) => shape(value[at])) as unknown as T
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const deepest = 100

/**
 * Refuses what is larger than `limit` bytes as JSON, deeper than 100 levels, or not JSON at all. Looks at no more than the limit
 * allows, so a small graph that unfolds into a huge tree stops early.
 */
export function assertSmall(value: unknown, limit: number): void {
  let bytes = 0
  const take = (more: number) => {
    bytes += more
    if (bytes > limit) throw new Failed('invalid', 'The window sent more than this call takes.')
  }
  const walk = (part: unknown, depth: number): void => {
    if (depth > deepest) throw new Failed('invalid', 'The window sent something nested too deeply.')
    if (typeof part === 'string') return take(Buffer.byteLength(part) + 2)
    if (typeof part === 'number' || typeof part === 'boolean' || part === null || part === undefined) return take(4)
    if (Array.isArray(part)) {
      take(2 + part.length)
      return part.forEach((item) => walk(item, depth + 1))
    }
    if (!isPlain(part) || (Object.getPrototypeOf(part) !== Object.prototype && Object.getPrototypeOf(part) !== null)) return wrong('plain data')
    take(2)
    for (const [key, field] of Object.entries(part)) {
      take(Buffer.byteLength(key) + 4)
      walk(field, depth + 1)
    }
  }
  walk(value, 0)
}
