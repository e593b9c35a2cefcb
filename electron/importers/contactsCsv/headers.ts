import { createHash } from 'node:crypto'
import { tidy } from '../../contract/handles'

/** A column's name as names are compared: lower case, `firstName` as two words, without signs. */
export const plainHeader = (name: string): string =>
  tidy(name)
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** The same for every file with these columns, however its program spells, quotes or separates them. */
export const headerKey = (names: readonly string[]): string => createHash('sha256').update(JSON.stringify(names.map(plainHeader))).digest('hex').slice(0, 32)
