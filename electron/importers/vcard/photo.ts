import { pictureProblem } from '../../contract/pictures'
import type { Fields } from './fields'
import { type Property, textOf } from './properties'

/** Pictures are kept as they are, so they must be small enough to show as they are. */
export const pictureLimit = 2 * 1024 * 1024

export type Picture = { readonly bytes: Uint8Array } | { readonly problem: string }

/** The first picture of a card that is one, by its bytes; a picture elsewhere (`https://…`) is never fetched. Undefined when there is none. */
export function pictureOf(fields: Fields): Picture | undefined {
  let problem: Picture | undefined
  for (const property of fields.all('PHOTO')) {
    const bytes = embedded(property)
    if (!bytes) continue
    const why = whyNot(bytes)
    if (why === undefined) return { bytes }
    problem ??= { problem: why }
  }
  return problem
}

export function whyNot(bytes: Uint8Array): string | undefined {
  return bytes.length > pictureLimit ? 'the picture has more than 2 MB' : pictureProblem(bytes)
}

function embedded(property: Property): Uint8Array | undefined {
  const written = property.base64 || property.value === '' ? property.bytes.toString('latin1') : textOf(property)
  const data = /^\s*data:[^,]{0,200}?(?:;base64)?\\?,/i.exec(written.slice(0, 400))
  if (!data && !property.base64) return undefined
  return Buffer.from(written.slice(data?.[0].length ?? 0).replace(/[^A-Za-z0-9+/=]/g, ''), 'base64')
}
