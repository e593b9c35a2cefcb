import { Failed } from '../../contract/result'
import { jsonObject } from '../formats/jsonElements'
import type { RawCard } from './cards'

/** Begins one card (`["vcard",[…]]`) or a list of them. */
export const beginsJcard = (head: string): boolean => /^[\uFEFF\s]*\[\s*(?:\[\s*)?"vcard"\s*,/i.test(head)

const propertiesLimit = 2000

/** The cards of a jCard file (RFC 7095), written as the lines they stand for, so that one reader knows what fields mean. Throws `Failed` for damaged JSON. */
export function jcardsOf(bytes: Uint8Array): RawCard[] {
  const value = jsonObject(bytes)
  if (!Array.isArray(value)) throw new Failed('unreadable', 'The file holds no cards.')
  const list: unknown[] = typeof value[0] === 'string' ? [value] : (value as unknown[])
  return list.map((card, index) => {
    const properties: unknown = Array.isArray(card) ? (card as unknown[])[1] : undefined
    if (!Array.isArray(properties)) return { index, lines: [], problems: ['The card holds no list of fields.'] }
    const lines = (properties as unknown[]).slice(0, propertiesLimit).flatMap((property) => lineOf(property) ?? [])
    const problems = properties.length > propertiesLimit ? ['The card has more than 2,000 fields; the rest was left out.'] : []
    return { index, lines, problems }
  })
}

/** `["tel", {"type": "work"}, "uri", "tel:+1-418-656-9254"]` → `tel;type=work;VALUE=uri:tel:…`. */
function lineOf(property: unknown): Buffer | undefined {
  if (!Array.isArray(property)) return undefined
  const [name, params, type, ...values] = property as unknown[]
  if (typeof name !== 'string' || !/^[\w-]{1,100}$/.test(name)) return undefined
  let head = name
  let group = ''
  for (const [key, value] of Object.entries(typeof params === 'object' && params !== null ? params : {})) {
    const written = (Array.isArray(value) ? (value as unknown[]) : [value]).map((each) => `"${String(each).replace(/["\r\n]/g, ' ')}"`).join(',')
    if (key.toLowerCase() === 'group') group = `${String(value).replace(/[^\w-]/g, '')}.`
    else if (/^[\w-]{1,100}$/.test(key)) head += `;${key}=${written}`
  }
  if (typeof type === 'string' && type !== 'text' && type !== 'unknown' && /^[\w-]+$/.test(type)) head += `;VALUE=${type}`
  return Buffer.from(`${group}${head}:${values.map(valueOf).join(',')}`)
}

/** A list is a structured value, a list in it one component of several names. */
function valueOf(value: unknown): string {
  if (!Array.isArray(value)) return escape(value)
  return (value as unknown[]).map((part) => (Array.isArray(part) ? (part as unknown[]).map(escape).join(',') : escape(part))).join(';')
}

const escape = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).replace(/[\\,;]/g, '\\$&').replace(/\r\n?|\n/g, '\\n') : ''
